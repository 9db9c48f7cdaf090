import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Forbidden, Refused, Stale } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { testApp } from '../web/testing.ts';
import { createPerson } from './create-person.ts';
import { editPerson } from './edit-person.ts';
import { matchPeople } from './match-people.ts';
import { mayUse } from './may-use.ts';
import { mergePeople } from './merge-people.ts';
import { tablesOfPerson } from './merge-store.ts';
import { identityOf, type NewPerson } from './person.ts';
import { listPeople } from './queries.ts';
import { recordConsent } from './record-consent.ts';
import { personStore } from './store.ts';
import { undoMerge } from './undo-merge.ts';

const app = await testApp([]);
after(() => app.close());
const as = <T>(work: (scope: Scope) => Promise<T>, who = app.clare.coordinator): Promise<T> =>
  app.database.within(who.actor, work);

const breda: NewPerson = {
  given_name: 'Breda',
  family_name: "O'Brien",
  birth_date: Temporal.PlainDate.from('1948-02-29'),
  postcode: 'V95 XY12',
};
const add = (person: NewPerson): Promise<string> => as(scope => createPerson(scope, person));

test('every table with a person is moved by a merge', async () => {
  // Rows that hang on a referral go where it goes, by a trigger. The pieces of a name belong to the entry that has the name.
  // A link to a person's own page ends with the merge, and its passkeys with it; what was opened in an emergency stays with the record that was opened.
  const tables = async (which: string) =>
    (
      await app.sql<{ name: string }>(
        `select table_name as name from information_schema.columns where column_name = 'person_id' and table_schema = 'public' and ${which}`,
      )
    ).map(row => row.name);
  const trigger = (name: string, on: '=' | '<>') =>
    `exists (select from pg_trigger where tgname = ${name} and tgrelid ${on} 'person'::regclass)`;
  const moved = new Set<string>(tablesOfPerson);
  const alone = await tables(
    `table_name not in ('audit_entry', 'person_piece', 'person_token', 'person_merge', 'private_link', 'person_link', 'person_passkey', 'person_visit', 'break_glass')
     and (not ${trigger("'relation_to_' || table_name", '<>')} or ${trigger("'relation_to_' || table_name || '_of_person'", '=')})`,
  );
  assert.deepEqual(
    alone.filter(table => !moved.has(table)),
    [],
  );
  const all = await tables('true');
  assert.deepEqual(
    tablesOfPerson.filter(table => !all.includes(table)),
    [],
  );
});

test('matching finds her again and never in another programme', async () => {
  const id = await add(breda);
  const identity = {
    ...identityOf({ identifier_system: null, identifier_value: null, ...breda } as never),
    familyName: 'O’BRIEN',
  };
  const found = await as(scope => matchPeople(scope, identity));
  assert.deepEqual(
    found.map(one => [one.person.id, one.strength]),
    [[id, 'four']],
  );
  assert.deepEqual(await as(scope => matchPeople(scope, identity), app.trafford.coordinator), []);
});

test('a merge loses no rule that keeps her safe, whichever record it stood on', async () => {
  const kept = await add({ ...breda, contact_note: 'Ring after six' });
  const merged = await add({ ...breda, contact_note: 'Never ring the house', neutral_sender: true });
  const mergeId = await as(scope => mergePeople(scope, { keptId: kept, mergedId: merged, reason: 'Same' }));
  const joined = await as(scope => personStore(scope).find(kept));
  assert.equal(joined?.neutral_sender, true);
  assert.equal(joined?.contact_note, 'Ring after six\nNever ring the house');
  await as(scope => undoMerge(scope, mergeId));
  const apart = await as(scope => personStore(scope).find(kept));
  assert.equal(apart?.neutral_sender, false);
  assert.equal(apart?.contact_note, 'Ring after six');
});

test('what one record said no to stays a no after a merge, until she is asked again; apart each has its own words', async () => {
  const [kept, merged] = [await add(breda), await add(breda)];
  const say = (personId: string, given: boolean) =>
    as(scope =>
      recordConsent(scope, {
        personId,
        purpose: 'share_with_gp',
        recipient: null,
        given,
        how: 'by_phone',
        byWhom: 'Breda',
      }),
    );
  const gp = { names: ['Dr Orla Considine'] };
  const may = (personId: string) => as(scope => mayUse(scope, 'gp_letter', { personId }, gp));
  await say(merged, false);
  await say(kept, true);
  const mergeId = await as(scope => mergePeople(scope, { keptId: kept, mergedId: merged, reason: 'Same' }));
  assert.equal((await may(kept)).allowed, false);
  await as(scope => undoMerge(scope, mergeId));
  assert.deepEqual([(await may(kept)).allowed, (await may(merged)).standing], [true, 'refused']);
  const again = await as(scope => mergePeople(scope, { keptId: kept, mergedId: merged, reason: 'Same' }));
  assert.equal((await may(kept)).allowed, false);
  app.clock.forward({ minutes: 1 });
  await say(kept, true);
  assert.equal((await may(kept)).allowed, true, 'asked again');
  await as(scope => undoMerge(scope, again));
  assert.equal((await may(merged)).standing, 'refused');
});

test('a merge moves what belongs to her, keeps the stricter rule, and can be taken back whole', async () => {
  const kept = await add({ ...breda, may_voicemail: true, may_text: true });
  const merged = await add({ ...breda, phone: '+353209150101', may_text: true });
  await as(scope =>
    personStore(scope).addConsents([
      { personId: merged, purpose: 'keep_record', given: true, how: 'online', byWhom: 'Breda' },
    ]),
  );
  await assert.rejects(
    as(scope => mergePeople(scope, { keptId: kept, mergedId: merged, reason: 'Same' }), app.clare.linkWorker),
    Forbidden,
  );
  const mergeId = await as(scope => mergePeople(scope, { keptId: kept, mergedId: merged, reason: 'Same' }));
  const joined = await as(scope => personStore(scope).find(kept));
  assert.equal(joined?.phone, '+353209150101');
  assert.equal(joined?.may_voicemail, false);
  assert.equal(joined?.may_text, true);
  assert.equal((await as(scope => personStore(scope).consents(kept))).length, 1);
  const listed = await as(scope =>
    listPeople(scope, { q: 'breda', filter: 'all', sort: 'name', after: '', limit: 50 }),
  );
  assert.ok(!listed.some(row => row.id === merged));
  await as(scope => undoMerge(scope, mergeId));
  const apart = await as(scope => personStore(scope).find(kept));
  assert.equal(apart?.phone, null);
  assert.equal(apart?.may_voicemail, true);
  assert.equal((await as(scope => personStore(scope).consents(merged))).length, 1);
  await assert.rejects(
    as(scope => undoMerge(scope, mergeId)),
    Refused,
  );
});

test('two editors are told: both texts survive', async () => {
  const id = await add(breda);
  const edit = (contact_note: string) =>
    as(scope =>
      editPerson(scope, {
        personId: id,
        version: 1,
        changes: { contact_note },
        describe: fields => `${fields.contact_note}`,
      }),
    );
  await edit('Rings at the back door');
  await assert.rejects(edit('Has a dog'), (error: unknown) => {
    assert.ok(error instanceof Stale);
    assert.equal(error.yours, 'Has a dog');
    assert.equal(error.theirs, 'Rings at the back door');
    return true;
  });
});

test('an identifier belongs to one person', async () => {
  const numbered = { ...breda, identifier_system: 'ihi', identifier_value: '539000099900000185' };
  await add(numbered);
  await assert.rejects(add(numbered), Refused);
});
