import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';
import type { ProgrammeSettings } from '../programmes/index.ts';

/** How long it takes until somebody rings. */
export type ExpectedWait = {
  /** Working days from sending to the first contact. */
  readonly days: number;
  /** Whether this is how it went lately, or what the programme aims at. */
  readonly from: 'recent' | 'aim';
};

/** Fewer than this say too little about the next one. */
const FEWEST = 8;

/**
 * Half of the people received in the last 90 days heard from us within this many weekdays; with too few of them, what the
 * programme aims at. A public page asks this as the system: it reads no person.
 */
export async function expectedWait(
  { db, actor, now }: Scope,
  settings: ProgrammeSettings,
): Promise<ExpectedWait> {
  const since = now.subtract({ hours: 90 * 24 });
  const { rows } = await sql<{ count: number; days: number | null }>`
    select count(*) as count,
      percentile_disc(0.5) within group (order by (
        select count(*) from generate_series(received_at::date + 1, first_contact_at::date, interval '1 day') day
        where extract(isodow from day) < 6)) as days
    from referral
    where programme_id = ${actor.programmeId} and first_contact_at is not null
      and received_at >= ${since} and received_at <= ${now}`.execute(db);
  const found = rows[0];
  if (found && found.days !== null && found.count >= FEWEST)
    return { days: Math.max(1, found.days), from: 'recent' };
  return { days: settings.firstContactDays, from: 'aim' };
}
