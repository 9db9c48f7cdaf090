import type { Route } from '../web/index.ts';
import { crisisLineChecked, crisisLinePage, crisisLineRemoved } from './pages/crisis-line.tsx';
import { crisisLinesPage } from './pages/crisis-lines.tsx';
import { crisisLineAdded, newCrisisLine } from './pages/new-crisis-line.tsx';

/** Every address of the room. */
export const safetyRoutes: readonly Route[] = [
  crisisLinesPage,
  newCrisisLine,
  crisisLineAdded,
  crisisLinePage,
  crisisLineChecked,
  crisisLineRemoved,
];
