import type { Route, WebDeps } from '../web/index.ts';
import { activityRoutes } from './pages/activities.tsx';
import { activitySaidRoutes } from './pages/activity-said.tsx';
import { agreedRoutes } from './pages/agreed.tsx';
import { ownCalendarRoutes } from './pages/calendar.tsx';
import { copyRoutes } from './pages/copy.tsx';
import { ownGroupRoutes } from './pages/groups.tsx';
import { helperRoutes } from './pages/helping.tsx';
import { homeRoutes } from './pages/home.tsx';
import { meetingRoutes } from './pages/meeting.tsx';
import { meetingChangeRoutes } from './pages/meeting-change.tsx';
import { ownPasskeyRoutes } from './pages/passkey.tsx';
import { pinRoutes } from './pages/pin.tsx';
import { planRoutes } from './pages/plan.tsx';
import { planStepRoutes } from './pages/plan-step.tsx';
import { questionRoutes } from './pages/questions.tsx';
import { seenRoutes } from './pages/seen.tsx';
import { staffHelperRoutes } from './pages/staff-helpers.tsx';
import { staffLinkRoutes } from './pages/staff-link.tsx';
import { staffSaidRoutes } from './pages/staff-said.tsx';
import { staffSeenRoutes } from './pages/staff-seen.tsx';
import { stopRoutes } from './pages/stop.tsx';
import { providerRoutes } from './provider/routes.ts';

/** The addresses of this room. A link is found after the names of the pages, so that none of them is taken for one. */
export function portalRoutes(deps: Pick<WebDeps, 'database' | 'secret'>): readonly Route[] {
  return [
    ...staffLinkRoutes,
    ...staffSeenRoutes,
    ...staffHelperRoutes,
    ...staffSaidRoutes,
    ...homeRoutes,
    ...meetingRoutes,
    ...meetingChangeRoutes,
    ...planRoutes,
    ...planStepRoutes,
    ...activityRoutes,
    ...activitySaidRoutes,
    ...ownGroupRoutes,
    ...questionRoutes,
    ...helperRoutes,
    ...copyRoutes,
    ...ownCalendarRoutes,
    ...agreedRoutes,
    ...seenRoutes,
    ...stopRoutes,
    ...ownPasskeyRoutes(deps),
    ...pinRoutes(deps),
    ...providerRoutes(deps),
  ];
}
