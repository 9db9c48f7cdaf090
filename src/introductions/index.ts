import type { Route } from '../web/index.ts';
import { introductionPage } from './pages/introduction.tsx';
import { newRoutes } from './pages/new.tsx';
import { sendRoutes } from './pages/send.tsx';
import { stepRoutes } from './pages/step-routes.tsx';
import { unmetRoutes } from './pages/unmet.tsx';

export { answerStillGoing, type StillGoing } from './answer-still-going.ts';
export { type AttendFirst, attendFirst } from './attend-first.ts';
export { type BeginIntroduction, beginIntroduction } from './begin.ts';
export { type BookFirst, bookFirst } from './book.ts';
export { choose } from './choose.ts';
export { type Complete, completeIntroduction } from './complete.ts';
export {
  awaitingStates,
  finalStates,
  goingStates,
  type IntroductionState,
  introductionStates,
  isFinal,
  next,
  type TransitionName,
  transitions,
} from './introduction.ts';
export { keepGoing } from './keep-going.ts';
export { introductionListeners } from './listeners.ts';
export { type Agreed, type Minimum, minimumOf, readShared, type Shared } from './minimum.ts';
export { type NextStepCode, nextStep, nextStepCodes } from './next-step.ts';
export { nextStepWords } from './next-step-words.ts';
export { StateTag } from './pages/state-tag.tsx';
export { may as mayIntroduce } from './policy.ts';
export { type IntroductionFacts, introductionFacts } from './queries.ts';
export { type GroupAnswer, recordAnswer } from './record-answer.ts';
export { recordUnmetNeed, type UnmetNeed } from './record-unmet-need.ts';
export {
  askHowItGoes,
  chaseIntroductions,
  introductionRoutines,
} from './routines.ts';
export { sendIntroduction } from './send.ts';
export { type StopIntroduction, stopIntroduction } from './stop.ts';

/** Introductions of a person to a service, from the idea to a known end, and what nothing fitted. */
export const introductionRoutes: readonly Route[] = [
  ...newRoutes,
  introductionPage,
  ...sendRoutes,
  ...stepRoutes,
  ...unmetRoutes,
];
