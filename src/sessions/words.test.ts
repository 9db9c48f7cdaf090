import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOCALES, wordsFor } from '../ui/index.ts';
import { guides } from './guide.ts';
import { sessionStates } from './session.ts';

test('every prompt of every guide and every state has words in every language', () => {
  for (const { locale } of LOCALES) {
    const t = wordsFor(locale);
    for (const [name, prompts] of Object.entries(guides)) {
      assert.ok(t.has(`sessions.guide.${name}.title`));
      for (let prompt = 1; prompt <= prompts; prompt++)
        assert.ok(t.has(`sessions.guide.${name}.${prompt}`), name);
      assert.ok(
        !t.has(`sessions.guide.${name}.${prompts + 1}`),
        `${name} has more prompts than the guide says`,
      );
    }
    for (const state of sessionStates) assert.ok(t.has(`sessions.state.${state}`));
    for (const state of sessionStates.filter(one => one !== 'planned')) {
      assert.ok(t.has(`sessions.refused.state.${state}`), state);
    }
    assert.notEqual(
      t('sessions.refused.more', { left: 0, planned: 8 }),
      t('sessions.refused.more', { left: 2, planned: 8 }),
    );
  }
});
