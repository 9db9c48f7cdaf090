export { compareSummaries } from './compare-summaries.ts';
export { markedReferrals } from './drift-queries.ts';
export { keepSpans, keepSummaries, rebuildSummaries } from './keep-summaries.ts';
export { measuresOf, shapeOf } from './measures.ts';
export { factsNow, helpNow, journeyNow, thereNow } from './now.ts';
export { summaryRoutines } from './routines.ts';
