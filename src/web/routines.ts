import type { Routine } from '../platform/events/index.ts';

const KEPT = { hours: 48 } as const;

/**
 * Forgets what was only kept for a while: where a sent form led (it may be a private address), and forms
 * interrupted by the end of a sign-in.
 */
export const webRoutines: readonly Routine[] = [
  {
    name: 'web.forget',
    cron: '17 3 * * *',
    async handle({ db, actor, now }) {
      await db
        .updateTable('submission')
        .set({ location: '/' })
        .where('programme_id', '=', actor.programmeId)
        .where('at', '<', now.subtract(KEPT))
        .where('location', '<>', '/')
        .execute();
      await db
        .deleteFrom('interrupted_form')
        .where('programme_id', '=', actor.programmeId)
        .where('expires_at', '<', now)
        .execute();
    },
  },
];
