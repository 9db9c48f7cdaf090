import type { Route } from '../web/index.ts';
import { measuresPage } from './pages/measures.tsx';
import { programmeMeasuresPage } from './pages/programme.tsx';
import { takeRoutes } from './pages/take.tsx';

export {
  type Assessment,
  answersOf,
  changeBetween,
  concernItems,
  latest,
  type OwnConcern,
  type Standing,
  standingOf,
  wordedItems,
} from './assessment.ts';
export * from './instruments/index.ts';
export { packOf } from './pack.ts';
export { changeWords, scaleName, scoreWords } from './pages/change-words.ts';
export { may as mayMeasure } from './policy.ts';
export { programmeSummary, type SummaryLine } from './programme-summary.ts';
export { assessmentsOf, type ClosedCase, closedCases, ownConcernsOf } from './queries.ts';
export { type Filled, type RecordAssessments, recordAssessments } from './record-assessments.ts';
export { bandOf, type Scored, score } from './scoring.ts';
export { change, type Direction, type ScaleChange } from './scoring-change.ts';
export { type ChangeSummary, summariseChanges } from './scoring-summary.ts';
export { FEWEST, hideSmall, shown } from './small-numbers.ts';

/** Measures of one person and of the programme. */
export const outcomesRoutes: readonly Route[] = [measuresPage, programmeMeasuresPage, ...takeRoutes];
