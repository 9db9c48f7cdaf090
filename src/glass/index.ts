import type { Route } from '../web/index.ts';
import { glassEnded, glassReviewed, reviewsPage } from './pages/reviews.tsx';
import { glassOpened, glassPage, recordSought } from './pages/seek.tsx';

export { glassListeners } from './alarm.ts';
export { openGlass } from './open-glass.ts';

/** Every address of the room. */
export const glassRoutes: readonly Route[] = [
  glassPage,
  recordSought,
  glassOpened,
  reviewsPage,
  glassReviewed,
  glassEnded,
];
