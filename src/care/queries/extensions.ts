import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';

/** A wish for more sessions that nobody has decided. */
export type OpenExtension = {
  readonly id: string;
  readonly sessions: number;
  readonly reason: string;
  readonly note: string | null;
  readonly askedBy: string;
  readonly askedAt: Temporal.Instant;
};

/** The undecided wish for more sessions of a case, if there is one. */
export async function openExtension(scope: Scope, referralId: string): Promise<OpenExtension | null> {
  const { rows } = await sql<OpenExtension>`
    select e.id, e.sessions, e.reason, e.note, s.name as "askedBy", e.asked_at as "askedAt"
    from extension e join staff s on s.programme_id = e.programme_id and s.id = e.asked_by
    where e.programme_id = ${scope.actor.programmeId} and e.referral_id = ${referralId} and e.approved is null
    order by e.asked_at limit 1`.execute(scope.db);
  return rows[0] ?? null;
}
