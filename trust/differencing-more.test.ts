import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { byDose, byLevel } from '../src/reports/help/help.ts';
import {
  type ChangeDetail,
  fitCount,
  makeRelease,
  type Release,
  type Truth,
} from '../src/reports/released/index.ts';
import { overQuarters, sizesOfScale, toldOfScale, toldOfThere, tryGroups } from './differencing/groups.ts';
import { tryNumbers } from './differencing/numbers.ts';
import type { Tried } from './differencing/pairs.ts';
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
    if (!weak) tryNumbers(detail, truth, tried);
    return toldOfScale(release, weak ? weakly(detail, truth, at) : detail, code);
  });
  const sizes = new Map(world.flatMap(({ code, truth }) => [...sizesOfScale(truth, at, code)]));
  const years = [told.slice(0, YEAR), told.slice(-YEAR)].map(overQuarters);
  tryGroups([...told.flat(), ...years.flat()], sizes, tried);
}

function tryWorlds(count: number, weak = false) {
  const roll = diceFrom(seed);
  const tried: Tried = { pairs: 0, exposed: [] };
  const shown = { means: 0, parts: 0, few: 0, reasons: 0 };
  for (let world = 0; world < count; world += 1) {
    const made = quarters.map((code): Quarter => {
      const truth = peopleOf(roll);
      const [year, number] = code.split('-').map(Number) as [number, 1 | 2 | 3 | 4];
      // The cuts are tried in a test of their own.
      return { code, truth, release: makeRelease({ year, number }, { ...truth, facts: [] }) };
    });
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
