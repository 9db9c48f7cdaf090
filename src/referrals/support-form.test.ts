import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readForm, wordsFor } from '../ui/index.ts';
import { supportSteps } from './draft.ts';
import { referForm } from './refer-form.ts';
import { supportForms, supportIntake } from './support-form.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const forms = supportForms({ region: 'ie', today });
const fields = [
  'given_name',
  'family_name',
  'born-day',
  'born-month',
  'born-year',
  'stated_adult',
  'locale',
  'helping',
  'helper_name',
  'helper_relation',
  'phone',
  'voicemail',
  'ways',
  'email',
  'good_time',
  'address',
  'postcode',
  'words',
  'needs_people',
  'needs_safety',
  'safe',
  'barriers',
  'consents',
  'adult',
  'in_area',
  'urgent',
  'identifier',
  'referrer_role',
];
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    'yes',
    'no',
    'en',
    'text',
    'lonely',
    '29',
    '2',
    '1948',
    '2011',
    '=1+1',
    '<b>',
    '\u0000',
    '\u202e',
    '1e9',
  ),
);
const typed = fc.array(fc.tuple(fc.constantFrom(...fields), hostile), { maxLength: 30 });
const asForm = (pairs: readonly (readonly [string, string])[]): FormData => {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
};

test('whatever is typed, a step passes or says in known words what is wrong', () => {
  const t = wordsFor('ga');
  const refer = referForm({ region: 'uk', today, byPhone: false });
  fc.assert(
    fc.property(typed, pairs => {
      for (const schema of [...supportSteps.map(step => forms[step]), refer]) {
        const { error } = readForm(schema, asForm(pairs));
        for (const message of Object.values(error ?? {})) {
          const [key = ''] = message.split('?');
          // A wrong type of value has a message of the library, which the page replaces by “Answer this question”.
          if (/^[a-z]+\./.test(key)) assert.ok(t.has(key), key);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('nobody under 18 passes, whatever they tick', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 17 * 365 }), days => {
      const born = today.subtract({ days });
      const form = asForm([
        ['adult', 'yes'],
        ['born-day', `${born.day}`],
        ['born-month', `${born.month}`],
        ['born-year', `${born.year}`],
      ]);
      const { error } = readForm(referForm({ region: 'ie', today, byPhone: true }), form);
      assert.equal(error?.['born'], 'referrals.error.under_18');
    }),
    { numRuns: 50 },
  );
});

test('a helper is a helper, not the referrer who decides; ways not ticked are forbidden', () => {
  const you = forms.you.parse({
    given_name: 'Breda',
    family_name: 'Hayes',
    stated_adult: 'yes',
    locale: 'en',
  });
  const reach = forms.reach.parse({
    helping: 'yes',
    helper_name: 'Ciara',
    helper_relation: 'child',
    address: 'Tulla',
  });
  const matters = forms.matters.parse({ words: 'Company' });
  const agree = forms.agree.parse({ consents: ['take_part', 'keep_record'] });
  const intake = supportIntake({ you, reach, matters, hinders: forms.hinders.parse({}), agree });
  assert.equal(intake.referrer?.relation, 'child');
  assert.deepEqual(intake.ways, []);
  assert.deepEqual(
    intake.consents.filter(one => one.given).map(one => one.purpose),
    ['take_part', 'keep_record'],
  );
});
