import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { score } from '../../scoring.ts';
import type { Answer } from '../answers.ts';
import { absentReasons } from '../answers.ts';
import type { Instrument, Item } from '../instrument.ts';
import { type ScaleForm, scaleOf } from './scale-form.ts';

const option = fc.record({
  points: fc.option(fc.integer({ min: -5, max: 9 })),
  absent: fc.constantFrom(undefined, undefined, undefined, ...absentReasons),
});
const item = fc.oneof(
  fc.record({
    kind: fc.constantFrom('choice', 'choices'),
    options: fc.array(option, { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('count'), max: fc.integer({ min: 1, max: 50 }) }),
  fc
    .record({
      kind: fc.constant('scale'),
      min: fc.integer({ min: -3, max: 3 }),
      more: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ kind, min, more }) => ({
      kind,
      min,
      max: min + more,
      step: 1,
      low: null,
      high: null,
      named: false,
    })),
);
const anyInstrument = fc.array(item, { minLength: 1, maxLength: 8 }).map(
  (items): Instrument => ({
    id: 'q_any',
    version: 1,
    mode: 'text',
    title: { en: 'Any' },
    intro: null,
    scales: [],
    offByDefault: true,
    concern: null,
    wording: { en: 'imported' },
    licence: '',
    source: '',
    items: items.map((one, at) => ({
      ...one,
      id: `q_${at}`,
      text: { en: `Question ${at}` },
      ...('options' in one
        ? {
            options: one.options.map(({ points, absent }, value) => ({
              value,
              text: { en: `Answer ${value}` },
              points: absent ? null : points,
              ...(absent ? { absent } : {}),
            })),
          }
        : {}),
    })) as readonly Item[],
  }),
);

const answerTo = (one: Item): fc.Arbitrary<Answer | null> => {
  const none = fc.constantFrom(null, { absent: 'declined' } as const);
  switch (one.kind) {
    case 'choice':
      return fc.oneof(none, fc.constantFrom(...one.options.map(each => each.value)));
    case 'choices':
      return fc.oneof(
        none,
        fc.subarray(
          one.options.map(each => each.value),
          { minLength: 1 },
        ),
      );
    case 'count':
      return fc.oneof(none, fc.nat(one.max));
    case 'scale':
      return fc.oneof(none, fc.integer({ min: one.min, max: one.max }));
    default:
      return none;
  }
};

const form = (instrument: Instrument, more: Partial<ScaleForm>): ScaleForm => ({
  number: 1,
  name: 'Sum',
  items: instrument.items.map(one => one.id),
  counting: 'order0',
  may_miss: 0,
  when_missing: 'sum',
  better: 'higher',
  bands: [],
  reliable: null,
  ...more,
});

test('whatever is answered, a score lies within the bounds of its scale, and too much missing has none', () => {
  const tried = fc
    .tuple(
      anyInstrument,
      fc.record({
        counting: fc.constantFrom('own' as const, 'order0' as const, 'order1' as const),
        may_miss: fc.nat(3),
        when_missing: fc.constantFrom('sum' as const, 'mean' as const),
      }),
    )
    .chain(([instrument, more]) =>
      fc.tuple(
        fc.constant(instrument),
        fc.constant(more),
        fc.record(Object.fromEntries(instrument.items.map(one => [one.id, answerTo(one)]))),
      ),
    );
  fc.assert(
    fc.property(tried, ([instrument, more, answers]) => {
      const { scale } = scaleOf(instrument, form(instrument, more));
      if (!scale) return;
      const value = score({ ...instrument, scales: [scale] }, answers).scores['s1'] ?? null;
      const none = instrument.items.filter(one => {
        const answer = answers[one.id];
        if (answer === null || answer === undefined) return true;
        if (typeof answer === 'object' && 'absent' in answer) return true;
        if (one.kind !== 'choice' && one.kind !== 'choices') return false;
        const chosen = typeof answer === 'object' ? answer : [answer];
        return one.options.some(each => each.absent && chosen.some(value => value === each.value));
      }).length;
      if (none > more.may_miss || none === instrument.items.length) assert.equal(value, null);
      else {
        assert.ok(value !== null && value >= scale.min - 1e-6 && value <= scale.max + 1e-6, `${value}`);
      }
    }),
    { numRuns: 500 },
  );
});

test('a mean in place of a missing answer: 2 and 4 of three make 9', () => {
  const instrument: Instrument = {
    id: 'q_three',
    version: 1,
    mode: 'text',
    title: { en: 'Three' },
    intro: null,
    items: ['q_a', 'q_b', 'q_c'].map(id => ({ kind: 'count', id, text: { en: id }, max: 5 })),
    scales: [],
    offByDefault: true,
    concern: null,
    wording: { en: 'imported' },
    licence: '',
    source: '',
  };
  const of = (whenMissing: 'sum' | 'mean') => {
    const { scale } = scaleOf(instrument, form(instrument, { may_miss: 1, when_missing: whenMissing }));
    assert.ok(scale);
    return score({ ...instrument, scales: [scale] }, { q_a: 2, q_b: 4 }).scores['s1'];
  };
  assert.equal(of('mean'), 9);
  assert.equal(of('sum'), 6);
});
