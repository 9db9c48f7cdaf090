import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { ConcernKind } from '../../programmes/index.ts';
import type { Concern, ConcernState } from '../concern.ts';

function reading({ db, actor }: Scope) {
  return db
    .selectFrom('concern as c')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'c.programme_id').onRef('p.id', '=', 'c.person_id'),
    )
    .leftJoin('staff as raiser', join =>
      join.onRef('raiser.programme_id', '=', 'c.programme_id').onRef('raiser.id', '=', 'c.raised_by'),
    )
    .leftJoin('staff as owner', join =>
      join.onRef('owner.programme_id', '=', 'c.programme_id').onRef('owner.id', '=', 'c.owner_id'),
    )
    .leftJoin('staff as first', join =>
      join.onRef('first.programme_id', '=', 'c.programme_id').onRef('first.id', '=', 'c.first_signed_by'),
    )
    .leftJoin('staff as closer', join =>
      join.onRef('closer.programme_id', '=', 'c.programme_id').onRef('closer.id', '=', 'c.closed_by'),
    )
    .selectAll('c')
    .select([
      'p.given_name',
      'p.known_as',
      'p.family_name',
      'raiser.name as raiser_name',
      'owner.name as owner_name',
      'first.name as first_name',
      'closer.name as closer_name',
    ])
    .where('c.programme_id', '=', actor.programmeId);
}

type Row = Awaited<ReturnType<ReturnType<typeof reading>['execute']>>[number];

/** The concerns the actor may see, open ones first by the day of decision, then those of the last 90 days. */
export async function concernsSeen(scope: Scope): Promise<readonly Concern[]> {
  const rows = await reading(scope)
    .where(eb =>
      eb.or([eb('c.state', '<>', 'closed'), eb('c.closed_at', '>', scope.now.subtract({ hours: 24 * 90 }))]),
    )
    .orderBy(sql`c.state = 'closed'`)
    .orderBy('c.decide_by')
    .orderBy('c.id')
    .execute();
  return rows.map(toConcern);
}

/** One concern, or undefined when it does not exist for this actor. */
export async function findConcern(scope: Scope, id: string): Promise<Concern | undefined> {
  const row = await reading(scope).where('c.id', '=', id).executeTakeFirst();
  return row && toConcern(row);
}

/** Whether a concern about this person was raised in the last day, as far as the actor may see it. */
export async function raisedLately({ db, actor, now }: Scope, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('concern')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .where('raised_at', '>', now.subtract({ hours: 24 }))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Concerns whose day of decision is over. */
export async function overdueConcerns(scope: Scope, today: Temporal.PlainDate): Promise<readonly Concern[]> {
  const rows = await reading(scope)
    .where('c.state', '<>', 'closed')
    .where('c.decide_by', '<', today)
    .orderBy('c.id')
    .execute();
  return rows.map(toConcern);
}

/**
 * The persons among these who have an open concern: the mark that everybody who works with people may see,
 * and nothing more.
 */
export async function concernMarks(scope: Scope, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set();
  const { rows } = await sql<{ readonly id: string }>`
    select id from people_with_open_concern() as id where id = any (${[...personIds]})`.execute(scope.db);
  return new Set(rows.map(row => row.id));
}

function toConcern(row: Row): Concern {
  return {
    id: row.id,
    kind: row.kind as ConcernKind,
    words: row.words,
    state: row.state as ConcernState,
    personId: row.person_id,
    personName: `${row.known_as ?? row.given_name} ${row.family_name}`,
    referralId: row.referral_id,
    raisedBy: row.raised_by,
    raisedByName: row.raiser_name ?? '',
    raisedAt: row.raised_at,
    ownerId: row.owner_id,
    ownerName: row.owner_name ?? '',
    decideBy: row.decide_by,
    decision: row.decision,
    firstSignedBy: row.first_signed_by,
    firstSignedByName: row.first_name,
    firstSignedAt: row.first_signed_at,
    closedByName: row.closer_name,
    closedAt: row.closed_at,
    version: row.version,
  };
}
