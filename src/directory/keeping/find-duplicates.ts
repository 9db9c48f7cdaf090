import type { Scope } from '../../platform/database/index.ts';
import { duplicateStore } from './duplicate-store.ts';
import { likelyPairs, notLookedAt, twinFacts } from './twin-queries.ts';
import { twinScore, worthALook } from './twin-score.ts';

/** Services looked at in one go: a night's work stays a matter of seconds, and a new import is through after a few. */
const ATONCE = 1000;

/**
 * Looks for the likes of services that are new or have changed, and keeps those worth a look. What people have decided of
 * a pair is never asked again.
 * @returns how many services were looked at and how many pairs are worth a look
 */
export async function findDuplicates(
  scope: Scope,
  region: 'ie' | 'uk',
  limit = ATONCE,
): Promise<{ readonly looked: number; readonly found: number }> {
  const { db } = scope;
  const store = duplicateStore(scope);
  const ids = await notLookedAt(db, region, limit);
  if (ids.length === 0) return { looked: 0, found: 0 };
  const pairs = await likelyPairs(db, ids);
  const facts = await twinFacts(db, [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]);
  const found = pairs.flatMap(({ one, other }) => {
    const [left, right] = [facts.get(one), facts.get(other)];
    if (!left || !right) return [];
    const { score, reasons } = twinScore(left, right);
    return score >= worthALook ? [{ one, other, score, reasons }] : [];
  });
  await store.put(found);
  await store.looked(ids);
  return { looked: ids.length, found: found.length };
}
