import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Instrument, ons4, phq9 } from '../instruments/index.ts';
import { SHOWN } from './fields.ts';
import { readAnswers } from './read-answers.ts';

const words = (en: string) => ({ en });
const yesNo = [
  { value: 1, points: 1, text: words('Yes') },
  { value: 0, points: 0, text: words('No') },
];

/** Every kind of item, with a question that hangs on an answer inside a group that hangs on another. */
const everyKind: Instrument = {
  ...ons4,
  id: 'every',
  title: words('Every kind'),
  scales: [],
  items: [
    { id: 'hello', kind: 'display', text: words('Read this') },
    { id: 'lives_alone', kind: 'choice', text: words('Do you live alone?'), options: yesNo, required: true },
    {
      id: 'about',
      kind: 'group',
      text: words('About it'),
      enableWhen: { which: 'all', conditions: [{ item: 'lives_alone', operator: '=', value: 1 }] },
    },
    { id: 'since', kind: 'count', text: words('For how many years?'), max: 90, within: 'about' },
    {
      id: 'why',
      kind: 'text',
      text: words('What happened?'),
      longest: 40,
      within: 'about',
      required: true,
      enableWhen: { which: 'any', conditions: [{ item: 'since', operator: '<', value: 2 }] },
    },
    { id: 'helps', kind: 'choices', text: words('What helps?'), options: yesNo },
    { id: 'hours', kind: 'decimal', text: words('Hours of sleep'), min: 0, max: 24, places: 1 },
  ],
};
const read = (raw: Record<string, unknown>) => readAnswers([everyKind], raw);
const shown = ['every_lives_alone', 'every_helps', 'every_hours'];

describe('reading the answers of a form', () => {
  test('every kind in the shape it is kept in', () => {
    const { filled, faults } = read({
      every_lives_alone: '1',
      every_since: '1',
      every_why: '  He died  ',
      every_helps: ['0', '1'],
      every_hours: '6,5',
    });
    assert.deepEqual(faults, {});
    assert.deepEqual(filled[0]?.answers, {
      lives_alone: 1,
      since: 1,
      why: 'He died',
      helps: [1, 0],
      hours: 6.5,
    });
  });

  test('a choice that opens questions asks them on the next step, and these open more', () => {
    const first = read({ [SHOWN]: shown, every_lives_alone: '1' });
    assert.deepEqual(first.opened, ['every_since']);
    const second = read({ [SHOWN]: [...shown, 'every_since'], every_lives_alone: '1', every_since: '1' });
    assert.deepEqual([second.opened, second.faults], [['every_why'], {}]);
    const third = read({
      [SHOWN]: [...shown, 'every_since', 'every_why'],
      every_lives_alone: '1',
      every_since: '1',
    });
    assert.deepEqual([third.opened, third.faults], [[], { every_why: 'outcomes.error.required' }]);
  });

  test('what another answer took away is dropped, however it came', () => {
    const { filled, opened } = read({ every_lives_alone: '0', every_since: '1', every_why: 'x' });
    assert.deepEqual(filled[0]?.answers, { lives_alone: 0 });
    assert.deepEqual(opened, []);
  });

  test('a reason stands for an answer and is no zero; an answer says more than a reason', () => {
    const none = read({ every_lives_alone__none: 'not_applicable' });
    assert.deepEqual(none.filled[0]?.answers, { lives_alone: { absent: 'not_applicable' } });
    assert.deepEqual(none.faults, {});
    const both = read({ every_lives_alone: '0', every_lives_alone__none: 'declined' });
    assert.deepEqual(both.filled[0]?.answers, { lives_alone: 0 });
  });

  test('a questionnaire nobody began is not asked, and one declined has no answers', () => {
    assert.deepEqual(read({}).filled, []);
    assert.deepEqual(read({}).faults, {});
    const declined = read({ declined_every: 'yes', every_lives_alone: '1' });
    assert.deepEqual(declined.filled, [{ instrument: 'every', version: 1, declined: true, answers: {} }]);
  });

  test('what is not offered is said beside its field, whatever it is', () => {
    const wrong = read({
      every_lives_alone: '2',
      every_helps: ['1', '7'],
      every_hours: '25',
      every_since: '-1',
    });
    assert.deepEqual(Object.keys(wrong.faults), ['every_lives_alone', 'every_helps', 'every_hours']);
    for (const text of ['1e1', '0x3', 'Infinity', '6.55', '5 hours']) {
      assert.ok('every_hours' in read({ every_hours: text }).faults, text);
    }
    const long = read({ every_lives_alone: '1', every_since: '1', every_why: 'x'.repeat(41) });
    assert.match(long.faults['every_why'] ?? '', /long\?max=40&length=41/);
  });

  test('each questionnaire stands alone: a fault in one leaves the other', () => {
    const { filled, faults } = readAnswers([ons4, phq9], { ons4_happy: '3', phq9_down: '9' });
    assert.deepEqual(
      filled.map(one => one.instrument),
      ['ons4'],
    );
    assert.deepEqual(Object.keys(faults), ['phq9_down']);
  });
});
