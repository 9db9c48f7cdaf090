export { dropForm, findForm, keepForm } from './interrupted.ts';
export { endSession, findSession, type SignedIn, startSession, whoseSession } from './session.ts';
export { activeStaff, type StaffMember, staffByPassword, staffToTry } from './staff.ts';
