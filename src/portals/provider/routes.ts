import type { Route, WebDeps } from '../../web/index.ts';
import { doorRoutes } from './pages/door.tsx';
import { groupHomeRoutes } from './pages/home.tsx';
import { groupKeyRoutes } from './pages/keys.tsx';
import { groupNumberRoutes } from './pages/numbers.tsx';
import { groupOneRoutes } from './pages/one.tsx';
import { groupPauseRoutes } from './pages/pause.tsx';
import { sayRoutes } from './pages/say-routes.tsx';
import { groupStaffRoutes } from './pages/staff.tsx';

/** The group's own pages. A link is found after the names of the pages, so that none of them is taken for one. */
export function providerRoutes(deps: Pick<WebDeps, 'database' | 'secret'>): readonly Route[] {
  return [
    ...groupStaffRoutes,
    ...groupHomeRoutes,
    ...groupOneRoutes,
    ...sayRoutes,
    ...groupPauseRoutes,
    ...groupKeyRoutes,
    ...groupNumberRoutes,
    ...doorRoutes(deps),
  ];
}
