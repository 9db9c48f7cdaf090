// What may leave a programme, and the pure functions that make counts, shares and means fit to leave. For the other rooms of reports.
export { mayCorrect } from './correction.ts';
export { type Cell, FEWEST, fitCount, fitMean, fitMedian, fitShare, isSmall, waitBands } from './fit.ts';
export { makeDue, ripeOn } from './make-due.ts';
export { fitPairs } from './pairs.ts';
export {
  type ChangeFact,
  DEFINITIONS,
  FOLLOWED_DAYS,
  makeRelease,
  type Release,
  type ReleasedCut,
  type ReleasedPart,
  type ReleasedWait,
  type ReleaseFact,
  releasedCuts,
  releasedWaits,
  stoppedOf,
  type Truth,
} from './release.ts';
export { type CutStep, cutSteps, type ReleasedStep, releasedSteps } from './steps.ts';
export { type KeptRelease, keptReleases, newestOf, releasesOf } from './store.ts';
export { fitTables, type ShownTable } from './tables.ts';
