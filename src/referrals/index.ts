export { type AcceptInput, accept } from './accept.ts';
export { type AllocateInput, allocate } from './allocate.ts';
export { answerQuestion } from './answer-question.ts';
export { askQuestion } from './ask-question.ts';
export { asksForCare, speaksOfDanger } from './danger.ts';
export { decline } from './decline.ts';
export { type ExpectedWait, expectedWait } from './expected-wait.ts';
export { type Fit, rankWorkers, type WhoMight, type WhoWaits } from './fit.ts';
export { type Intake, intakeOf, intakeShape } from './intake.ts';
export { markDuplicate } from './mark-duplicate.ts';
export { Crisis } from './pages/crisis.tsx';
export { isCase, type Leave, may, type ReferralAct, type ReferralStanding } from './policy.ts';
export { type ListedReferral, listReferrals, workersWithLoad } from './queries.ts';
export { type Received, type ReceiveInput, receive } from './receive.ts';
export { type RedirectInput, redirect } from './redirect.ts';
export {
  caseStates,
  next,
  openStates,
  type ReferralState,
  referralStates,
  type Transition,
  type TransitionName,
  transitions,
  triageStates,
} from './referral.ts';
export { publicReferralRoutes, referralRoutes } from './routes.ts';
export { referralRoutines } from './routines.ts';
export { addStatusLink, newToken } from './status-link-store.ts';
export {
  type NewReferral,
  type Referral,
  type ReferralChanges,
  type ReferralEvent,
  type ReferralNeed,
  type ReferralQuestion,
  type ReferralRoute,
  type ReferralStore,
  referralStore,
} from './store.ts';
export { type TransitionInput, transition } from './transition.ts';
