import type { Route } from '../web/index.ts';
import { certificateRoutes } from './certificate/page.tsx';
import { ruleRoutes } from './certificate/rule-page.tsx';
import { makeUpRoutes } from './make-up/page.tsx';
import { actRoutes } from './pages/acts.tsx';
import { bookRoutes } from './pages/book.tsx';
import { caseGroupsPage } from './pages/case.tsx';
import { dateRoutes } from './pages/dates.tsx';
import { editRoutes } from './pages/edit.tsx';
import { groupPage } from './pages/group.tsx';
import { groupsPage } from './pages/list.tsx';
import { offerRoutes } from './pages/offer.tsx';
import { correctRoutes } from './register/correct.tsx';
import { registerRoutes } from './register/page.tsx';

/** Groups and courses that the programme runs itself. `/groups/new` comes before `/groups/:groupId`. */
export const groupRoutes: readonly Route[] = [
  groupsPage,
  ...editRoutes,
  groupPage,
  ...actRoutes,
  ...dateRoutes,
  ...registerRoutes,
  ...certificateRoutes,
  ...ruleRoutes,
  ...correctRoutes,
  ...makeUpRoutes,
  ...bookRoutes,
  caseGroupsPage,
  ...offerRoutes,
];
