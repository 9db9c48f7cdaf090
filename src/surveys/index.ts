import type { Route } from '../web/index.ts';
import { publicSurveyRoutes } from './pages/answer.tsx';
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
export { publicSurveyRoutes };

/** Surveys on paper, for staff. */
export const surveyRoutes: readonly Route[] = paperSurveyRoutes;
