import { sql } from 'kysely';
import { makeTask } from '../../care/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { endedCasesWhere } from '../help/queries.ts';
import {
  driftedMonths,
  driftedRows,
  driftedSpans,
  endedAfter,
  keptScores,
  unmarked,
} from './drift-queries.ts';
import { type Score, scoresOf, shapeOf } from './measures.ts';
import { leftOut } from './standing-queries.ts';
import { type Own, summaryStore } from './store.ts';

/** Cases whose scores are compared together. */
const AT_ONCE = 1_000;

/**
 * Compares every kept row with what the records say, and every month with its rows. What is not equal is marked, so that no reader meets it again, and somebody is told:
 * summaries that drift have a cause that must be found.
 * @param scope of the system
 * @returns how many referrals and months were not equal; null where there was nothing to compare
 */
export async function compareSummaries(scope: Scope): Promise<number | null> {
  const store = summaryStore(scope);
  // Nothing is worked out beside this transaction: a change since then still has its mark.
  if (!(await store.take())) return null;
  const own = await store.own();
  if (!(await store.isFor(own.where.zone, shapeOf(own.pack)))) return null;
  const drifted = new Set([
    ...(await driftedRows(scope, own.where)),
    ...(await unmarked(scope, await driftedScores(scope, own))),
  ]);
  const whom = await leftOut(scope);
  const months = [...new Set([...(await driftedMonths(scope, whom)), ...(await driftedSpans(scope, whom))])];
  await store.mark([...drifted]);
  await store.markMonths(months);
  const unequal = drifted.size + months.length;
  await store.noteComparison(unequal);
  if (unequal > 0)
    await makeTask(scope, {
      kind: 'summaries_differ',
      subjectId: scope.actor.programmeId,
      assigneeId: null,
      dueOn: scope.now.toZonedDateTimeISO(own.where.zone).toPlainDate(),
    });
  return unequal;
}

async function driftedScores(scope: Scope, { pack }: Own): Promise<readonly string[]> {
  const drifted: string[] = [];
  let last: string | null = null;
  for (;;) {
    const ids: readonly string[] = await endedAfter(scope, last, AT_ONCE);
    const [cases, kept] = await Promise.all([
      endedCasesWhere(scope, sql`r.id = any(${[...ids]}::uuid[])`),
      keptScores(scope, ids),
    ]);
    const [worked, there] = [byReferral(scoresOf(cases, pack)), byReferral(kept)];
    drifted.push(...ids.filter(id => worked.get(id) !== there.get(id)));
    last = ids.at(-1) ?? null;
    if (ids.length < AT_ONCE) return drifted;
  }
}

/** The scores of each referral as one text, so that two of them can be compared. */
function byReferral(scores: readonly Score[]): ReadonlyMap<string, string> {
  const line = (one: Score) =>
    [one.instrument, one.scale, one.before ?? '', one.after ?? '', one.declinedAtEnd].join(' ');
  return new Map(
    [...Map.groupBy(scores, one => one.referralId)].map(([id, those]) => [
      id,
      those.map(line).sort().join('\n'),
    ]),
  );
}
