import type { Route } from '../web/index.ts';
import { surveyByLinkRoutes } from './pages/answer.tsx';
import { fromStatusRoutes } from './pages/from-status.tsx';
import { paperSurveyRoutes } from './pages/paper.tsx';

export { answerSurvey } from './answer-survey.ts';
export { askSurveys, surveyRoutines } from './ask-surveys.ts';
export { newSurveyToken, surveyStore } from './store.ts';
export {
  answersTo,
  type SurveyAnswers,
  type SurveyKind,
  type SurveyMark,
  type SurveyMoment,
  surveyAnswers,
  surveyKinds,
  surveyMarks,
  surveyQuestions,
} from './survey.ts';

/** Surveys by a private link, and from the page on how far a referral is. */
export const publicSurveyRoutes: readonly Route[] = [...surveyByLinkRoutes, ...fromStatusRoutes];

/** Surveys on paper, for staff. */
export const surveyRoutes: readonly Route[] = paperSurveyRoutes;
