import { houseRules } from '../care/index.ts';
import type { Routine } from '../platform/events/index.ts';
import { endLinksAfterClosing } from './private/end-link.ts';
import { forgetVisits } from './private/visit-store.ts';
import { keyStore } from './provider/key/key-store.ts';

/** What the clock does in this room. */
export const portalRoutines: readonly Routine[] = [
  {
    name: 'portals.end_links',
    cron: '20 4 * * *',
    async handle(scope) {
      const { settings } = await houseRules(scope);
      await endLinksAfterClosing(scope, settings.linkWeeksAfterClosing);
    },
  },
  { name: 'portals.forget', cron: '50 3 * * *', handle: forgetVisits },
  { name: 'portals.forget_groups', cron: '52 3 * * *', handle: scope => keyStore(scope).forget() },
];
