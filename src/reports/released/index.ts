// What may leave a programme, and the pure functions that make counts, shares and means fit to leave. For the other rooms of reports.
export { type Carried, carriedOf, untoldBefore } from './carried.ts';
export { mayCorrect } from './correction.ts';
export {
  type ChangeFact,
  type ReachCut,
  type ReleasedCut,
  type ReleasedPart,
  type ReleasedTable,
  reachCuts,
  releasedCuts,
} from './cuts.ts';
export {
  type Cell,
  FEWEST,
  fitCount,
  fitMean,
  fitMedian,
  fitShare,
  isSmall,
  toFifth,
  waitBands,
} from './fit.ts';
export { makeDue, ripeOn } from './make-due.ts';
export type { ChangeDetail, More, MoreTruth, ReleasedChange } from './more.ts';
export { fitPairs } from './pairs.ts';
export {
  DEFINITIONS,
  FOLLOWED_DAYS,
  forOthers,
  makeRelease,
  type Release,
  type ReleasedWait,
  type ReleaseFact,
  releasedWaits,
  stoppedOf,
  type Truth,
} from './release.ts';
export { type CutStep, cutSteps, type ReleasedStep, releasedSteps } from './steps.ts';
export { type KeptRelease, keptReleases, newestOf, releasesOf } from './store.ts';
export { fitTables, type ShownTable } from './tables.ts';
export { fitThere, type ReleasedThere, type ThereCase } from './there.ts';
