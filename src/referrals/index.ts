export { isCase, type Leave, may, type ReferralAct, type ReferralStanding } from './policy.ts';
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
