export { portalListeners } from './listeners.ts';
export { personLinks } from './private/link-store.ts';
export { makePersonLink } from './private/make-link.ts';
export { portalRoutes } from './routes.ts';
export { portalRoutines } from './routines.ts';
export { calledBy, meaningOf, type Seen, seenKinds, seenOn } from './seen.ts';
