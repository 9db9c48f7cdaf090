import { audit } from '../../audit/index.ts';
import { houseOf } from '../../messages/index.ts';
import { everAsked } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Measure } from '../help/help.ts';
import { codeOf, daysOf, type Quarter, quartersBefore } from '../quarter.ts';
import { type Carried, carriedOf, untoldBefore } from './carried.ts';
import { corrected, mayCorrect } from './correction.ts';
import { changesOf, truthOf } from './facts-queries.ts';
import { FOLLOWED_DAYS, makeRelease, stoppedOf } from './release.ts';
import { type KeptRelease, keepRelease, keptReleases, truthsKept } from './store.ts';

/** The cases of quarters before one that were never told, scale by scale. */
async function carriedTo(
  scope: Scope,
  quarter: Quarter,
  kept: readonly KeptRelease[],
  asked: { readonly zone: string; readonly measures: readonly Measure[] },
): Promise<readonly Carried[]> {
  const before = kept.filter(one => one.version === 1).map(one => one.cells);
  const scales = asked.measures.map(({ instrument, scale }) => ({
    instrument: instrument.id,
    version: String(instrument.version),
    scale: scale.id,
  }));
  const untold = scales.map(scale => untoldBefore(before, quarter, scale));
  const quarters = new Map(untold.flat().map(one => [codeOf(one), one]));
  const facts = new Map<string, Awaited<ReturnType<typeof changesOf>>>();
  for (const [code, one] of quarters) facts.set(code, await changesOf(scope, one, asked));
  return scales.flatMap((scale, at) => carriedOf(scale, untold[at] ?? [], facts) ?? []);
}

/** Quarters that are made when a programme is new to it, and looked at again for what was entered late. */
const BACK = 8;

/** The quarters of which everybody has been followed for ninety days, the latest first. */
export function ripeOn(today: Temporal.PlainDate): readonly Quarter[] {
  return quartersBefore(today, BACK + 1)
    .filter(
      quarter => Temporal.PlainDate.compare(daysOf(quarter).until.add({ days: FOLLOWED_DAYS }), today) <= 0,
    )
    .slice(0, BACK);
}

/**
 * Makes what may leave of each quarter that is ripe, once; and looks whether enough was entered late to tell it. Running it twice makes
 * nothing twice. One quarter at a time, so that it never holds the database long.
 */
export async function makeDue(scope: Scope): Promise<void> {
  const { settings, zone } = await houseOf(scope);
  const measures = (await everAsked(scope, settings)).flatMap(instrument =>
    instrument.scales.map(scale => ({ instrument, scale })),
  );
  const today = scope.now.toZonedDateTimeISO(zone).toPlainDate();
  const [kept, truths] = [[...(await keptReleases(scope))], await truthsKept(scope)];
  // The oldest first: what one quarter cannot tell is told with a later one.
  for (const quarter of ripeOn(today).toReversed()) {
    const before = truths.get(codeOf(quarter)) ?? [];
    const first = kept.find(one => one.quarter === codeOf(quarter) && one.version === 1);
    const truth = await truthOf(scope, quarter, { zone, measures });
    const stopped = stoppedOf(truth.facts);
    if (before.length > 0 && !mayCorrect(before, stopped)) continue;
    const version = before.length + 1;
    const carried = first ? [] : await carriedTo(scope, quarter, kept, { zone, measures });
    const cells = first
      ? corrected(first.cells, stopped)
      : makeRelease(quarter, { ...truth, ...(truth.more ? { more: { ...truth.more, carried } } : {}) });
    await keepRelease(scope, { cells, version, stopped });
    kept.push({ quarter: cells.quarter, version, cells, madeAt: scope.now });
    await audit(scope, {
      verb: 'figures.released',
      subject: { kind: 'programme', id: scope.actor.programmeId },
      reason: codeOf(quarter),
    });
  }
}
