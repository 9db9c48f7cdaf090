import type { Scope } from '../platform/database/index.ts';
import type { Glass, Verdict } from './glass.ts';

/** Uses shown at once. */
const MOST = 50;

/** Uses of break-glass with the person's name, for who may see them: a link worker their own, the co-ordinator all. */
export type ShownGlass = Glass & { readonly personName: string };

function glasses({ db, actor }: Scope) {
  return db
    .selectFrom('break_glass as g')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'g.programme_id').onRef('s.id', '=', 'g.staff_id'),
    )
    .select([
      'g.id',
      'g.staff_id as staffId',
      's.name as staffName',
      'g.person_id as personId',
      'g.reason',
      'g.words',
      'g.opened_at as openedAt',
      'g.ends_at as endsAt',
      'g.ended_at as endedAt',
      'g.reviewed_at as reviewedAt',
      'g.verdict',
      'g.review_words as reviewWords',
    ])
    .where('g.programme_id', '=', actor.programmeId);
}

const asGlass = <Row extends { verdict: string | null }>(row: Row) => ({
  ...row,
  verdict: row.verdict as Verdict | null,
});

/** One use. Undefined when there is none that the actor may see. */
export async function findGlass(scope: Scope, id: string): Promise<Glass | undefined> {
  const row = await glasses(scope).where('g.id', '=', id).executeTakeFirst();
  return row && asGlass(row);
}

/** What the actor has opened lately, the latest first. */
export async function ownGlasses(scope: Scope): Promise<readonly Glass[]> {
  const rows = await glasses(scope)
    .where('g.staff_id', '=', scope.actor.id)
    .orderBy('g.opened_at', 'desc')
    .limit(5)
    .execute();
  return rows.map(asGlass);
}

/** Uses that wait for a review, the oldest first, and those that were judged last. */
export async function glassesToReview(
  scope: Scope,
): Promise<{ readonly waiting: readonly ShownGlass[]; readonly judged: readonly ShownGlass[] }> {
  const named = glasses(scope)
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'g.programme_id').onRef('p.id', '=', 'g.person_id'),
    )
    .select(eb =>
      eb
        .fn<string>('concat_ws', [eb.val(' '), eb.ref('p.given_name'), eb.ref('p.family_name')])
        .as('personName'),
    );
  const [waiting, judged] = await Promise.all([
    named.where('g.reviewed_at', 'is', null).orderBy('g.opened_at').limit(MOST).execute(),
    named.where('g.reviewed_at', 'is not', null).orderBy('g.reviewed_at', 'desc').limit(10).execute(),
  ]);
  return { waiting: waiting.map(asGlass), judged: judged.map(asGlass) };
}
