import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { endedCasesWhere } from '../help/queries.ts';
import { scoresOf, shapeOf } from './measures.ts';
import { type Own, summaryStore } from './store.ts';

/** Marks worked out together. */
const AT_ONCE = 1_000;
/** Times that many in one run of the clock: a programme with more goes on at the next, and its readers read the records until then. */
const TURNS = 5;

/**
 * Works out what is marked. The first time, and when the zone, the questionnaires or the rules have changed, everything is marked before.
 * Safe beside everything else: readers see either the row as it was with its mark, or the new row without.
 * @param scope of the system
 */
export async function keepSummaries(scope: Scope): Promise<void> {
  const store = summaryStore(scope);
  if (!(await store.take())) return;
  const own = await store.own();
  const [zone, shape] = [own.where.zone, shapeOf(own.pack)];
  if (!(await store.isFor(zone, shape))) await store.markAll(zone, shape);
  for (let turn = 0; turn < TURNS; turn += 1) if ((await workOut(scope, own)) < AT_ONCE) return;
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
