export { guideFor } from './guide.ts';
export { sessionListeners } from './listeners.ts';
export { sessionRoutes } from './pages/index.ts';
export type { SessionSection } from './pages/session-facts.tsx';
export { personWords, type Quote, sessionsOf } from './queries.ts';
export type { Session } from './session.ts';
