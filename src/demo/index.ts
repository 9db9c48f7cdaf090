export { isOfDemo, type SeedDeps, seedDemo } from './seed-demo.ts';
