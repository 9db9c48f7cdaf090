import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';

const AT_ONCE = 200;

/** Offers whose time is over, oldest first. */
export async function offersOver({ db, actor, now }: Scope): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('group_place')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('state', '=', 'offered')
    .where('offer_until', '<=', now)
    .orderBy('offer_until')
    .limit(AT_ONCE)
    .execute();
  return rows.map(row => row.id);
}

/** Groups that are open or running, with when their first date was and their last is. */
export async function groupsInHand({ db, actor }: Scope): Promise<
  readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly first: Temporal.Instant | null;
    readonly lastEnds: Temporal.Instant | null;
  }[]
> {
  return db
    .selectFrom('own_group as g')
    .select(['g.id', 'g.kind', 'g.state'])
    .select(eb => [
      eb
        .selectFrom('group_date as d')
        .select(of => of.fn.min('d.starts_at').as('at'))
        .whereRef('d.programme_id', '=', 'g.programme_id')
        .whereRef('d.group_id', '=', 'g.id')
        .where('d.state', '!=', 'cancelled')
        .as('first'),
      eb
        .selectFrom('group_date as d')
        .select(sql<Temporal.Instant>`max(d.starts_at + make_interval(mins => d.minutes))`.as('at'))
        .whereRef('d.programme_id', '=', 'g.programme_id')
        .whereRef('d.group_id', '=', 'g.id')
        .where('d.state', '!=', 'cancelled')
        .as('lastEnds'),
    ])
    .where('g.programme_id', '=', actor.programmeId)
    .where('g.state', 'in', ['open', 'running'])
    .execute();
}

/** Dates that begin on one of these days, and are to take place. */
export async function datesBetween(
  { db, actor }: Scope,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<readonly { readonly id: string; readonly groupId: string }[]> {
  return db
    .selectFrom('group_date as d')
    .innerJoin('own_group as g', join =>
      join.onRef('g.programme_id', '=', 'd.programme_id').onRef('g.id', '=', 'd.group_id'),
    )
    .select(['d.id', 'd.group_id as groupId'])
    .where('d.programme_id', '=', actor.programmeId)
    .where('d.state', '=', 'planned')
    .where('d.starts_at', '>=', from)
    .where('d.starts_at', '<', to)
    .where('g.state', 'in', ['open', 'running'])
    .orderBy('d.starts_at')
    .execute();
}

/** Open places of a person, or of the case they were booked in. */
export async function openPlacesOf(
  { db, actor }: Scope,
  of: { readonly referralId: string },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('group_place as p')
    .innerJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 'p.programme_id').onRef('r.person_id', '=', 'p.person_id'),
    )
    .select('p.id')
    .where('p.programme_id', '=', actor.programmeId)
    .where('r.id', '=', of.referralId)
    .where('p.state', 'in', ['booked', 'waiting', 'offered'])
    .execute();
  return rows.map(row => row.id);
}
