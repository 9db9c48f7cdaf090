import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../core/index.ts';
import { testApp } from '../../web/testing.ts';
import { createPerson } from '../create-person.ts';
import type { NewPerson } from '../person.ts';
import { peopleRoutes } from '../routes.ts';

const app = await testApp(peopleRoutes);
after(() => app.close());
const { coordinator, linkWorker, administrator } = app.clare;

const add = (changes: Partial<NewPerson> = {}): Promise<string> =>
  app.database.within(coordinator.actor, scope =>
    createPerson(scope, {
      given_name: 'Breda',
      family_name: 'Hayes',
      birth_date: Temporal.PlainDate.from('1948-02-29'),
      postcode: 'V95 XY12',
      ...changes,
    }),
  );
const edited = { version: '1', given_name: 'Breda', family_name: 'Hayes', locale: 'en' };

test('the list finds by name, goes page by page, and every look is on record', async () => {
  for (let n = 0; n < 52; n++) await add({ family_name: `Óg ${String.fromCharCode(65 + (n % 26))}${n}` });
  const first = await (await app.get('/people?q=og', linkWorker)).text();
  const [, next = ''] = first.match(/href="([^"]*after=[^"]*)"/) ?? [];
  const second = await (await app.get(next.replaceAll('&amp;', '&'), linkWorker)).text();
  assert.equal(first.match(/id="row-/g)?.length, 50);
  assert.equal(second.match(/id="row-/g)?.length, 2);
  assert.equal((await app.sql("select 1 from audit_entry where verb = 'person.listed'")).length, 52);
  assert.match(await (await app.get('/people?filter=waiting&q=og', linkWorker)).text(), /Nobody here/);
  assert.equal((await app.get('/people', administrator)).status, 403);
});

test('the list in each order goes on where a page ended, and misses nobody', async () => {
  const created = (n: number) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ hours: n });
  for (let n = 0; n < 53; n++) {
    const id = await add({ family_name: `Sortable ${(n * 7) % 53}`, postcode: null });
    await app.sql('update person set created_at = $2 where id = $1', [id, created((n * 11) % 53)]);
    if (n % 3 === 0) await wasReached(id, `2026-0${1 + (n % 9)}-10T10:00:00Z`);
  }
  for (const sort of ['name', 'newest', 'last_contact']) {
    const first = await (await app.get(`/people?q=sortable&sort=${sort}`, linkWorker)).text();
    const [, next = ''] = first.match(/href="([^"]*after=[^"]*)"/) ?? [];
    assert.match(next, sort === 'name' ? /^(?!.*sort=)/ : new RegExp(`sort=${sort}`));
    const second = await (await app.get(next.replaceAll('&amp;', '&'), linkWorker)).text();
    const ids = [...`${first}${second}`.matchAll(/id="row-([^"]+)"/g)].map(one => one[1]);
    assert.equal(new Set(ids).size, 53, sort);
    assert.deepEqual(ids, await inOrder(sort), sort);
  }
  const wrong = await (await app.get('/people?q=sortable&sort=p.id;drop', linkWorker)).text();
  assert.match(wrong, /<option value="name" selected/);
});

async function wasReached(personId: string, at: string) {
  const [programmeId, referralId] = [coordinator.actor.programmeId, newId()];
  await app.sql(
    `insert into referral (programme_id, id, reference, state, route, given_name, family_name, submitted, received_at, state_since, person_id)
     values ($1, $2, $3, 'active', 'self', 'B', 'H', '{}', now(), now(), $4)`,
    [programmeId, referralId, referralId.slice(-8), personId],
  );
  const tried = `insert into contact (programme_id, id, referral_id, person_id, staff_id, at, mode, outcome) values ($1, $2, $3, $4, $5, $6, 'phone', $7)`;
  const by = linkWorker.actor.id;
  await app.sql(tried, [programmeId, newId(), referralId, personId, by, at, 'reached']);
  await app.sql(tried, [programmeId, newId(), referralId, personId, by, '2026-11-01T10:00:00Z', 'no_answer']);
}

async function inOrder(sort: string): Promise<readonly unknown[]> {
  const rows = await app.sql<{ id: string; family_name: string; created: Date; at: Date | null }>(
    `select p.id, p.family_name, p.created_at::text as created, max(c.at)::text as at from person p
     left join contact c on c.person_id = p.id and c.outcome = 'reached'
     where p.family_name like 'Sortable%' group by p.id, p.family_name, p.created_at`,
  );
  const by = (text: string | null, id: string) => `${text ?? ''} ${id}`;
  const keys: Readonly<Record<string, (row: (typeof rows)[number]) => string>> = {
    name: row => `${row.family_name.toLowerCase()} breda ${row.id}`,
    newest: row => by(String(row.created), row.id),
    last_contact: row => by(row.at && String(row.at), row.id),
  };
  const key = keys[sort] ?? (() => '');
  const sorted = rows.toSorted((one, other) => (key(one) < key(other) ? -1 : 1)).map(row => row.id);
  return sort === 'name' ? sorted : sorted.reverse();
}

test('the list as a spreadsheet: filtered alike, formulas are text, on record', async () => {
  await add({ given_name: '=2+3', family_name: 'Quux' });
  const csv = await (await app.get('/people.csv?q=quux', linkWorker)).text();
  assert.equal(csv.trim().split('\n').length, 2);
  assert.match(csv, /^'=2\+3 Quux/m);
  assert.equal((await app.sql("select 1 from audit_entry where verb = 'person.exported'")).length, 1);
  assert.equal((await app.get('/people.csv', administrator)).status, 403);
});

test('a record is read by staff of the programme only, and reading is on record', async () => {
  const id = await add({ contact_note: '<b>dog</b>', family_name: '=1+1' });
  const text = await (await app.get(`/people/${id}`, linkWorker)).text();
  assert.match(text, /&lt;b&gt;dog/);
  assert.match(text, /Breda =1\+1/);
  assert.match(text, /Leave no voicemail/);
  assert.equal((await app.get(`/people/${id}`, app.trafford.coordinator)).status, 404);
  assert.equal((await app.get(`/people/${id}/edit`, app.trafford.coordinator)).status, 404);
  assert.equal((await app.post(`/people/${id}/edit`, edited, app.trafford.coordinator)).status, 404);
  const seen = await app.sql("select 1 from audit_entry where verb = 'person.read' and person_id = $1", [id]);
  assert.equal(seen.length, 1);
});

test('a number is shown as people here write it, and saving it so changes nothing', async () => {
  const id = await add({ phone: '+353209150142' });
  const page = await (await app.get(`/people/${id}/edit`, linkWorker)).text();
  assert.match(page, /name="phone"[^>]*value="020 915 0142"|value="020 915 0142"[^>]*name="phone"/);
  const saved = await app.post(
    `/people/${id}/edit`,
    { ...edited, phone: '020 915 0142', ways: ['voicemail', 'text', 'email', 'post'] },
    linkWorker,
  );
  assert.equal(saved.status, 303);
  const [row] = await app.sql<{ phone: string }>('select phone from person where id = $1', [id]);
  assert.equal(row?.phone, '+353209150142');
});

test('changes are checked; two editors are told and both texts survive', async () => {
  const id = await add();
  const wrong = await app.post(
    `/people/${id}/edit`,
    { ...edited, phone: '12', contact_note: 'kept' },
    linkWorker,
  );
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), />kept</);
  const one = { ...edited, contact_note: 'Ring the back door bell', ways: ['text'] };
  assert.equal((await app.post(`/people/${id}/edit`, one, linkWorker)).status, 303);
  const late = await app.post(
    `/people/${id}/edit`,
    { ...edited, contact_note: 'There is a dog' },
    coordinator,
  );
  assert.equal(late.status, 409);
  const text = await late.text();
  assert.match(text, /There is a dog/);
  assert.match(text, /Ring the back door bell/);
  const [row] = await app.sql('select may_text, contact_note from person where id = $1', [id]);
  assert.deepEqual(row, { may_text: true, contact_note: 'Ring the back door bell' });
});

test('consent is written down, taken back with how it was said, and cannot be taken back twice', async () => {
  const id = await add();
  const empty = await app.post(`/people/${id}/consents`, {}, linkWorker);
  assert.equal(empty.status, 422);
  const said = { purpose: 'share_with_gp', given: 'yes', how: 'by_phone', by_whom: 'Breda Hayes' };
  assert.equal((await app.post(`/people/${id}/consents`, said, linkWorker)).status, 303);
  const [consent] = await app.sql('select id from consent where person_id = $1', [id]);
  const path = `/people/${id}/consents/${consent?.['id']}/withdraw`;
  assert.equal((await app.get(path, linkWorker)).status, 200);
  assert.equal((await app.post(path, {}, linkWorker)).status, 422);
  assert.equal((await app.post(path, { how: 'in_person' }, linkWorker)).status, 303);
  assert.equal((await app.post(path, { how: 'in_person' }, linkWorker)).status, 409);
  assert.match(await (await app.get(`/people/${id}`, linkWorker)).text(), /Taken back/);
  assert.equal((await app.sql("select 1 from outbox where name = 'ConsentWithdrawn'")).length, 1);
});

test('two records are compared, joined by the co-ordinator, and parted again', async () => {
  const kept = await add({ family_name: 'Talty' });
  const other = await add({ family_name: 'Talty', phone: '+353209150155' });
  assert.equal((await app.get(`/people/${kept}/merge`, linkWorker)).status, 403);
  assert.match(await (await app.get(`/people/${kept}/merge`, coordinator)).text(), new RegExp(other));
  const path = `/people/${kept}/merge/${other}`;
  assert.match(await (await app.get(path, coordinator)).text(), /020 915 0155|\+353209150155/);
  assert.equal((await app.post(path, { reason: '' }, coordinator)).status, 422);
  assert.equal((await app.post(path, { reason: 'Asked her' }, coordinator)).status, 303);
  assert.equal((await app.post(path, { reason: 'Asked her' }, coordinator)).status, 409);
  assert.match(await (await app.get(`/people/${other}`, coordinator)).text(), /joined to another/);
  const [merge] = await app.sql('select id from person_merge where kept_id = $1', [kept]);
  assert.equal((await app.post(`/merges/${merge?.['id']}/undo`, {}, coordinator)).status, 303);
  assert.equal(
    (await app.sql('select 1 from person where id = $1 and merged_into is null', [other])).length,
    1,
  );
});
