import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleView } from '../../ui/gallery/sample-view.ts';
import { nestedWords } from './nested-words.ts';
import { valueWords } from './value-words.ts';

const english = sampleView('en');
const irish = sampleView('ga');

const sent = {
  ways: ['text', 'email'],
  needs: ['lonely', 'food'],
  givenName: 'Breda',
  birthDate: '1955-02-13',
  notSafe: false,
  knownAs: '',
  interpreter: null,
  consents: [
    { purpose: 'take_part', given: true },
    { purpose: 'share_with_gp', given: false },
  ],
  referrer: { name: 'Dr Orla Considine', role: 'gp' },
};

test('a form as it was sent is read in words, without what is empty', () => {
  assert.equal(
    nestedWords(english, sent),
    [
      'Other ways we may use: text message; E-mail',
      'What it is about: Feeling lonely; Having enough food',
      'First name: Breda',
      'Date of birth: 13 February 1955',
      'Says they do not feel safe: No',
      'What was agreed to:',
      '  • What for: Take part in the service',
      '    Agreed: Yes',
      '  • What for: Share with the GP',
      '    Agreed: No',
      'Who sent it:',
      '  Name: Dr Orla Considine',
      '  Role: GP',
    ].join('\n'),
  );
});

test('the same in Irish has no word of English in its names', () => {
  const names = nestedWords(irish, sent)
    .split('\n')
    .map(line => line.replace(/^[ •]+/, '').split(':')[0]);
  assert.deepEqual(
    names.filter(name => /^(?:Other|What|First|Date|Says|Who|Name|Role|Agreed)\b/.test(name ?? '')),
    [],
  );
});

test('ids are left out, somebody’s own words come alone, an unknown name is read as it is', () => {
  const goal = {
    id: '01a17ccd-6d00-7422-bc36-27b7ecf2ab79',
    words: { text: 'To sing again', lang: 'en' },
    newThing: 3,
  };
  assert.equal(nestedWords(english, [goal]), '• In words: To sing again\n  new thing: 3');
  assert.equal(nestedWords(english, { goals: [], barriers: [{ id: goal.id }] }), '');
});

test('a column of several codes is a list of words', () => {
  assert.equal(
    valueWords(english, 'unmet_need', 'need', ['lonely', 'food']),
    'Feeling lonely; Having enough food',
  );
});
