import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { periodsOn } from '../asked/period.ts';
import { endedCasesWhere } from '../help/queries.ts';
import { gapsOf } from './gaps.ts';
import { scoresOf, shapeOf } from './measures.ts';
import { leftOut } from './standing-queries.ts';
import { type Own, summaryStore } from './store.ts';

/** Marks worked out together. */
const AT_ONCE = 1_000;
/** Times that many in one run of the clock: a programme with more goes on at the next, and its readers read the records until then. */
const TURNS = 5;

/**
 * Works out what is marked, and adds up the months of it. The first time, and when the zone, the questionnaires or the rules have changed, everything is marked before.
 * Safe beside everything else: readers see either the row as it was with its mark, or the new row without.
 * @param scope of the system
 */
export async function keepSummaries(scope: Scope): Promise<void> {
  const store = summaryStore(scope);
  if (!(await store.take())) return;
  const own = await store.own();
  const [zone, shape] = [own.where.zone, shapeOf(own.pack)];
  if (!(await store.isFor(zone, shape))) await store.markAll(zone, shape);
  for (let turn = 0; turn < TURNS; turn += 1) if ((await workOut(scope, own)) < AT_ONCE) break;
  const whom = await leftOut(scope);
  await store.writeMonths(await store.takeMonths(whom), whom);
}

/**
 * Adds up the whole months of every span that a report can be asked for, where that is not there. Not with each change: whoever asks
 * meanwhile gets them month by month.
 * @param scope of the system
 */
export async function keepSpans(scope: Scope): Promise<void> {
  const store = summaryStore(scope);
  if (!(await store.take())) return;
  const { where, pack } = await store.own();
  if (!(await store.isFor(where.zone, shapeOf(pack)))) return;
  const today = scope.now.toZonedDateTimeISO(where.zone).toPlainDate();
  const wanted = periodsOn(today).flatMap(({ from, until }) => {
    const { low, high } = gapsOf(from, until);
    return low !== null && high !== null ? [{ low, high }] : [];
  });
  const whom = await leftOut(scope);
  for (const span of await store.missingSpans(wanted)) await store.writeSpan(span, whom);
}

/** Marks everything, whatever is there: `keepSummaries` then works it out. Again and again does no harm. */
export async function rebuildSummaries(scope: Scope): Promise<void> {
  const store = summaryStore(scope);
  const { where, pack } = await store.own();
  await store.markAll(where.zone, shapeOf(pack));
}

/** @returns how many referrals were worked out */
async function workOut(scope: Scope, { where, pack }: Own): Promise<number> {
  const store = summaryStore(scope);
  const ids = await store.takeMarks(AT_ONCE);
  if (ids.length === 0) return 0;
  const cases = await endedCasesWhere(scope, sql`r.id = any(${[...ids]}::uuid[]) and r.state <> 'duplicate'`);
  await store.write(where, ids, scoresOf(cases, pack));
  return ids.length;
}
