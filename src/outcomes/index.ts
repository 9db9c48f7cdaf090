import type { Route } from '../web/index.ts';
import { measuresPage } from './pages/measures.tsx';
import { programmeMeasuresPage } from './pages/programme.tsx';
import { takeRoutes } from './pages/take.tsx';

export {
  type Assessment,
  answersOf,
  concernItems,
  latest,
  type OwnConcern,
  wordedItems,
} from './assessment.ts';
export * from './instruments/index.ts';
export { scaleName, scoreWords } from './pages/change-words.ts';
export { assessmentsOf, ownConcernsOf } from './queries.ts';
export { bandOf, score } from './scoring.ts';

/** Measures of one person and of the programme. */
export const outcomesRoutes: readonly Route[] = [measuresPage, programmeMeasuresPage, ...takeRoutes];
