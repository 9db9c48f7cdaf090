import type { Route, WebDeps } from '../web/index.ts';
import { agreedRoutes } from './pages/agreed.tsx';
import { homeRoutes } from './pages/home.tsx';
import { pinRoutes } from './pages/pin.tsx';
import { copyRoutes } from './pages/copy.tsx';
import { helperRoutes } from './pages/helpers.tsx';
import { ownCalendarRoutes } from './pages/calendar.tsx';
import { seenRoutes } from './pages/seen.tsx';
import { staffLinkRoutes } from './pages/staff-link.tsx';
import { staffSeenRoutes } from './pages/staff-seen.tsx';
import { stopRoutes } from './pages/stop.tsx';

/** The addresses of this room. A link is found after the names of the pages, so that none of them is taken for one. */
export function portalRoutes(deps: Pick<WebDeps, 'database' | 'secret'>): readonly Route[] {
  return [
    ...staffLinkRoutes,
    ...staffSeenRoutes,
    ...homeRoutes,
    ...agreedRoutes,
    ...seenRoutes,
    ...stopRoutes,
    ...pinRoutes(deps),
  ];
}
    ...meetingRoutes,
    ...meetingChangeRoutes,
    ...planRoutes,
    ...planStepRoutes,
    ...activityRoutes,
    ...activitySaidRoutes,
    ...questionRoutes,
    ...helperRoutes,
    ...copyRoutes,
    ...ownCalendarRoutes,
