import type { Route } from '../web/index.ts';
import { feedFile } from './pages/feed.ts';
import { mineRoutes } from './pages/mine.tsx';

export { calendarText } from './calendar-text.ts';
export { endFeed, giveFeed } from './give-feed.ts';
export { calendarOf } from './read-feed.ts';
export { calendarFeeds } from './store.ts';
export { timeZoneLines } from './time-zone.ts';

/** One's own calendar, for staff. */
export const calendarRoutes: readonly Route[] = mineRoutes;
/** What calendar programs ask for; its address begins with the programme's name. */
export const publicCalendarRoutes: readonly Route[] = [feedFile];
