import { audit } from '../../audit/index.ts';
import { houseOf } from '../../messages/index.ts';
import { everAsked } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { codeOf, daysOf, type Quarter, quartersBefore } from '../quarter.ts';
import { corrected, mayCorrect } from './correction.ts';
import { truthOf } from './facts-queries.ts';
import { FOLLOWED_DAYS, makeRelease, stoppedOf } from './release.ts';
import { keepRelease, keptReleases, truthsKept } from './store.ts';

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
  const [kept, truths] = [await keptReleases(scope), await truthsKept(scope)];
  for (const quarter of ripeOn(today)) {
    const before = truths.get(codeOf(quarter)) ?? [];
    const first = kept.find(one => one.quarter === codeOf(quarter) && one.version === 1);
    const truth = await truthOf(scope, quarter, { zone, measures });
    const stopped = stoppedOf(truth.facts);
    if (before.length > 0 && !mayCorrect(before, stopped)) continue;
    const version = before.length + 1;
    const cells = first ? corrected(first.cells, stopped) : makeRelease(quarter, truth);
    await keepRelease(scope, { cells, version, stopped });
    await audit(scope, {
      verb: 'figures.released',
      subject: { kind: 'programme', id: scope.actor.programmeId },
      reason: codeOf(quarter),
    });
  }
}
