import type { Route } from '../web/index.ts';
import { crisisLineChecked, crisisLinePage, crisisLineRemoved } from './pages/crisis-line.tsx';
import { crisisLinesPage } from './pages/crisis-lines.tsx';
import { crisisLineAdded, newCrisisLine } from './pages/new-crisis-line.tsx';
import { onCallChanged, onCallMoved, onCallPage } from './pages/on-call.tsx';
import { alarmTaken, watchPage } from './pages/watch.tsx';
import { watchHealth } from './pages/watch-health.ts';

/**
 * Every address of the room.
 * @param mail whether a mail server is set up (MAIL_URL)
 */
export function safetyRoutes({ mail }: { readonly mail: boolean }): readonly Route[] {
  return [
    watchPage(mail),
    watchHealth,
    alarmTaken,
    onCallPage,
    onCallChanged,
    onCallMoved,
    crisisLinesPage,
    newCrisisLine,
    crisisLineAdded,
    crisisLinePage,
    crisisLineChecked,
    crisisLineRemoved,
  ];
}
