import type { Routine } from '../platform/events/index.ts';
import type { Route } from '../web/index.ts';
import { courseRoutes } from './courses/pages/course.tsx';
import { questionnaireRoutes } from './instruments/pages/index.ts';
import { followUpRoutes } from './pages/follow-up.tsx';
import { measuresPage } from './pages/measures.tsx';
import { programmeMeasuresPage } from './pages/programme.tsx';
import { takeRoutes } from './pages/take.tsx';
import { remindOfLicences } from './schedule/remind-of-licences.ts';
import { remindOfMeasures } from './schedule/remind-of-measures.ts';

export {
  type Administration,
  type Mode,
  modes,
  type ProxyAnswer,
  proxies,
  proxyOf,
  proxyReasons,
} from './answering/administration.ts';
export { SHOWN } from './answering/fields.ts';
export type { Filled } from './answering/read-answers.ts';
export {
  type Assessment,
  answersOf,
  changeBetween,
  changeOf,
  concernItems,
  counted,
  laterStarts,
  latest,
  mayWord,
  type OwnConcern,
  type Voice,
  versionChanged,
  versionFor,
  wordedItems,
} from './assessment.ts';
export { chooseMeasures } from './courses/choose-measures.ts';
export {
  type CourseDue,
  type CourseMoment,
  type CoursePlace,
  countedFor,
  dueFor,
  momentsOf,
  openMoments,
} from './courses/course-moment.ts';
export { assessmentsOfCases, chosenOf, coursePlaces, everChosenOf } from './courses/course-queries.ts';
export { placeAsked } from './courses/place-in-course.ts';
export { recordForCourse } from './courses/record-for-course.ts';
export { dueNow, type QuestionsDue } from './due.ts';
export { everAsked } from './ever-asked.ts';
export { fieldOf, type MeasuresForm, measuresForm, readMeasures } from './form.ts';
export { readQuestionnaire } from './instruments/import/read-questionnaire.ts';
export * from './instruments/index.ts';
export { keepQuestionnaire } from './instruments/keeping/keep-questionnaire.ts';
export { type KeptAnswers, keptAnswers } from './kept-answers.ts';
export { packOf } from './pack.ts';
export { scaleName, scoreWords } from './pages/change-words.ts';
export { ProxyFields } from './pages/how.tsx';
export { Items } from './pages/items.tsx';
export { InstrumentWords, inEnglishOnly, Question } from './pages/question.tsx';
export { may as mayMeasure } from './policy.ts';
export { assessmentsOf, ownConcernsOf, whichCounts } from './queries.ts';
export { recordAssessments } from './record-assessments.ts';
export { askForMeasures } from './schedule/ask-for-measures.ts';
export type { AskWay } from './schedule/ask-store.ts';
export { dueMoments } from './schedule/follow-up-queries.ts';
export { notReached } from './schedule/not-reached.ts';
export { heldDaysOf } from './schedule/queries.ts';
export { remindOfMeasures } from './schedule/remind-of-measures.ts';
export { answersSchema, bandOf, isAnswer, score } from './scoring.ts';

/** Measures of one person and of the programme. */
export const outcomesRoutes: readonly Route[] = [
  ...followUpRoutes,
  measuresPage,
  programmeMeasuresPage,
  ...takeRoutes,
  ...courseRoutes,
  ...questionnaireRoutes,
];

/** What the clock does for measures. */
export const outcomesRoutines: readonly Routine[] = [
  { name: 'outcomes.remind', cron: '20 9 * * *', handle: scope => remindOfMeasures(scope) },
  { name: 'outcomes.licences', cron: '30 6 * * *', handle: remindOfLicences },
];
