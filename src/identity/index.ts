export { type Appointment, appointStaff } from './appoint-staff.ts';
export { dropForm, findForm, keepForm } from './interrupted.ts';
export { endSession, findSession, type SignedIn, startSession, whoseSession } from './session.ts';
export { activeStaff, type StaffMember, staffByPassword, staffToTry } from './staff.ts';
