import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { byDose, byLevel } from '../src/reports/help/help.ts';
import { quarterNamed } from '../src/reports/quarter.ts';
import {
  type ChangeDetail,
  carriedOf,
  fitCount,
  makeRelease,
  type Release,
  type Truth,
  untoldBefore,
} from '../src/reports/released/index.ts';
import {
  overQuarters,
  sizesOfScale,
  type Told,
  toldOfScale,
  toldOfThere,
  tryGroups,
} from './differencing/groups.ts';
import { tryNumbers } from './differencing/numbers.ts';
import type { Tried } from './differencing/pairs.ts';
import { isFew } from './differencing/reader.ts';
import { diceFrom, peopleOf } from './differencing/world.ts';
import { atFullLength, figure } from './figures.ts';

const seed = Number(process.env['TRUST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const worlds = atFullLength ? 600 : 25;
/** Five quarters: two years that have three quarters in common. */
const quarters = ['2025-1', '2025-2', '2025-3', '2025-4', '2026-1'] as const;
const YEAR = 4;

/** A rule that looks right: small counts are hidden and means need eight, but parts are told whatever the others leave. */
function weakly(detail: ChangeDetail, truth: Truth, at: number): ChangeDetail {
  const fact = truth.changes[at];
  if (!fact) return detail;
  const { start, end, both } = fact.missing;
  const parts = (groups: readonly { readonly part: string; readonly people: number }[]) =>
    groups
      .filter(one => one.people >= 8)
      .map(one => ({ part: one.part, people: fitCount(one.people), before: null, mean: null }));
  return {
    ...detail,
    fewMissing: false,
    people: fitCount(fact.pairs.length),
    missing: { start: fitCount(start), end: fitCount(end), both: fitCount(both) },
    dose: parts(byDose(fact.pairs).map(one => ({ part: one.dose, people: one.people }))),
    level: parts(byLevel(fact.pairs).map(one => ({ part: one.level, people: one.people }))),
  };
}

type Quarter = { readonly code: string; readonly truth: Truth; readonly release: Release };

/** One scale over all quarters and both years: every group that any pack tells, subtracted from every other. */
function tryScale(world: readonly Quarter[], at: number, weak: boolean, tried: Tried): void {
  const told = world.map(({ code, truth, release }) => {
    const detail = release.more?.details[at];
    if (!detail) return [];
    const { ended } = truth;
    if (!weak && detail.fewMissing)
      tryNumbers(
        { name: detail.scale, ended, before: detail.before, mean: detail.mean?.value ?? null },
        tried,
      );
    return toldOfScale(release, weak ? weakly(detail, truth, at) : detail, code);
  });
  const together = weak
    ? []
    : world.flatMap((_, place) => toldTogether(world.slice(0, place + 1), at, tried));
  const sizes = new Map(world.flatMap(({ code, truth }) => [...sizesOfScale(truth, at, code)]));
  const years = [told.slice(0, YEAR), told.slice(-YEAR)].map(overQuarters);
  tryGroups([...told.flat(), ...years.flat(), ...together], sizes, tried);
}

/** The change of the last of some quarters that is told together with those before it: all who have both answers, or tried by their number. */
function toldTogether(world: readonly Quarter[], at: number, tried: Tried): readonly Told[] {
  const carried = world.at(-1)?.release.more?.details[at]?.carried;
  if (!carried) return [];
  // The smallest group around them that a reader can put together: nobody of another quarter has both answers.
  const those = world
    .slice(world.findIndex(one => one.code === carried.since))
    .filter(one => (one.truth.changes[at]?.pairs.length ?? 0) > 0);
  const ended = those.reduce((sum, one) => sum + one.truth.ended, 0);
  const pairs = those.reduce((sum, one) => sum + (one.truth.changes[at]?.pairs.length ?? 0), 0);
  const name = `since ${carried.since} ${at}`;
  if (pairs < 8) tried.exposed.push(`${name}: fewer than eight`);
  if (isFew(ended - pairs)) {
    tryNumbers({ name, ended, before: carried.before, mean: carried.mean?.value ?? null }, tried);
    return [];
  }
  const kinds = those.flatMap(one => [...sizesOfScale(one.truth, at, one.code).keys()]);
  return [{ name, kinds: new Set(kinds.filter(kind => !kind.includes('|without|'))) }];
}

/** Quarters one after the other, each made with what those before it could not tell. The cuts are tried in a test of their own. */
function madeWorld(roll: () => number): readonly Quarter[] {
  const made: Quarter[] = [];
  for (const code of quarters) {
    const truth = peopleOf(roll);
    const facts = new Map(made.map(one => [one.code, one.truth]));
    const before = made.map(one => one.release);
    const quarter = quarterNamed(code);
    const carried = truth.changes.flatMap(
      scale => carriedOf(scale, untoldBefore(before, quarter, scale), facts) ?? [],
    );
    const more = truth.more && { ...truth.more, carried };
    const release = makeRelease(quarter, { ...truth, facts: [], ...(more ? { more } : {}) });
    made.push({ code, truth, release });
  }
  return made;
}

function tryWorlds(count: number, weak = false) {
  const roll = diceFrom(seed);
  const tried: Tried = { pairs: 0, exposed: [] };
  const shown = { means: 0, parts: 0, few: 0, together: 0, reasons: 0 };
  for (let world = 0; world < count; world += 1) {
    const made = madeWorld(roll);
    for (const at of [0, 1, 2]) tryScale(made, at, weak, tried);
    for (const { truth, release } of made) {
      if (!release.more) continue;
      const { told, sizes } = toldOfThere(release.more.there, truth.more?.there ?? []);
      tryGroups(told, sizes, tried);
      shown.reasons += release.more.there.reasons.length;
      for (const detail of release.more.details) {
        shown.means += detail.mean ? 1 : 0;
        shown.parts += (detail.dose ? 1 : 0) + (detail.level ? 1 : 0) + (detail.missing ? 1 : 0);
        shown.few += detail.fewMissing ? 1 : 0;
        shown.together += detail.carried ? 1 : 0;
      }
    }
  }
  return { ...tried, ...shown };
}

describe('means, parts and reasons of quarters and of the years they make, subtracted from each other', () => {
  test('leave nobody or at least eight', t => {
    const { pairs, exposed, ...shown } = tryWorlds(worlds);
    t.diagnostic(`seed ${seed}: ${pairs} pairs, ${JSON.stringify(shown)}`);
    assert.ok(
      Object.values(shown).every(count => count > worlds / 5),
      JSON.stringify(shown),
    );
    figure('differencing means', {
      worlds,
      quarters: worlds * quarters.length,
      ...shown,
      pairs,
      cells: exposed.length,
      seed,
    });
    assert.deepEqual(exposed.slice(0, 5), []);
  });

  test('would leave fewer with a weaker rule: small counts hidden, means of eight, parts told whatever others leave', () => {
    const { exposed } = tryWorlds(5, true);
    assert.ok(exposed.length > 20, `only ${exposed.length} found`);
  });
});
