import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { hear } from './hear.ts';
import { lexicon } from './lexicon/index.ts';
import { oneStepApart, readSpelling } from './spelling.ts';

const said = (statement: string) =>
  Object.fromEntries(hear(statement, lexicon).concepts.map(({ id, words }) => [id, words.join(' / ')]));
const limits = (statement: string) =>
  hear(statement, lexicon).limits.map(({ code, must }) => (must ? `${code}!` : code));

describe('hearing a statement', () => {
  test('raises concepts, each with the words that raised it', () => {
    assert.deepEqual(
      said(
        "since my husband died I don't see anyone, I used to grow vegetables, I can't manage stairs and have no car",
      ),
      {
        'need.bereavement': 'died',
        'need.lonely': "don't see anyone",
        'interest.gardening': 'grow vegetables',
        'barrier.mobility': "can't manage stairs",
        'barrier.transport': 'have no car',
      },
    );
  });

  test('the longest phrase wins: a men’s shed is no shed, falling out is no fall', () => {
    assert.deepEqual(said('I would try the mens shed'), { 'who.men_wish': 'mens shed' });
    assert.deepEqual(said('I fell out with my sister'), { 'need.relationships': 'fell out with' });
  });

  test('hears other languages in their own forms', () => {
    assert.ok('need.lonely' in said('Tá uaigneas orm agus is breá liom an gharraíodóireacht'));
    assert.ok('interest.gardening' in said('Tá uaigneas orm agus is breá liom an gharraíodóireacht'));
    assert.deepEqual(Object.keys(said('Jestem samotna i lubię śpiewać')), [
      'need.lonely',
      'interest.singing',
    ]);
    assert.deepEqual(Object.keys(said('Я самотня, люблю співати')), ['need.lonely', 'interest.singing']);
    assert.deepEqual(Object.keys(said('أنا وحيدة وأحب البستنة')), ['need.lonely', 'interest.gardening']);
    assert.deepEqual(Object.keys(said('Sinto solidão e gosto de cantar')), [
      'need.lonely',
      'interest.singing',
    ]);
    assert.equal(hear('Я самотня', lexicon).language, 'uk');
    assert.equal(hear('🌿 …', lexicon).language, null);
  });

  test('reads light misspelling and says so; leaves common words and short ones', () => {
    assert.deepEqual(hear('gardning and badmintn', lexicon).readAs, [
      { typed: 'gardning', read: 'gardening' },
      { typed: 'badmintn', read: 'badminton' },
    ]);
    assert.equal(readSpelling('house', lexicon), null);
    assert.equal(readSpelling('sng', lexicon), null);
    assert.equal(oneStepApart('gadren', 'garden'), true);
    assert.equal(oneStepApart('gaderns', 'garden'), false);
  });

  test('what is refused is kept apart and never wished', () => {
    const heard = hear('I don’t like bingo, I hate football and I am not lonely. I love painting.', lexicon);
    assert.deepEqual(
      heard.unwanted.map(({ id }) => id),
      ['interest.games', 'interest.football', 'need.lonely'],
    );
    assert.deepEqual(
      heard.concepts.map(({ id }) => id),
      ['interest.painting'],
    );
  });

  test('limits are only wished unless the person says must', () => {
    assert.deepEqual(limits('I can’t manage stairs and have no car'), ['step_free', 'without_car']);
    assert.deepEqual(limits('It must be free. I have no car.'), ['free!', 'without_car']);
    assert.deepEqual(limits('women only, after work'), ['women_only', 'evening']);
    assert.deepEqual(limits('I am a woman and I was at work'), []);
  });

  test('any text gets an answer: long, empty, emoji, any script, half a character', () => {
    assert.equal(hear(`${'I am lonely and like walking. '.repeat(1000)}`, lexicon).concepts.length, 2);
    assert.deepEqual(hear('', lexicon).concepts, []);
    assert.deepEqual(hear('👩‍🌾🌿', lexicon).concepts, []);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const heard = hear(text, lexicon);
        for (const { id, words } of heard.concepts) {
          assert.ok(lexicon.concepts.has(id));
          for (const one of words) assert.ok(text.toWellFormed().includes(one));
        }
      }),
    );
  });
});
