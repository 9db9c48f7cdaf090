import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instrumentOf } from '../../outcomes/index.ts';
import type { Measure } from '../help/help.ts';
import type { ChangeDetail, More, Release, ReleasedCut } from '../released/index.ts';
import { journeyFigures, thereFigures, whoFigures } from './figures.ts';
import { measureFigures } from './figures-of-change.ts';
import { reachFigures } from './figures-of-reach.ts';
import { teamFigures, worthFigures } from './figures-of-work.ts';
import { added, toldShare } from './fit.ts';
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
const nothing = { introduced: null, attended: null, going: null, reasons: [] };
const more = (some: Partial<More>): More => ({
  form: 1,
  reach: [],
  there: nothing,
  details: [],
  stays: null,
  ...some,
});
const detail = (measure: Measure, some: Partial<ChangeDetail>): ChangeDetail => ({
  instrument: measure.instrument.id,
  version: String(measure.instrument.version),
  scale: measure.scale.id,
  fewMissing: false,
  people: null,
  before: null,
  mean: null,
  median: null,
  missing: null,
  reliable: null,
  dose: null,
  level: null,
  carried: null,
  ...some,
});

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

  test('getting there: quarters are added up, and a reason that one does not tell may have been given by a few there', () => {
    const at = (introduced: number, codes: readonly string[]) =>
      release('2026-1', {
        more: more({
          there: {
            introduced,
            attended: introduced - 10,
            going: null,
            reasons: codes.map(code => ({ code, cases: 10 })),
          },
        }),
      });
    const there = thereFigures([at(40, ['transport']), at(30, ['cost', 'transport'])]);
    assert.deepEqual(there.introduced, { value: 70, atLeast: false });
    // 50 of 70 = 0.714; Wilson by hand: 0.7029 ± 0.1036 = 0.599 to 0.807.
    assert.equal(there.shares.attended?.value.toFixed(3), '0.714');
    assert.equal(there.shares.attended?.low.toFixed(3), '0.599');
    assert.equal(there.shares.attended?.high.toFixed(3), '0.807');
    assert.equal(there.shares.going, null);
    assert.deepEqual(there.reasons, [
      { code: 'cost', cases: { value: 10, atLeast: true } },
      { code: 'transport', cases: { value: 20, atLeast: false } },
    ]);
    // A quarter that was released before there was any of this.
    assert.deepEqual(thereFigures([at(40, []), release('2025-4')]).introduced, { value: 40, atLeast: true });
  });

  test('does it help: two quarters put together by hand, each as heavy as its released number', () => {
    const control = measureOf('control', 'control');
    const [first, second] = [
      detail(control, {
        people: 10,
        before: 2,
        mean: { value: 4, low: 3, high: 5 },
        median: 4,
        missing: { start: 0, end: 10, both: 0 },
        dose: [
          { part: 'few', people: 0, before: null, mean: null },
          { part: 'some', people: 0, before: null, mean: null },
          { part: 'many', people: 10, before: 2, mean: { value: 4, low: 3, high: 5 } },
        ],
      }),
      detail(control, { people: 30, before: 4, mean: { value: 2, low: 1.4, high: 2.6 } }),
    ];
    const told = [
      release('2026-1', { ended: 20, more: more({ details: [first] }) }),
      release('2026-2', { ended: 40, more: more({ details: [second] }) }),
    ];
    const figures = measureFigures(told, control);
    assert.deepEqual(figures.cases, { value: 60, atLeast: false });
    assert.deepEqual(figures.pairs, { value: 40, atLeast: false });
    // (10 × 4 + 30 × 2) ÷ 40 = 2.5; √((¼ × 1)² + (¾ × 0.6)²) = 0.515, so 2.0 to 3.0; start (10 × 2 + 30 × 4) ÷ 40 = 3.5.
    assert.deepEqual(figures.whole.mean, { value: 2.5, low: 2, high: 3 });
    assert.equal(figures.whole.before, 3.5);
    assert.equal(figures.whole.median, null, 'medians of two quarters make none of both');
    // Only the first tells why: 10 of 20 have no end. Of both, 20 of 60 lack one of the two.
    assert.equal(figures.missing.end?.value, 0.5);
    assert.equal(figures.missing.any?.value.toFixed(3), '0.333');
    assert.deepEqual(
      figures.byDose.map(one => one.mean?.value ?? null),
      [null, null, 4],
    );
    assert.deepEqual(figures.byDose[2]?.people, { value: 10, atLeast: true });
    assert.equal(measureFigures(told.slice(0, 1), control).whole.median, 4);
  });

  test('does it help: where all but a few answered twice their number is told as ten fewer than ended', () => {
    const control = measureOf('control', 'control');
    const few = detail(control, { fewMissing: true, before: 2, mean: { value: 1, low: 0.4, high: 1.6 } });
    const figures = measureFigures(
      [release('2026-1', { ended: 30, more: more({ details: [few] }) })],
      control,
    );
    assert.deepEqual(figures.pairs, { value: 20, atLeast: true });
    assert.equal(figures.whole.mean?.value, 1);
    assert.equal(figures.missing.any, null);
    // Released before means had their span: the number stands, the change is not told.
    const changes = [
      { instrument: 'control', version: '1', scale: 'control', pairs: 20, before: 2.1, mean: 1.3 },
    ];
    const old = measureFigures([release('2025-1', { ended: 30, changes })], {
      ...control,
      instrument: { ...control.instrument, version: 1 },
    });
    assert.deepEqual([old.pairs?.value, old.whole.mean], [20, null]);
  });

  test('does it help: small quarters are told together with those before them, each case once, and weigh as eight', () => {
    const control = measureOf('control', 'control');
    const carried = { since: '2026-1', before: 3, mean: { value: 2, low: 1, high: 3 } };
    const told = [
      release('2026-1', { more: more({ details: [detail(control, {})] }) }),
      release('2026-2', { more: more({ details: [detail(control, { carried })] }) }),
    ];
    const year = measureFigures(told, control);
    assert.deepEqual([year.whole.mean?.value, year.pairs], [2, { value: 8, atLeast: true }]);
    assert.deepEqual(year.quarters, { told: 2, all: 2 });
    const alone = measureFigures(told.slice(1), control);
    assert.deepEqual(
      [alone.whole.mean, alone.pairs],
      [null, null],
      'the first of them is not of this quarter',
    );
  });

  test('whom we miss: 30 women of 40 where 51 of 100 residents are women; nothing is compared where a part is hidden', () => {
    const dated = Temporal.PlainDate.from('2022-04-03');
    const residents = {
      parts: new Map([
        ['female', 5_100],
        ['male', 4_900],
      ]),
      from: [{ title: 'Census', publisher: 'CSO', licence: 'CC BY 4.0', dated }],
    };
    const of = (male: number | null) =>
      reachFigures([release('2026-1', { cuts: [cut('sex', { female: 30, male, '': 15 })] })], {
        sex: residents,
      }).find(one => one.dimension === 'sex');
    const told = of(10);
    const women = told?.parts?.find(one => one.part === 'female');
    // Wilson for 30 of 40: 0.598 to 0.858; over 0.51: 1.17 to 1.68. Not recorded: 15, who are in no share.
    assert.deepEqual(
      [women?.ratio?.value.toFixed(2), women?.ratio?.low.toFixed(2), women?.ratio?.high.toFixed(2)],
      ['1.47', '1.17', '1.68'],
    );
    assert.equal(women?.beside, 'more');
    assert.equal(told?.parts?.find(one => one.part === 'male')?.beside, 'fewer');
    assert.deepEqual(told?.notRecorded, { value: 15, atLeast: false });
    const hidden = of(null)?.parts?.find(one => one.part === 'female');
    assert.deepEqual([hidden?.share, hidden?.ratio], [null, null]);
    assert.equal(
      reachFigures([release('2026-1')], {}).every(one => one.parts === null),
      true,
    );
  });

  test('what it is worth: 10 people × 2 visits fewer × €60 × half ours × three quarters not anyway × half a year', () => {
    const gp = measureOf('service_use', 'gp');
    const figures = {
      ...measureFigures([], gp),
      pairs: { value: 10, atLeast: false },
      whole: { people: null, before: 4, mean: { value: -2, low: -3, high: -1 }, median: null },
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

  test('the team: 40 accepted in 91 days are 13 a month; it is played with what was released and nothing else', () => {
    const at = (accepted: number | null, stays: More['stays']) =>
      release('2026-1', { funnel: { ...funnel, accepted }, ended: 20, more: more({ stays }) });
    const two = { workers: 2, places: 40 };
    const team = teamFigures(two, [at(40, [4, 8, 12])], 91);
    assert.deepEqual([team.acceptedMonthly, team.stay, team.ended], [13, 8, { value: 20, atLeast: false }]);
    assert.ok(team.staffed.some(one => one.workers === 2));
    assert.equal(teamFigures(two, [at(null, [4, 8, 12])], 91).lacks, 'accepted');
    assert.equal(teamFigures(two, [at(40, null)], 91).lacks, 'stays');
  });
});

describe('what is fit to leave', () => {
  test('sums tell no more than their parts', () => {
    assert.deepEqual(added([20, null, 15]), { value: 35, atLeast: true });
    assert.equal(added([null, 0]), null);
    assert.deepEqual(added([0, 0]), { value: 0, atLeast: false });
    assert.equal(toldShare({ value: 10, atLeast: true }, { value: 20, atLeast: false }), null);
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
