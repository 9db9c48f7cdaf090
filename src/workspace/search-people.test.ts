import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { workspaceRoutes } from './index.ts';
import { findPeople } from './search-queries.ts';

const given = ['Breda', 'Seán', 'Nóra', 'Máire-Áine', 'Jo', 'Özlem', 'Łukasz'];
const family = ["O'Brien", 'Ó Sé', 'Kinnane', 'Ní Bhriain', 'Kowalska-Nowak', 'Li', '100% Ok_'];
type Known = {
  readonly personId: string;
  readonly names: string;
  readonly phone: string;
  readonly postcode: string;
};

describe('the search for people', () => {
  let app: TestApp;
  const people: Known[] = [];
  const actor = () => app.clare.linkWorker.actor;
  const find = async (words: string) =>
    (await app.database.within(actor(), scope => findPeople(scope, words)))
      .map(one => one.personId)
      .toSorted();
  const fold = async (text: string) =>
    (await app.sql<{ text: string }>('select fold($1) as text', [text]))[0]?.text ?? '';

  before(async () => {
    app = await testApp(workspaceRoutes);
    for (const [n, givenName] of given.entries()) {
      const familyName = family[n] ?? '';
      const { personId } = await seedCase(app, { givenName, familyName });
      const phone = `+3538${n}1234${n}67`;
      const postcode = `V9${n} XY1${n}`;
      await app.sql('update person set phone = $2, postcode = $3, known_as = $4 where id = $1', [
        personId,
        phone,
        postcode,
        n % 2 === 0 ? 'Babs' : null,
      ]);
      const names = await fold(`${n % 2 === 0 ? 'Babs' : ''} ${givenName} ${familyName}`);
      people.push({ personId, names, phone: phone.slice(1), postcode: postcode.replace(' ', '') });
    }
  });
  after(() => app.close());

  test('finds whoever has every part somewhere in the name, as reading everybody would', async () => {
    const words = fc.constantFrom(...given, ...family, 'Babs', 'nobody');
    const part = fc
      .tuple(words, fc.nat(8), fc.integer({ min: 1, max: 6 }))
      .map(([word, from, length]) => word.slice(from, from + length).trim());
    const typed = fc
      .oneof(
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
      )
      .map(parts => parts.join(' ').replaceAll('\0', '').trim())
      .filter(text => text.length >= 2 && !/\d/.test(text));
    await fc.assert(
      fc.asyncProperty(typed, async text => {
        const parts = await Promise.all(text.split(/\s+/).slice(0, 4).map(fold));
        const wanted = people.filter(({ names }) => parts.every(one => names.includes(one)));
        assert.deepEqual(await find(text), wanted.map(one => one.personId).toSorted());
      }),
      { numRuns: 80 },
    );
  });

  test('finds by any five digits of a number, and by a whole postcode', async () => {
    for (const { personId, phone, postcode } of people) {
      assert.deepEqual(await find(`0${phone.slice(3)}`), [personId]);
      assert.deepEqual(await find(postcode.toLowerCase()), [personId]);
    }
    assert.deepEqual(await find('00000'), []);
  });

  test('follows a name that changes, and forgets the old one', async () => {
    const { personId } = await seedCase(app, { givenName: 'Wilhelmina', familyName: 'Quux' });
    assert.deepEqual(await find('helmin'), [personId]);
    await app.sql(`update person set given_name = 'Mina', postcode = null where id = $1`, [personId]);
    assert.deepEqual(await find('helmin'), []);
    assert.deepEqual(await find('min quu'), [personId]);
    const kept = await app.sql<{ piece: string }>('select piece from person_piece where person_id = $1', [
      personId,
    ]);
    assert.deepEqual(
      kept.map(({ piece }) => piece).toSorted(),
      ['a', 'ina', 'mina', 'na', 'quux', 'uux', 'ux', 'x'].toSorted(),
    );
  });

  test('shows nothing of it to another programme or another role, and lets nobody write it', async () => {
    const pieces = (who: ReturnType<typeof actor>) =>
      app.database.within(
        who,
        async ({ db }) => (await db.selectFrom('person_piece').select('piece').execute()).length,
      );
    assert.ok((await pieces(actor())) > 0);
    assert.equal(await pieces({ ...actor(), programmeId: newId() }), 0);
    assert.equal(await pieces({ ...actor(), role: 'public' }), 0);
    await assert.rejects(
      app.database.within(actor(), ({ db }) =>
        db
          .insertInto('person_piece')
          .values({ programme_id: actor().programmeId, piece: 'x', person_id: newId() })
          .execute(),
      ),
      /permission denied/,
    );
  });
});
