import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../core/index.ts';
import { type Assessment, instrumentOf } from '../../outcomes/index.ts';
import type { Measure } from '../help/help.ts';
import type { EndedCase } from '../help/queries.ts';
import type { Release, ReleasedCut } from '../released/index.ts';
import type { ThereFact } from '../there/there.ts';
import { journeyFigures, measureFigures, thereFigures, whoFigures } from './figures.ts';
import { teamFigures, worthFigures } from './figures-of-work.ts';
import { added, bandOf, roughShare, toldShare } from './fit.ts';
import { spanNamed, spansOf } from './span.ts';

const funnel = { referred: 0, accepted: 0, contacted: 0, met: 0, introduced: 0, attended: 0 } as const;
const release = (quarter: string, more: Partial<Release> = {}): Release => ({
  definitions: 1,
  quarter,
  funnel,
  cuts: [],
  waits: { contacted: null, met: null, attended: null },
  ended: 0,
  changes: [],
  ...more,
});
const cut = (which: ReleasedCut, parts: Readonly<Record<string, number | null>>) => ({
  cut: which,
  parts: Object.entries(parts).map(([part, referred]) => ({ part, referred, met: null, attended: null })),
});
const measureOf = (instrument: string, scale: string): Measure => {
  const found = instrumentOf(instrument);
  const one = found?.scales.find(({ id }) => id === scale);
  assert.ok(found && one);
  return { instrument: found, scale: one };
};
const answered = (measure: Measure, timepoint: 'baseline' | 'end', value: number): Assessment =>
  ({
    id: newId(),
    instrument: measure.instrument.id,
    version: measure.instrument.version,
    timepoint,
    declined: false,
    answers: { [measure.scale.id]: value },
    takenOn: Temporal.PlainDate.from('2026-05-01'),
  }) as Assessment;

describe('a small world, worked out by hand', () => {
  // Two quarters as they were released: 20 and 15 people; in the second 1 to 7 came as themselves.
  const releases = [
    release('2026-1', {
      funnel: { ...funnel, referred: 20, accepted: 20, met: 10 },
      cuts: [cut('route', { professional: 10, self: 10 })],
      waits: { contacted: 7, met: 14, attended: null },
      ended: 10,
    }),
    release('2026-2', {
      funnel: { ...funnel, referred: 15, accepted: 15, met: null },
      cuts: [cut('route', { professional: 10, self: null })],
      ended: 10,
    }),
  ];

  test('who came: quarters are added up, and what one of them hides makes the whole “or more”', () => {
    const who = whoFigures(releases);
    assert.deepEqual(who.people, { value: 35, atLeast: false });
    assert.deepEqual(who.cuts[0], {
      cut: 'route',
      parts: [
        { part: 'professional', people: { value: 20, atLeast: false } },
        { part: 'self', people: { value: 10, atLeast: true } },
      ],
    });
    assert.deepEqual(who.cuts[1], { cut: 'age', parts: null });
  });

  test('how far: 35 of 35 were accepted; who met cannot be told as a share', () => {
    const { steps, waits } = journeyFigures(releases);
    const step = (name: string) => steps.find(one => one.step === name);
    assert.equal(step('accepted')?.share?.value, 1);
    // Wilson by hand: n / (n + z²) = 35 ÷ (35 + 3.8415) = 0.9011.
    assert.equal(step('accepted')?.share?.low.toFixed(4), '0.9011');
    assert.deepEqual(step('met'), { step: 'met', people: { value: 10, atLeast: true }, share: null });
    assert.deepEqual(waits[1], { wait: 'met', days: [14, null] });
  });

  test('getting there: 27 of 35 introductions that are over went; reasons of fewer than eight are not told', () => {
    const fact = (more: Partial<ThereFact>): ThereFact => ({
      referralId: newId(),
      serviceId: 'a',
      serviceName: 'Choir',
      attended: false,
      going: false,
      waiting: false,
      barrier: null,
      declined: false,
      route: 'self',
      area: null,
      ageBand: '',
      ...more,
    });
    const many = (count: number, more: Partial<ThereFact>) => Array.from({ length: count }, () => fact(more));
    const there = thereFigures([
      ...many(24, { attended: true, going: true }),
      ...many(8, { barrier: 'transport' }),
      ...many(8, { waiting: true }),
      ...many(3, { attended: true, barrier: 'cost' }),
    ]);
    // 27 of 35 = 0.771, to twentieths 0.75; Wilson 0.610 to 0.879, widened to 0.60 and 0.90.
    assert.deepEqual(there.attended, { value: 0.75, low: 0.6, high: 0.9 });
    assert.equal(there.introduced, 20);
    // 8 of 11 reasons; the other three are one to seven, so neither is told.
    assert.deepEqual(there.barriers, []);
    assert.equal(there.reasons, 8);
  });

  test('does it help: change of eight pairs, who is missing, and by how often they were met', () => {
    const control = measureOf('control', 'control');
    const cases: EndedCase[] = [
      ...[1, 2, 3, 4, 5, 6, 7, 4].map(by => ({
        sessionsHeld: 6,
        taken: [answered(control, 'baseline', 2), answered(control, 'end', 2 + by)],
      })),
      ...Array.from({ length: 8 }, () => ({ sessionsHeld: 2, taken: [answered(control, 'baseline', 5)] })),
    ];
    const changes = [
      {
        instrument: 'control',
        version: String(control.instrument.version),
        scale: 'control',
        pairs: 10,
        before: 2,
        mean: 4,
      },
    ];
    const told = releases.map((one, at) => ({ ...one, changes: at === 0 ? changes : [] }));
    const figures = measureFigures(told, cases, control);
    assert.deepEqual(figures.cases, { value: 20, atLeast: false });
    assert.deepEqual(figures.pairs, { value: 10, atLeast: false });
    // (1+2+3+4+5+6+7+4) ÷ 8 = 4; the middle of 1 2 3 4 4 5 6 7 is 4.
    assert.equal(figures.whole.mean?.value, 4);
    assert.equal(figures.whole.median?.value, 4);
    assert.equal(figures.whole.before, 2);
    // 8 of 16 have no end; nobody lacks the start.
    assert.deepEqual(figures.missing.end?.value, 0.5);
    assert.deepEqual(figures.missing.start, { value: 0, low: 0, high: 0.2 });
    assert.deepEqual(
      figures.byDose.map(one => one.mean?.value ?? null),
      [null, null, 4],
    );
  });

  test('what it is worth: 10 people × 2 visits fewer × €60 × half ours × three quarters not anyway × half a year', () => {
    const gp = measureOf('service_use', 'gp');
    const figures = {
      ...measureFigures([], [], gp),
      pairs: { value: 10, atLeast: false },
      whole: { people: 8, before: 4, mean: { value: -2, low: -3, high: -1 }, median: null },
    };
    const assumed = (low: number, central: number, high: number) => ({ low, central, high });
    const worth = worthFigures(
      [figures],
      {
        costs: { gp: { cents: 6_000, isPaidEach: false } },
        assumptions: {
          ours: assumed(0.25, 0.5, 0.75),
          anyway: assumed(0.1, 0.25, 0.5),
          quarters: assumed(1, 2, 4),
        },
      },
      'HSE 2026',
    );
    // 10 × 2 × 60 × 0.5 × 0.75 × 2 = €900; low: 10 × 1 × 60 × 0.25 × 0.5 × 1 = €75; high: 10 × 3 × 60 × 0.75 × 0.9 × 4 = €4,860.
    assert.deepEqual(
      worth.scenarios?.map(one => one.capacity / 100),
      [75, 900, 4_860],
    );
    assert.deepEqual(
      worth.swings.map(one => one.kind),
      ['capacity'],
    );
  });

  test('the team: 40 accepted in 91 days are 13 a month; with fewer than twenty nothing is worked out', () => {
    const work = {
      days: 91,
      accepted: 40,
      stays: new Array(20).fill(60),
      waited: [],
      workers: 2,
      places: 40,
    };
    const team = teamFigures(work);
    assert.deepEqual([team.acceptedMonthly, team.stay, team.ended], [13, 60, 20]);
    assert.ok(team.staffed.some(one => one.workers === 2));
    assert.deepEqual(teamFigures({ ...work, accepted: 19 }).acceptedMonthly, null);
  });
});

describe('what is fit to leave', () => {
  test('sums tell no more than their parts', () => {
    assert.deepEqual(added([20, null, 15]), { value: 35, atLeast: true });
    assert.equal(added([null, 0]), null);
    assert.deepEqual(added([0, 0]), { value: 0, atLeast: false });
    assert.equal(toldShare({ value: 10, atLeast: true }, { value: 20, atLeast: false }), null);
  });

  test('a rough share never tells of fewer than eight, nor of one to seven on either side', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.nat({ max: 300 }), (some, others) => {
        const share = roughShare(some, some + others);
        const small = (count: number) => count > 0 && count < 8;
        assert.equal(share === null, some + others < 8 || small(some) || small(others));
        if (!share) return;
        for (const value of Object.values(share))
          assert.equal(Math.abs(value * 20 - Math.round(value * 20)) < 1e-9, true);
        assert.ok(share.low <= share.value + 0.025 && share.value <= share.high + 0.025);
      }),
    );
    assert.deepEqual([7, 8, 19, 20, 499].map(bandOf), [null, 8, 8, 20, 200]);
  });

  test('a year is four quarters without a gap, also over a leap day and a change of the clock', () => {
    const at = ['2023-3', '2023-4', '2024-1', '2024-2'].map(code => release(code, { ended: 10 }));
    const year = spanNamed(spansOf(at), '2024-2y');
    assert.deepEqual([year?.from.toString(), year?.until.toString()], ['2023-07-01', '2024-06-30']);
    assert.deepEqual(
      spansOf([...at.slice(0, 2), ...at.slice(3)]).map(one => one.code),
      ['2024-2', '2023-4', '2023-3'],
    );
    assert.equal(spanNamed([], '2024-2'), null);
    assert.deepEqual(spansOf([release('2020-1')]), [], 'a quarter before the programme began');
  });
});
