import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { compiledOnce } from './compiled-once.ts';
import { insertOnce } from './insert-once.ts';
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

test('an insertion is built once for each set of columns; values are only ever parameters', () => {
  let built = 0;
  const add = insertOnce('area', {
    unlessThere: true,
    also: (db, { programme_id }) => {
      built += 1;
      return { name: db.selectFrom('team').select('name').where('programme_id', '=', programme_id) };
    },
  });
  const row = { programme_id: 'a', id: 'b', name: 'replaced', postcode_areas: ['V95'] };
  const { sql, parameters } = add(row);
  assert.match(sql, /^insert into "area" .* \(select "name" from "team" .*\) on conflict do nothing$/);
  assert.deepEqual(parameters, ['a', 'b', 'a', ['V95']]);
  const other = add({ ...row, id: "'); drop table area; --" });
  assert.equal(other.sql, sql);
  assert.equal(other.parameters[1], "'); drop table area; --");
  assert.equal(built, 1);
  assert.notEqual(add({ programme_id: 'a', id: 'b', name: 'replaced' }).sql, sql);
  assert.equal(built, 2);
});
