import type { Scope } from '../../platform/database/index.ts';

/** A meeting as a message to the person speaks of it. */
export type AboutSession = {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly state: string;
  readonly startsAt: Temporal.PlainDateTime;
  readonly mode: string;
  readonly place: string | null;
  readonly called: string;
  readonly workerName: string;
  readonly linkWorkerId: string;
};

/** The same, with what decides whether a reminder is due and asks. */
export type SessionAhead = AboutSession & {
  readonly plannedAt: Temporal.Instant;
  readonly confirmedAt: Temporal.Instant | null;
};

function reading({ db, actor }: Scope) {
  return db
    .selectFrom('session as n')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'n.programme_id').onRef('p.id', '=', 'n.person_id'),
    )
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'n.programme_id').onRef('s.id', '=', 'n.link_worker_id'),
    )
    .select(eb => [
      'n.id',
      'n.referral_id as referralId',
      'n.person_id as personId',
      'n.state',
      'n.starts_at as startsAt',
      'n.mode',
      'n.place',
      eb.fn.coalesce('p.known_as', 'p.given_name').as('called'),
      's.name as workerName',
      'n.link_worker_id as linkWorkerId',
    ])
    .where('n.programme_id', '=', actor.programmeId);
}

/** One meeting, or undefined. */
export async function aboutSession(scope: Scope, id: string): Promise<AboutSession | undefined> {
  return reading(scope).where('n.id', '=', id).executeTakeFirst();
}

/** Whether another meeting of the case is planned between `now` and this one: then a reminder comes later. */
export async function hasEarlierSession(
  { db, actor }: Scope,
  session: AboutSession,
  now: Temporal.PlainDateTime,
): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', session.referralId)
    .where('state', '=', 'planned')
    .where('starts_at', '>', now)
    .where('starts_at', '<', session.startsAt)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The planned meetings that begin after `from` and not after `to`, but for those to which the person said they cannot come. */
export async function sessionsBetween(
  scope: Scope,
  from: Temporal.PlainDateTime,
  to: Temporal.PlainDateTime,
): Promise<readonly SessionAhead[]> {
  const { db, actor } = scope;
  const due = db
    .selectFrom('session')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('state', '=', 'planned')
    .where('cannot_come_at', 'is', null)
    .where('starts_at', '>', from)
    .where('starts_at', '<=', to);
  // Which they are is found first: joined to people in one go, the meetings were read once for each person.
  const ids = (await due.execute()).map(({ id }) => id);
  if (ids.length === 0) return [];
  return reading(scope)
    .select(['n.created_at as plannedAt', 'n.confirmed_at as confirmedAt'])
    .where('n.id', '=', eb => eb.fn.any(eb.val(ids)))
    .orderBy('n.starts_at')
    .orderBy('n.id')
    .execute();
}
