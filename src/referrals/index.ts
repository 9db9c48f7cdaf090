export { allocate } from './allocate.ts';
export { speaksOfDanger } from './danger.ts';
export { intakeOf } from './intake.ts';
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
export { publicReferralRoutes, referralRoutes } from './routes.ts';
export { referralRoutines } from './routines.ts';
export { addStatusLink } from './status-link-store.ts';
export { type Referral, type ReferralNeed, referralStore } from './store.ts';
export { transition } from './transition.ts';
