export { askReset } from './links/ask-reset.ts';
export { joinByLink } from './links/join.ts';
export {
  findStaffLink,
  LINK_MINUTES,
  type LinkPurpose,
  makeStaffLink,
  type OpenLink,
  staffByEmail,
} from './links/staff-link.ts';
export {
  askPasskey,
  type Ceremony,
  checkPasskey,
  keepPasskey,
  offerPasskey,
  type PasskeyDeps,
} from './passkeys/ceremony.ts';
export { type Passkey, passkeysOf, removePasskey, renamePasskey } from './passkeys/store.ts';
export {
  counterOf,
  goesBack,
  keyOf,
  type Party,
  questionTo,
  readMade,
  readProof,
  wishFor,
} from './passkeys/web-authn.ts';
export { TooBusy } from './passwords/gate.ts';
export { checkPassword, hashPassword } from './passwords/hash.ts';
export { changePassword } from './passwords/set-password.ts';
export { PASSWORD_LEAST, PASSWORD_MOST, type PasswordFault, passwordFault } from './passwords/weak.ts';
export { linkKnown, staffKnownAs, unlinkKnown } from './providers/federation-store.ts';
export {
  type Known,
  makeProvider,
  type Provider,
  ProviderDown,
  ProviderRefused,
} from './providers/providers.ts';
export { identityRoutines } from './routines.ts';
export { confirmTotp, dropTotp, setTotp } from './second-factor/app-store.ts';
export { makeRecoveryCodes } from './second-factor/recovery-codes.ts';
export { holdSecondSteps, type Proofs, proofsOf, tryCode } from './second-factor/second-step.ts';
export { newTotpSecret, totpAddress, totpCode, totpText } from './second-factor/totp.ts';
export { type Device, deviceOf, deviceText } from './sessions/device.ts';
export { dropForm, findForm, type InterruptedForm, keepForm } from './sessions/interrupted.ts';
export {
  type Beginning,
  beginSession,
  endSession,
  findSession,
  type OpenGlass,
  renewSession,
  type SignedIn,
  type SignInMethod,
  signInsOf,
  startSession,
  whoseSession,
} from './sessions/session.ts';
export { endSessionById, endSessions, type OpenSession, openSessions } from './sessions/session-list.ts';
export { type PasswordTry, type TryAnswer, tryPassword } from './sign-in/by-password.ts';
export { type Completed, completeSignIn } from './sign-in/complete.ts';
export type { From } from './sign-in/origin.ts';
export { beginSigningIn, endSigningIn, findSigningIn, type SigningIn } from './sign-in/signing-in.ts';
export { type SignInDeps, signinActor } from './signin-actor.ts';
export { type Appointment, appointStaff } from './staff/appoint-staff.ts';
export { inviteStaff } from './staff/invite.ts';
export { letInAnew } from './staff/let-in.ts';
export { makeTeam } from './staff/make-team.ts';
export { changeRole, setActive } from './staff/manage.ts';
export {
  mayInviteTo,
  mayKeepTeams,
  mayLetIn,
  mayManage,
  type StaffRole,
  staffRoles,
} from './staff/policy.ts';
export { putInTeam } from './staff/put-in-team.ts';
export {
  activeStaff,
  allStaff,
  findStaff,
  type ListedStaff,
  type StaffMember,
  staffToTry,
} from './staff/staff.ts';
export { allTeams, type Team } from './staff/teams.ts';
export { makeTicket, readTicket, spendTicket } from './tickets.ts';
export { placeOf } from './tries/place.ts';
export {
  forgiveTries,
  type Patience,
  perAccount,
  type Reserved,
  reserveTry,
  triedAccount,
} from './tries/reserve.ts';
