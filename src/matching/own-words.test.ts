import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexicon } from './lexicon/index.ts';
import { heardIn, match } from './match.ts';
import { withOwnWords } from './own-words.ts';
import { recordsWanted } from './records-wanted.ts';
import { blankRecord, testDay } from './testing.ts';

const blank = { musts: null, withinKm: null, showHidden: false, not: [] } as const;
const heard = (say: string) => heardIn({ say, not: [] }, lexicon);

function wholeOf(id: string) {
  const concept = lexicon.concepts.get(id);
  assert.ok(concept, id);
  return concept;
}

describe('the words of the person beside those of the list', () => {
  test('what somebody said they like is found under that very word, before what is merely of its kind', () => {
    const records = ['Chess Club', 'Ennis Darts', 'Coffee Morning'].map((name, at) => ({
      ...blankRecord,
      serviceId: `s${at}`,
      name,
      kinds: ['befriending'],
    }));
    const say = 'I used to play darts';
    const [group] = match({ ...blank, say }, heard(say), records, lexicon, testDay).groups;
    const [first] = group?.services ?? [];
    assert.equal(first?.record.name, 'Ennis Darts');
    assert.deepEqual([first?.reasons[0]?.by, first?.reasons[0]?.said], ['name', 'darts']);
  });

  test('the directory is asked for it, in both numbers', () => {
    const { matters } = recordsWanted(heard('anything with cats?'), lexicon, 'ie', null);
    const words = matters.flatMap(one => one.words);
    assert.ok(words.includes('cats') && words.includes('cat'), words.join());
  });

  test('how people speak of a need, who they are, and words that must not rank add nothing', () => {
    for (const [id, words] of [
      ['need.lonely', ['nobody to talk to', 'lonely']],
      ['interest.singing', ['a bit of a sing song']],
      ['interest.shared_meals', ['catholic']],
      ['interest.games', ['cards']],
    ] as const) {
      const concept = wholeOf(id);
      assert.equal(withOwnWords(concept, { words }), concept, id);
    }
  });
});
