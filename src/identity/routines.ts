import { sql } from 'kysely';
import type { Routine } from '../platform/events/index.ts';

/** What signing in leaves behind, and how long it is good for anything. */
const leftovers = [
  { table: 'sign_in_try', column: 'last_at', days: 2 },
  { table: 'spent_ticket', column: 'expires_at', days: 1 },
  { table: 'staff_signing_in', column: 'expires_at', days: 1 },
  { table: 'staff_link', column: 'expires_at', days: 30 },
  { table: 'staff_session', column: 'expires_at', days: 30 },
  { table: 'staff_device', column: 'last_used_at', days: 400 },
] as const;

/** Forgets tries, used challenges, half-done sign-ins, old links and browsers that have not come back. */
export const identityRoutines: readonly Routine[] = [
  {
    name: 'identity.forget',
    cron: '23 3 * * *',
    async handle({ db, actor }) {
      for (const { table, column, days } of leftovers) {
        await sql`delete from ${sql.table(table)} where programme_id = ${actor.programmeId}::uuid
          and ${sql.ref(column)} < now() - make_interval(days => ${days}::int)`.execute(db);
      }
    },
  },
];
