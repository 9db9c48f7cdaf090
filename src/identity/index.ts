export { dropForm, findForm, type InterruptedForm, keepForm } from './interrupted.ts';
export { checkPassword, hashPassword } from './passwords.ts';
export { endSession, findSession, type SignedIn, startSession, whoseSession } from './session.ts';
export { activeStaff, type StaffMember, staffByPassword, staffToTry } from './staff.ts';
