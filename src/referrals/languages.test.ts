import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageCode, languageName } from './languages.ts';

test('a language is understood by its name in English, Irish or itself', () => {
  for (const text of ['Polish', ' polish ', 'Polainnis', 'polski', 'pl'])
    assert.equal(languageCode(text), 'pl', text);
  assert.equal(languageCode('українська'), 'uk');
  assert.equal(languageCode('Irish Sign Language'), 'irish sign language');
});

test('a code is shown by its name, anything else as it was written', () => {
  assert.equal(languageName('en', 'uk'), 'Ukrainian');
  assert.equal(languageName('en', 'Irish Sign Language'), 'Irish Sign Language');
});
