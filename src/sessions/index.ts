export { overlap } from './calendar.ts';
export { cancelSession } from './cancel-session.ts';
export { freeTimes } from './free-times.ts';
export { guideFor } from './guide.ts';
export { sessionListeners } from './listeners.ts';
export { sessionRoutes } from './pages/index.ts';
export type { SessionSection } from './pages/session-facts.tsx';
export { personWords, type Quote, sessionOf, sessionsOf, takenBetween } from './queries.ts';
export type { Session } from './session.ts';
