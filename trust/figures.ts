// Proofs that stand beside the code of a room take these from the platform; those that stand here, from here.
export { atFullLength, type Counts, figure } from '../src/platform/figures.ts';
