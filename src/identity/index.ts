export { type Appointment, appointStaff } from './appoint-staff.ts';
export { dropForm, findForm, type InterruptedForm, keepForm } from './interrupted.ts';
export { endSession, findSession, type SignedIn, signInsOf, startSession, whoseSession } from './session.ts';
export { activeStaff, type StaffMember, staffByPassword, staffToTry } from './staff.ts';
