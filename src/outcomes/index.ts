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
  mayWord,
  type OwnConcern,
  wordedItems,
} from './assessment.ts';
export { dueNow, type QuestionsDue } from './due.ts';
export { fieldOf, measuresForm } from './form.ts';
export * from './instruments/index.ts';
export { type KeptAnswers, keptAnswers } from './kept-answers.ts';
export { packOf } from './pack.ts';
export { scaleName, scoreWords } from './pages/change-words.ts';
export { InstrumentWords, inEnglishOnly, Question } from './pages/questions.tsx';
export { assessmentsOf, ownConcernsOf } from './queries.ts';
export { recordAssessments } from './record-assessments.ts';
export { answersSchema, bandOf, isAnswer, score } from './scoring.ts';

/** Measures of one person and of the programme. */
export const outcomesRoutes: readonly Route[] = [measuresPage, programmeMeasuresPage, ...takeRoutes];
