import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { compiledOnce } from './compiled-once.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

test('a statement is built once and asked with other values each time', async () => {
  let built = 0;
  const asking = compiledOnce((db, asked: { word: string; names: readonly string[] }) => {
    built += 1;
    return db
      .selectNoFrom(eb => [eb.val(asked.word).$castTo<string>().as('word'), eb.val('same').as('constant')])
      .where(eb => eb(eb.val(asked.word), '=', eb.fn.any(eb.val(asked.names))));
  });
  const ask = async (word: string) =>
    (await database.open.executeQuery(asking({ word, names: ['a', "b'"] }))).rows;
  assert.deepEqual(await ask('a'), [{ word: 'a', constant: 'same' }]);
  assert.deepEqual(await ask("b'"), [{ word: "b'", constant: 'same' }]);
  assert.deepEqual(await ask('c'), []);
  assert.equal(built, 1);
});

test('to look at a value while building throws', () => {
  const looks: readonly ((asked: { word: string }) => unknown)[] = [
    asked => asked.word.length,
    asked => `${asked.word}`,
    asked => JSON.stringify(asked.word),
    asked => asked.word.startsWith('a'),
    asked => [...asked.word],
  ];
  for (const look of looks) {
    const asking = compiledOnce((db, asked: { word: string }) => {
      look(asked);
      return db.selectFrom('programme').select('id').where('slug', '=', asked.word);
    });
    assert.throws(() => asking({ word: 'a' }), /cannot look at the value of 'word'/);
  }
});
