import type { Route } from '../web/index.ts';
import { conceptRoutes } from './editing/pages/concept.tsx';
import { conceptListRoutes } from './editing/pages/concepts.tsx';
import { importRoutes } from './editing/pages/import.tsx';
import { versionRoutes } from './editing/pages/versions.tsx';
import { learnedRoutes } from './learning/page.tsx';
import { unheardRoutes } from './unheard/page.tsx';

export { answerWords } from './answer-words.ts';
export { answerToKeep, type KeptAnswer } from './answers/answer-kept.ts';
export { answerStore } from './answers/store.ts';
export { matchApi } from './api.ts';
export { conceptName } from './concept-names.ts';
export { lexiconInUse } from './editing/lexicon-in-use.ts';
export { type OutcomeCounts, proposeLearning } from './learning/learn.ts';
export { limitCodes } from './limits.ts';
export { inTheirWords } from './pages/in-their-words.tsx';
export { saidWhere } from './pages/said-where.ts';
export { matchingRoutines } from './routines.ts';
export { longestStatement } from './statement.ts';
export { unheardWords } from './unheard/unheard-words.ts';

/** The list of concepts: what is heard, edited, tried and published. Named addresses stand before those of concepts. */
export const lexiconRoutes: readonly Route[] = [
  ...conceptListRoutes,
  ...versionRoutes,
  ...importRoutes,
  ...unheardRoutes,
  ...learnedRoutes,
  ...conceptRoutes,
];
