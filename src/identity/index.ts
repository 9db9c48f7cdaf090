export { dropForm, findForm, type InterruptedForm, keepForm } from './interrupted.ts';
export { checkPassword, hashPassword } from './passwords.ts';
export { endSession, findSession, readToken, type SignedIn, startSession } from './session.ts';
export { activeStaff, type StaffMember, staffByPassword, staffToTry } from './staff.ts';
