export { allocate } from './allocate.ts';
export { weightedLoads } from './caseload/queries.ts';
export { type CaseloadWeights, caseWeight, houseWeights, type WorkerLoad } from './caseload/weight.ts';
export { speaksOfDanger } from './danger.ts';
export { type ExpectedWait, expectedWait } from './expected-wait.ts';
export { type Intake, intakeOf } from './intake.ts';
export { endReferrerCode, makeReferrerCode, mayKeepCodes } from './keep-referrer-code.ts';
export { reasonWords } from './pages/reason-words.ts';
export { may as mayTakeStep } from './policy.ts';
export {
  caseStates,
  next,
  type ReferralState,
  referralStates,
  type TransitionName,
  transitions,
} from './referral.ts';
export { type ReferrerCode, referrerCodes } from './referrer-code-store.ts';
export { publicReferralRoutes, referralRoutes } from './routes.ts';
export { referralRoutines } from './routines.ts';
export { addStatusLink, openStatusLink } from './status-link-store.ts';
export { type Referral, type ReferralNeed, referralStore, routes as waysIn } from './store.ts';
export { transition } from './transition.ts';
