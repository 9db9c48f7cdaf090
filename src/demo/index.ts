export { type SeedDeps, seedDemo } from './seed-demo.ts';
