import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MatchRecord } from '../directory/index.ts';
import { bm25 } from './bm25.ts';
import { lexicon } from './lexicon/index.ts';
import { heardIn, type MatchInput, match } from './match.ts';
import { blankRecord, testDay as today } from './testing.ts';

const blank: MatchRecord = { ...blankRecord, serviceId: '', name: '' };
const records: readonly MatchRecord[] = (
  [
    {
      name: 'Grow Together',
      kinds: ['gardening_nature'],
      description: 'Raised beds and tea',
      free: 'yes',
      stepFree: 'yes',
    },
    {
      name: 'Allotment Day',
      kinds: ['gardening_nature'],
      description: 'Vegetables',
      free: 'no',
      stepFree: 'no',
    },
    { name: 'Far Garden', kinds: ['gardening_nature'], metres: 40_000 },
    {
      name: 'Walking On',
      kinds: ['bereavement', 'walking_exercise'],
      description: 'For people who lost someone',
    },
    { name: 'A Friend on the Line', kinds: ['befriending'], description: 'A call each week', online: true },
    { name: 'Men’s Shed', kinds: ['sheds'], description: 'Woodwork' },
    { name: 'St Mary’s Hall', kinds: [], description: 'Hall for hire' },
    { name: 'Evening Singers', kinds: ['arts_music_drama'], description: 'Choir', opens: ['19:30'] },
    { name: 'Painters', kinds: ['arts_music_drama'], description: 'Watercolour', opens: ['10:30'] },
  ] as const
).map((one, at) => ({ ...blank, ...one, serviceId: `s${at}` }));

function ask(say: string, changed: Partial<MatchInput> = {}) {
  const input = { say, not: [], musts: null, withinKm: null, showHidden: false, ...changed };
  return match(input, heardIn(input, lexicon), records, lexicon, today);
}
const names = (answer: ReturnType<typeof ask>) =>
  answer.groups.map(({ concepts, services }) => [
    concepts.map(({ id }) => id).join('+'),
    ...services.map(({ record }) => record.name),
  ]);

describe('answering a statement', () => {
  test('groups by what matters in the order it was said, every service once, with reasons', () => {
    const answer = ask('since he died I am lonely, I used to grow vegetables');
    assert.deepEqual(
      names(answer).map(([concept]) => concept),
      ['need.bereavement', 'need.lonely', 'interest.gardening'],
    );
    const all = answer.groups.flatMap(({ services }) => services.map(({ record }) => record.serviceId));
    assert.equal(new Set(all).size, all.length);
    const grow = answer.ranked.find(({ record }) => record.name === 'Grow Together');
    assert.deepEqual(grow?.reasons[0]?.words, ['grow vegetables']);
    assert.equal(grow?.reasons[0]?.by, 'name');
  });

  test('a wish only sorts: the stated no comes later and stays', () => {
    const answer = ask('gardening, and I can’t manage stairs');
    assert.deepEqual(answer.hidden, []);
    const order = answer.ranked.map(({ record }) => record.name);
    assert.ok(order.indexOf('Grow Together') < order.indexOf('Allotment Day'));
  });

  test('a must hides only a recorded no, says how many and why, and shows them when asked', () => {
    const answer = ask('gardening. It must be free.');
    assert.deepEqual(answer.hidden, [{ limit: 'free', count: 1 }]);
    assert.ok(!answer.ranked.some(({ record }) => record.free === 'no'));
    assert.ok(
      answer.ranked.some(({ record, unknown }) => record.free === 'unknown' && unknown.includes('free')),
    );
    assert.ok(
      ask('gardening. It must be free.', { showHidden: true }).ranked.some(one => one.record.free === 'no'),
    );
    const near = ask('gardening', { musts: ['without_car'], withinKm: 5 });
    assert.deepEqual(near.hidden, [{ limit: 'without_car', count: 1 }]);
    const evening = ask('singing and painting', { musts: ['evening'] });
    assert.deepEqual(evening.hidden, [{ limit: 'evening', count: 1 }]);
  });

  test('what the reader takes away no longer plays a part', () => {
    const answer = ask('lonely, gardening', { not: ['interest.gardening'] });
    assert.deepEqual(names(answer), [['need.lonely', 'A Friend on the Line']]);
  });

  test('nothing found is said', () => {
    assert.deepEqual(
      ask('I love swimming').nothingFor.map(({ id }) => id),
      ['interest.swimming'],
    );
    assert.equal(ask('xyzzy').found, 0);
    assert.equal(ask('').found, 0);
  });

  test('what shares only a broad kind is no answer, and a narrow kind is one', () => {
    const only = (kind: string) => {
      const input = { say: 'I am lonely', not: [], musts: null, withinKm: null, showHidden: false };
      const record = { ...blank, serviceId: 'one', name: 'The Old Mill', kinds: [kind] };
      return match(input, heardIn(input, lexicon), [record], lexicon, today);
    };
    assert.equal(only('befriending').found, 1);
    const broad = only('peer_support');
    assert.equal(broad.found, 0);
    assert.deepEqual(
      broad.nothing.map(({ concepts, limit }) => [concepts.map(({ id }) => id), limit]),
      [[['need.lonely'], null]],
    );
  });

  test('who has no car is shown a lift where there is one, and told where there is none', () => {
    const input = { say: 'I have no car', not: [], musts: null, withinKm: null, showHidden: false };
    const among = (kinds: readonly string[]) =>
      match(
        input,
        heardIn(input, lexicon),
        [{ ...blank, serviceId: 'one', name: 'The Old Mill', kinds: [...kinds] }],
        lexicon,
        today,
      );
    assert.equal(among(['transport']).found, 1);
    assert.deepEqual(among(['transport']).nothingFor, []);
    assert.equal(among(['choir']).found, 0);
    assert.deepEqual(
      among(['choir']).nothingFor.map(({ id }) => id),
      ['barrier.transport'],
    );
  });

  test('a word in common is no answer where something was understood, nor a common one in passing', () => {
    const asked = ask('I need a lift to my appointments, and a hall for hire');
    assert.deepEqual(
      asked.nothingFor.map(({ id }) => id),
      ['need.transport'],
    );
    assert.deepEqual(asked.sameWords, []);
    const many = Array.from({ length: 6 }, (_, at) => ({
      ...blank,
      serviceId: `t${at}`,
      name: `Place ${at}`,
      description: at === 0 ? 'Quoits at the table' : 'A table',
    }));
    const shown = (say: string) => {
      const input = { say, not: [], musts: null, withinKm: null, showHidden: false };
      return match(input, heardIn(input, lexicon), many, lexicon, today).sameWords.map(
        ({ record }) => record.serviceId,
      );
    };
    assert.deepEqual(shown('something at a table'), []);
    assert.deepEqual(shown('the quoit'), ['t0']);
    assert.deepEqual(shown('stable'), [], 'a word is no part of another');
  });

  test('words no concept knows still find what has them', () => {
    assert.deepEqual(
      ask('somewhere for hire').sameWords.map(({ record }) => record.name),
      ['St Mary’s Hall'],
    );
  });

  test('name, gender and faith change nothing; a wish does', () => {
    const list = (who: string) =>
      ask(`${who}. I am lonely, I lost my job and would love to grow vegetables or hire a hall.`).ranked.map(
        ({ record, score }) => [record.serviceId, score],
      );
    const plain = list('I am forty');
    for (const who of [
      'My name is Mary',
      'I am Mohammed, a Muslim',
      'I am a woman',
      'I’m a man and a father',
      'I am Catholic and my name is Seán',
      'I am a Polish lady called Agnieszka',
      'As a Hindu grandmother',
    ]) {
      assert.deepEqual(list(who), plain, who);
    }
    assert.notDeepEqual(list('I would like it with the lads'), plain);
  });

  test('the same question has the same answer, whatever the order of the records', () => {
    const input = { say: 'lonely, gardening', not: [], musts: null, withinKm: null, showHidden: false };
    const heard = heardIn(input, lexicon);
    const one = match(input, heard, records, lexicon, today).ranked.map(({ record }) => record.serviceId);
    const other = match(input, heard, records.toReversed(), lexicon, today).ranked;
    assert.deepEqual(
      other.map(({ record }) => record.serviceId),
      one,
    );
  });
});

describe('BM25', () => {
  test('a rarer word counts more, a longer text less, an absent one nothing', () => {
    const scores = bm25(
      ['tea and chess', 'tea and cake', 'tea', 'walking every day in the hills with tea'],
      ['chess', 'tea'],
    );
    assert.ok((scores[0] ?? 0) > (scores[2] ?? 0) && (scores[2] ?? 0) > (scores[3] ?? 0));
    assert.deepEqual(bm25(['a garden'], ['zebra']), [0]);
    assert.deepEqual(bm25([], ['zebra']), []);
  });
});
