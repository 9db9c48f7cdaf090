import type { Route } from '../web/index.ts';
import { firstVisitRoutes } from './first-visit/pages.tsx';
import { goAlongRoutes } from './go-along/routes.tsx';
import { introductionPage } from './pages/introduction.tsx';
import { newRoutes } from './pages/new.tsx';
import { recallRoutes } from './pages/recall.tsx';
import { sendRoutes } from './pages/send.tsx';
import { stepRoutes } from './pages/step-routes.tsx';
import { unmetRoutes } from './pages/unmet.tsx';
import { whySuggestedPage } from './pages/why-suggested.tsx';
import { shortlistRoutes } from './shortlists/page.tsx';
import { unmetListRoutes } from './unmet/unmet-needs.tsx';

export { answerStillGoing, mayAskFrom } from './answer-still-going.ts';
export { attendFirst } from './attend-first.ts';
export { type FirstVisit, firstVisitParts } from './first-visit/first-visit.ts';
export { firstVisitStore } from './first-visit/store.ts';
export { askProviders } from './from-provider/ask-providers.ts';
export { carryOutWords } from './from-provider/carry-out.ts';
export {
  addProviderLink,
  PROVIDER_LINK_DAYS,
  providerActor,
  providerTokenHash,
} from './from-provider/link-store.ts';
export { type ReadOut, readOut, type SentHere, sentHere } from './from-provider/queries.ts';
export type { QuestionKind } from './from-provider/question-store.ts';
export { maySay, sayWord } from './from-provider/say-word.ts';
export type { NewWord } from './from-provider/store.ts';
export { openQuestion, type ProviderWordKind } from './from-provider/word.ts';
export { endsBecause } from './go-along/offer.ts';
export { offerToGoAlong } from './go-along/offer-to-go-along.ts';
export { TakeBack } from './go-along/take-back.tsx';
export { awaitingStates, type IntroductionState, isFinal, next, transitions } from './introduction.ts';
export { keepGoing } from './keep-going.ts';
export { introductionListeners } from './listeners.ts';
export { type Minimum, readShared } from './minimum.ts';
export { nextStep } from './next-step.ts';
export { nextStepWords } from './next-step-words.ts';
export { outcomesToLearnFrom } from './outcome-queries.ts';
export { conversionOfService } from './pages/conversion.tsx';
export { StateTag } from './pages/state-tag.tsx';
export { type IntroductionFacts, introductionFacts, usedServices } from './queries.ts';
export { recordAnswer } from './record-answer.ts';
export { introductionRoutines } from './routines.ts';
export { type CaseShortlist, shortlistStore } from './shortlists/store.ts';
export { stopIntroduction } from './stop.ts';

/** Introductions of a person to a service, from the idea to a known end, and what nothing fitted. */
export const introductionRoutes: readonly Route[] = [
  ...newRoutes,
  introductionPage,
  ...sendRoutes,
  ...stepRoutes,
  ...unmetRoutes,
  ...unmetListRoutes,
  whySuggestedPage,
  ...firstVisitRoutes,
  ...goAlongRoutes,
  ...recallRoutes,
  ...shortlistRoutes,
];
