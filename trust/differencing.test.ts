import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Cell,
  makeRelease,
  mayCorrect,
  type Release,
  releasedSteps,
  stoppedOf,
  type Truth,
} from '../src/reports/released/index.ts';
import { type Tried, tryPairs } from './differencing/pairs.ts';
import { isFew, isNarrowed, MANY, seenOf, spanOf } from './differencing/reader.ts';
import { putTogether } from './differencing/together.ts';
import { diceFrom, peopleOf } from './differencing/world.ts';
import { atFullLength, figure } from './figures.ts';

const seed = Number(process.env['TRUST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const worlds = atFullLength ? 3_000 : 120;
const quarter = { year: 2026, number: 1 } as const;

/** Cases that ended, and those of each scale with both ends: all pairs, and all scales at once for every number of cases that fits. */
function tryScales(release: Release, truth: Truth, tried: Tried): void {
  if (release.ended === null) return;
  const spans = release.changes.map((one, at) =>
    spanOfPairs(one.pairs, truth.changes[at]?.pairs.length ?? 0),
  );
  const cases = spanOf(release.ended, truth.ended);
  for (const [at, span] of spans.entries()) {
    const pairs = truth.changes[at]?.pairs.length ?? 0;
    tried.pairs += spans.length + 1;
    const low = Math.max(cases.low, ...spans.map(one => one.low));
    const left = { low: Math.max(0, low - span.high), high: cases.high - span.low };
    if (isNarrowed(truth.ended - pairs, left, [1, 7])) tried.exposed.push(`missing of scale ${at}`);
    if (isNarrowed(pairs, span, [1, 7])) tried.exposed.push(`pairs of scale ${at}`);
    if (release.changes[at]?.mean !== null && pairs < 8) tried.exposed.push(`mean of scale ${at}`);
  }
}
const spanOfPairs = (cell: Cell, pairs: number) =>
  cell === null ? { low: 1, high: MANY } : spanOf(cell, pairs);

/** A quarter beside its own correction: every pair of counts of the whole, between the versions. */
function tryCorrection(truth: Truth, roll: () => number, tried: Tried): boolean {
  const step = releasedSteps[Math.floor(roll() * releasedSteps.length)] ?? 'referred';
  const like = peopleOf(roll).facts.find(fact => fact.furthest === step);
  const late = like ? Array.from({ length: Math.floor(roll() * 40) }, () => like) : [];
  const facts = roll() < 0.8 ? [...truth.facts, ...late] : truth.facts.slice(Math.floor(roll() * 30));
  const [before, now] = [stoppedOf(truth.facts), stoppedOf(facts)];
  if (!mayCorrect([before], now)) return false;
  const first = makeRelease(quarter, truth, () => []);
  const second = makeRelease(quarter, { ...truth, facts }, () => []);
  const reach = (stopped: typeof now, step: (typeof releasedSteps)[number]) =>
    releasedSteps.slice(releasedSteps.indexOf(step)).reduce((sum, one) => sum + stopped[one], 0);
  for (const step of releasedSteps)
    for (const other of releasedSteps) {
      if (first.funnel[step] === null || second.funnel[other] === null) continue;
      tried.pairs += 1;
      if (step === other && isFew(Math.abs(reach(now, step) - reach(before, step))))
        tried.exposed.push(`${step} of two versions`);
    }
  return true;
}

function tryWorlds(count: number, rule?: () => readonly number[]) {
  const roll = diceFrom(seed);
  const tried: Tried = { pairs: 0, exposed: [] };
  const told = { shown: 0, hidden: 0, corrections: 0 };
  for (let world = 0; world < count; world += 1) {
    const truth = peopleOf(roll);
    const release = makeRelease(quarter, truth, rule);
    const seen = seenOf(release, truth.facts);
    tryPairs(seen, tried);
    putTogether(seen, tried);
    tryScales(release, truth, tried);
    if (tryCorrection(truth, roll, tried)) told.corrections += 1;
    told.shown += seen.filter(one => one.cell !== null && one.cell > 0).length;
    told.hidden += seen.filter(one => one.cell === null).length;
  }
  return { ...tried, ...told };
}

describe('what leaves a programme, all of it, subtracted from itself', () => {
  test('tells of no number from one to seven', t => {
    const { pairs, exposed, ...told } = tryWorlds(worlds);
    t.diagnostic(`seed ${seed}: ${pairs} pairs, ${JSON.stringify(told)}`);
    assert.ok(told.shown > worlds && told.hidden > worlds && told.corrections > worlds / 20);
    figure('differencing', { releases: worlds, ...told, pairs, cells: exposed.length, seed });
    assert.deepEqual(exposed.slice(0, 5), []);
  });

  test('would tell with a weaker rule: small counts hidden and nothing else', () => {
    const { exposed } = tryWorlds(40, () => []);
    assert.ok(exposed.length > 20, `only ${exposed.length} found`);
  });
});
