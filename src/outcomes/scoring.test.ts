import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Answers,
  deJongGierveld6,
  gad7,
  type Instrument,
  type Item,
  instruments,
  numberTo,
  ons4,
  phq4,
  phq9,
  swemwbs,
  ucla3,
} from './instruments/index.ts';
import { answersSchema, bandOf, isAnswer, score } from './scoring.ts';

const answerTo = (item: Item): fc.Arbitrary<number> => {
  switch (item.kind) {
    case 'choice':
      return fc.constantFrom(...item.options.map(option => option.value));
    case 'scale':
      return fc.nat(Math.round((item.max - item.min) / item.step)).map(steps => item.min + steps * item.step);
    case 'count':
      return fc.nat(item.max);
    default:
      throw new Error(`no number answers ${item.kind}`);
  }
};

const filledIn = (instrument: Instrument): fc.Arbitrary<Record<string, number>> =>
  fc.record(Object.fromEntries(instrument.items.map(item => [item.id, answerTo(item)])));

const partly = (instrument: Instrument): fc.Arbitrary<Answers> =>
  fc.record(Object.fromEntries(instrument.items.map(item => [item.id, fc.option(answerTo(item))])));

const anyWhole = fc
  .constantFrom(...instruments)
  .chain(instrument => filledIn(instrument).map(answers => ({ instrument, answers })));
const anyPart = fc
  .constantFrom(...instruments)
  .chain(instrument => partly(instrument).map(answers => ({ instrument, answers })));

const all = (instrument: Instrument, value: number): Answers =>
  Object.fromEntries(instrument.items.map(item => [item.id, value]));

test('a whole questionnaire has every score, within the range of its scale, in a band if there are bands', () => {
  fc.assert(
    fc.property(anyWhole, ({ instrument, answers }) => {
      const scored = score(instrument, answers);
      assert.deepEqual(scored.missing, []);
      for (const scale of instrument.scales) {
        const value = scored.scores[scale.id];
        assert.ok(typeof value === 'number' && value >= scale.min && value <= scale.max, scale.id);
        assert.equal(scored.bands[scale.id] === null, scale.bands.length === 0);
      }
    }),
    { numRuns: 400 },
  );
});

test('a scale has a score exactly when no more is missing than may be', () => {
  fc.assert(
    fc.property(anyPart, ({ instrument, answers }) => {
      const scored = score(instrument, answers);
      for (const scale of instrument.scales) {
        const missing = scale.items.filter(id => scored.missing.includes(id)).length;
        const scorable = missing <= scale.mayMiss && missing < scale.items.length;
        assert.equal(scored.scores[scale.id] !== null, scorable, scale.id);
      }
    }),
    { numRuns: 400 },
  );
});

test('one answer moved up by its points never lowers a score', () => {
  fc.assert(
    fc.property(anyWhole, fc.nat(20), ({ instrument, answers }, pick) => {
      const item = instrument.items[pick % instrument.items.length];
      assert.ok(item);
      const choices =
        item.kind === 'choice'
          ? [...item.options]
              .sort((one, other) => (one.points ?? 0) - (other.points ?? 0))
              .map(option => option.value)
          : [0, 1, 2].map(step => (item.kind === 'scale' ? item.min + step * item.step : step));
      const [lower = 0, upper = 0] = [choices[0], choices[choices.length - 1]];
      const before = score(instrument, { ...answers, [item.id]: lower }).scores;
      const after = score(instrument, { ...answers, [item.id]: upper }).scores;
      for (const { id } of instrument.scales)
        assert.ok((after[id] ?? 0) >= (before[id] ?? 0), `${instrument.id} ${id}`);
    }),
    { numRuns: 400 },
  );
});

/** The published table, written out again as text so that a slip in the data shows. */
const swemwbsTable =
  '7→7.00 8→9.51 9→11.25 10→12.40 11→13.33 12→14.08 13→14.75 14→15.32 15→15.84 16→16.36 17→16.88 18→17.43 19→17.98 ' +
  '20→18.59 21→19.25 22→19.98 23→20.73 24→21.54 25→22.35 26→23.21 27→24.11 28→25.03 29→26.02 30→27.03 31→28.13 ' +
  '32→29.31 33→30.70 34→32.55 35→35.00';

test('SWEMWBS follows the published table, with its bands', () => {
  const rows = swemwbsTable.split(' ').map(row => row.split('→').map(Number));
  assert.equal(rows.length, 29);
  for (const [sum = 0, metric] of rows) {
    const answers = Object.fromEntries(
      swemwbs.items.map(({ id }, index) => [id, Math.floor(sum / 7) + (index < sum % 7 ? 1 : 0)]),
    );
    assert.equal(score(swemwbs, answers).scores.wellbeing, metric, String(sum));
  }
  const [scale] = swemwbs.scales;
  assert.ok(scale);
  const bands = [19.25, 19.5, 19.98, 27.03, 27.5, 28.13].map(value => bandOf(scale, value));
  assert.deepEqual(bands, ['low', 'low', 'medium', 'medium', 'high', 'high']);
  assert.equal(score(swemwbs, { ...all(swemwbs, 3), q4: null }).scores.wellbeing, null);
});

test('PHQ-9, GAD-7 and PHQ-4 change band where published', () => {
  const bandsOf = (instrument: Instrument): string[] => {
    const [scale] = instrument.scales;
    assert.ok(scale);
    const scores = Array.from({ length: scale.max + 1 }, (_, value) => value);
    return scores.filter(value => value > 0 && bandOf(scale, value) !== bandOf(scale, value - 1)).map(String);
  };
  assert.deepEqual(bandsOf(phq9), ['5', '10', '15', '20']);
  assert.deepEqual(bandsOf(gad7), ['5', '10', '15']);
  assert.deepEqual(bandsOf(phq4), ['3', '6', '9']);
  assert.equal(score(phq9, all(phq9, 3)).scores.depression, 27);
  assert.equal(score(gad7, all(gad7, 3)).scores.anxiety, 21);
  assert.deepEqual(score(phq4, { nervous: 2, worrying: 1, interest: 2, down: 0 }).bands, {
    distress: 'mild',
    anxiety: 'raised',
    depression: 'usual',
  });
});

test('the ninth answer of PHQ-9 raises a concern, and only that', () => {
  fc.assert(
    fc.property(partly(phq9), answers => {
      assert.equal(score(phq9, answers).raisesConcern, (numberTo(answers, 'better_off_dead') ?? 0) > 0);
    }),
  );
  fc.assert(
    fc.property(anyWhole, ({ instrument, answers }) => {
      fc.pre(instrument !== phq9);
      assert.equal(score(instrument, answers).raisesConcern, false);
    }),
  );
});

test('UCLA-3 calls 6 or more lonely', () => {
  assert.equal(score(ucla3, { companionship: 2, left_out: 2, isolated: 1 }).bands.loneliness, 'not_lonely');
  assert.equal(score(ucla3, { companionship: 2, left_out: 2, isolated: 2 }).bands.loneliness, 'lonely');
});

test('ONS4 keeps its four answers apart, and high anxiety is a high score', () => {
  const scored = score(ons4, { satisfied: 4, worthwhile: 6, happy: 8, anxious: 6 });
  assert.deepEqual(scored.scores, { satisfied: 4, worthwhile: 6, happy: 8, anxious: 6 });
  assert.deepEqual(scored.bands, { satisfied: 'low', worthwhile: 'medium', happy: 'high', anxious: 'high' });
});

test('De Jong Gierveld counts the middle answer as lonely and forgives one missing', () => {
  assert.equal(score(deJongGierveld6, all(deJongGierveld6, 2)).scores.loneliness, 6);
  const notLonely = { e1: 3, e2: 3, e3: 3, s1: 1, s2: 1, s3: 1 };
  assert.equal(score(deJongGierveld6, notLonely).scores.loneliness, 0);
  const oneMissing = score(deJongGierveld6, { ...notLonely, e1: null, s1: 3 });
  assert.deepEqual(oneMissing.scores, { loneliness: 1, emotional: null, social: 1 });
  assert.equal(score(deJongGierveld6, { ...notLonely, e1: null, s1: null }).scores.loneliness, null);
});

test('an answer that is not offered is refused at the edge and is an error behind it', () => {
  assert.throws(() => score(ucla3, { companionship: 4 }), RangeError);
  const refused = answersSchema(ucla3).safeParse({ companionship: '4' });
  assert.equal(refused.error?.issues[0]?.message, 'ui.errors.choice');
  assert.equal(answersSchema(ucla3).safeParse({ companionship: 'often' }).success, false);
});

test('a form is read: figures as numbers, empty as left out, unknown fields dropped', () => {
  const read = answersSchema(ucla3).parse({ companionship: ' 3 ', left_out: '', other: '1' });
  assert.equal(read.companionship, 3);
  assert.equal(read.left_out, null);
  assert.equal('other' in read, false);
  fc.assert(
    fc.property(anyPart, ({ instrument, answers }) => {
      const form = Object.fromEntries(
        Object.entries(answers).map(([id, value]) => [id, value === null ? '' : String(value)]),
      );
      assert.deepEqual(score(instrument, answersSchema(instrument).parse(form)), score(instrument, answers));
    }),
  );
});

test('tenths of a point are answers only where the instrument has them', () => {
  const whole = ons4.items[0];
  const tenths = instruments.find(instrument => instrument.id === 'pam')?.items[0];
  assert.ok(whole && tenths);
  assert.equal(isAnswer(whole, 3.5), false);
  assert.equal(isAnswer(tenths, 63.1), true);
  assert.equal(isAnswer(tenths, 63.15), false);
});
