export { addAddendum } from './add-addendum.ts';
export { type Taken, type Warning, warningsFor, weekly } from './calendar.ts';
export { type CancelInput, cancelSession } from './cancel-session.ts';
export { type GuideName, guideFor, guides } from './guide.ts';
export { sessionListeners } from './listeners.ts';
export { missSession } from './miss-session.ts';
export { type MoveInput, moveSession } from './move-session.ts';
export { sessionRoutes } from './pages/index.ts';
export type { SessionParts, SessionSection } from './pages/session-facts.tsx';
export { type NewSessions, planSessions } from './plan-sessions.ts';
export {
  addendaOf,
  noteOf,
  personWords,
  type Quote,
  sessionOf,
  sessionsOf,
  sessionsOnDay,
  takenBetween,
  type Unsigned,
  unsignedNotes,
} from './queries.ts';
export { type RecordInput, recordSession } from './record-session.ts';
export { type DraftInput, type DraftKept, saveDraft } from './save-draft.ts';
export {
  type Addendum,
  maySession,
  type Note,
  type Session,
  type SessionState,
  sessionStates,
} from './session.ts';
export { takeBack } from './take-back.ts';
