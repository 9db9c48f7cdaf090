import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { newId } from '../../core/index.ts';
import { startSession } from '../../identity/index.ts';
import { makeLetters } from '../../letters/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { deliverNow } from '../../platform/events/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { dictionary } from '../dictionary/index.ts';
import { recordListeners, recordRoutes } from '../index.ts';
import { fillRecord } from '../testing.ts';
import { collectRecord } from './collect-queries.ts';
import { itemName } from './items.ts';
import { draftPackage } from './make-package.ts';
import { answerBy } from './request-copy.ts';
import { entryOf } from './unpack.ts';

const letters = makeLetters({ workers: 1 });
let app: TestApp;
let second: TestApp['clare']['coordinator'];

before(async () => {
  app = await testApp(recordRoutes(letters));
  const id = newId();
  const { programmeId } = app.clare.coordinator.actor;
  await app.sql(
    "insert into staff (programme_id, id, name, email, role, created_at) values ($1, $2, 'Grainne Coady', 'grainne@example.org', 'coordinator', now())",
    [programmeId, id],
  );
  const cookie = `hedgerow_session=${await startSession(app.database, programmeId, id)}`;
  await app.sql("update staff_session set proven_at = now() + interval '1 day' where staff_id = $1", [id]);
  second = { actor: { programmeId, id, role: 'coordinator', teams: [], name: 'Grainne Coady' }, cookie };
});
after(async () => {
  await app?.close();
  await letters.close();
});

const first = () => app.clare.coordinator;
const asked = {
  'askedOn-day': '20',
  'askedOn-month': '11',
  'askedOn-year': '2026',
  askedHow: 'by_phone',
  askedBy: 'self',
  identityHow: 'known_to_staff',
  locale: 'en',
};

/** A record with a mark of its own in each value, and nothing open about it. */
async function record() {
  const mark = `mark${randomBytes(6).toString('hex')}`;
  const { programmeId, id: staffId } = first().actor;
  const filled = await fillRecord(app.sql, { programmeId, staffId, mark });
  await app.sql(
    "update access_request set state = 'closed', closed_why = 'withdrawn', closed_at = now() where person_id = $1",
    [filled.ids['person']],
  );
  return { ...filled, mark, personId: filled.ids['person'] ?? '' };
}

async function ask(personId: string): Promise<string> {
  const response = await app.post(`/people/${personId}/copies`, asked, first());
  assert.equal(response.status, 303);
  return response.headers.get('location') ?? '';
}

type Shown = { readonly item: string; readonly read: string };
async function shown(page: string, as = first()): Promise<readonly Shown[]> {
  const html = await (await app.get(page, as)).text();
  const values = (name: string) =>
    [...html.matchAll(new RegExp(`name="${name}-\\d+" value="([^"]*)"`, 'g'))].map(one => one[1] ?? '');
  const reads = values('read');
  return values('item').map((item, at) => ({ item, read: reads[at] ?? '' }));
}
const say = (entries: readonly Shown[], choice: (item: string) => string) =>
  Object.fromEntries(
    entries.flatMap(({ item, read }, at) => [
      [`item-${at}`, item],
      [`read-${at}`, read],
      [`say-${at}`, choice(item)],
    ]),
  );

/** Reads page after page until nothing is left to be read. */
async function readAll(
  page: string,
  as: TestApp['clare']['coordinator'],
  choice: (item: string) => string,
): Promise<number> {
  for (let round = 0; ; round += 1) {
    const entries = await shown(page, as);
    if (entries.length === 0 || round > 20) return round;
    const response = await app.post(page, say(entries, choice), as);
    assert.equal(response.status, 303);
  }
}

test('everything that is held of somebody is in the copy, but what is left out', async () => {
  const one = await record();
  const page = await ask(one.personId);
  await readAll(page, first(), item =>
    item.startsWith('concern|') || item.startsWith('restricted_words|')
      ? 'redact:harm'
      : item.startsWith('person_contact|')
        ? 'redact:other_named'
        : 'keep:no_other',
  );
  assert.equal(
    (await app.post(`${page}/package`, {}, first())).status,
    409,
    'a second person must agree on what is restricted',
  );
  await readAll(page, second, () => 'agree');
  assert.equal((await app.post(`${page}/package`, {}, first())).status, 303);

  const tar = Buffer.from(await (await app.get(`${page}/package.tar`, first())).arrayBuffer());
  const json = (await entryOf(tar, 'record.json')).toString();
  const pdf = await entryOf(tar, 'record.pdf');
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  assert.match(pdf.toString('latin1'), /pdfuaid|PDF\/UA/);
  const letter = await entryOf(tar, `letters/${one.ids['letter']}.pdf`);
  assert.ok(letter.includes(one.mark), 'the letter as it was sent');

  const holds = (table: string, column: string) => json.includes(`${one.mark} ${table} ${column}"`);
  const left = new Set(['concern', 'restricted_words', 'person_contact']);
  const missing = one.marked.filter(place => {
    const [table = '', column = ''] = place.split('.');
    const mark = dictionary[table]?.columns[column];
    if (!mark || mark.access === 'no' || place === 'letter.pdf') return false;
    return holds(table, column) === (left.has(table) && mark.access !== 'yes');
  });
  assert.deepEqual(missing, []);
  // What is typeset holds the same, value by value.
  const { programmeId } = first().actor;
  const whole = await app.database.within(systemActor(programmeId), scope =>
    collectRecord(scope, one.personId),
  );
  const requestId = page.split('/').at(-1) ?? '';
  const draft = await app.database.within(first().actor, scope => draftPackage(scope, requestId, whole));
  const printed = JSON.stringify(draft.document);
  const unprinted = one.marked.filter(place => {
    const [table = '', column = ''] = place.split('.');
    const words = `${one.mark} ${table} ${column}`;
    return (
      place !== 'letter.pdf' &&
      holds(table, column) !== (printed.includes(`${words}"`) || printed.includes(`${words}\\n`))
    );
  });
  assert.deepEqual(unprinted, []);
  const { left_out } = JSON.parse(json);
  assert.ok(left_out >= 7);
  for (const [table, { columns }] of Object.entries(dictionary))
    for (const [column, mark] of Object.entries(columns))
      if (mark.access === 'no') assert.ok(!holds(table, column), `${table}.${column}`);
});

test('a request is due after a month, has its task, and is there once', async () => {
  const day = (text: string) => answerBy(Temporal.PlainDate.from(text)).toString();
  assert.deepEqual(
    [day('2026-11-20'), day('2027-01-31'), day('2028-01-30')],
    ['2026-12-20', '2027-02-28', '2028-02-29'],
  );
  const one = await record();
  const page = await ask(one.personId);
  await deliverNow(app.database, first().actor.programmeId, recordListeners);
  const id = page.split('/').at(-1);
  const [task] = await app.sql<{ due: string }>(
    "select due_on::text as due from task where subject_id = $1 and kind = 'subject_access'",
    [id],
  );
  assert.equal(task?.due, '2026-12-20');
  assert.equal((await app.post(`/people/${one.personId}/copies`, asked, first())).status, 409);
  assert.equal((await app.post(`${page}/extend`, { more: 'complex' }, first())).status, 303);
  const [longer] = await app.sql<{ due: string }>(
    'select due_on::text as due from access_request where id = $1',
    [id],
  );
  assert.equal(longer?.due, '2027-02-20');
  assert.equal((await app.post(`${page}/extend`, { more: 'complex' }, first())).status, 409);
  assert.equal(
    (await app.post(`${page}/close`, { why: 'handed_over' }, first())).status,
    409,
    'nothing was made',
  );
  assert.equal((await app.post(`${page}/close`, { why: '' }, first())).status, 422);
  assert.equal((await app.post(`${page}/close`, { why: 'withdrawn' }, first())).status, 303);
  const left = await app.sql('select 1 from task where subject_id = $1 and done_at is null', [id]);
  assert.equal(left.length, 0);
});

test('what changes after it was read is read again', async () => {
  const one = await record();
  const page = await ask(one.personId);
  const entries = await shown(page);
  const note = itemName({ table: 'person', rowKey: one.personId, column: 'about' });
  await app.sql("update person set about = 'Something else' where id = $1", [one.personId]);
  for (let round = 0; round < 8; round += 1)
    await app.post(
      page,
      say(
        round === 0 ? entries : (await shown(page)).filter(each => each.item !== note),
        () => 'keep:no_other',
      ),
      first(),
    );
  assert.ok((await shown(page)).some(each => each.item === note));
  const made = await app.sql<{ column_name: string }>(
    "select column_name from access_decision where request_id = $1 and table_name = 'person'",
    [page.split('/').at(-1)],
  );
  assert.ok(!made.some(each => each.column_name === 'about'));
});

test('only a co-ordinator of the programme comes near, and everything is on record', async () => {
  const one = await record();
  const page = await ask(one.personId);
  assert.equal((await app.get(page, first())).status, 200);
  for (const as of [app.clare.linkWorker, app.clare.administrator]) {
    assert.equal((await app.get(page, as)).status, 403);
    assert.equal((await app.get(`/people/${one.personId}/keeping`, as)).status, 403);
  }
  assert.equal((await app.get(page, app.trafford.coordinator)).status, 404);
  assert.equal((await app.get(`/people/${one.personId}/keeping`, app.trafford.coordinator)).status, 404);
  assert.equal((await app.get(`${page}/package.tar`, first())).status, 404, 'nothing is made yet');
  const verbs = (
    await app.sql<{ verb: string }>('select distinct verb from audit_entry where person_id = $1', [
      one.personId,
    ])
  ).map(row => row.verb);
  for (const verb of ['access_request.made', 'access_request.read']) assert.ok(verbs.includes(verb), verb);
});

test('a page of holds keeps what was typed, and refuses a day that has passed', async () => {
  const one = await record();
  const hold = {
    reason: 'claim',
    why: '<b>A claim</b>',
    'review-day': '1',
    'review-month': '5',
    'review-year': '2027',
  };
  const wrong = await app.post(`/people/${one.personId}/holds`, { ...hold, reason: '' }, first());
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /&lt;b&gt;A claim/);
  assert.equal(
    (await app.post(`/people/${one.personId}/holds`, { ...hold, 'review-year': '2020' }, first())).status,
    422,
  );
  assert.equal((await app.post(`/people/${one.personId}/holds`, hold, first())).status, 303);
  assert.match(await (await app.get(`/people/${one.personId}/keeping`, first())).text(), /&lt;b&gt;A claim/);
  assert.equal((await app.post(`/people/${one.personId}/erasure`, {}, first())).status, 409);
});

test('what is due says references and no names, to administrators as well', async () => {
  const one = await record();
  await app.sql("update person set given_name = 'Zebulon', died_on = '2010-01-01' where id = $1", [
    one.personId,
  ]);
  await app.sql(
    "update referral set state = 'closed', closed_at = '2012-01-01', state_since = '2012-01-01' where person_id = $1",
    [one.personId],
  );
  const [{ reference } = { reference: '' }] = await app.sql<{ reference: string }>(
    'select reference from referral where person_id = $1',
    [one.personId],
  );
  for (const as of [first(), app.clare.administrator]) {
    const html = await (await app.get('/records', as)).text();
    assert.ok(html.includes(reference) && !html.includes('Zebulon') && !html.includes(one.mark));
  }
  assert.equal((await app.get('/records', app.clare.linkWorker)).status, 403);
  const proposed = await app.post('/records/erasure', {}, app.clare.administrator);
  const run = proposed.headers.get('location') ?? '';
  assert.match(await (await app.get(run, first())).text(), new RegExp(reference));
  assert.equal((await app.post(`${run}/approve`, {}, app.clare.administrator)).status, 403);
  assert.equal((await app.post(`${run}/approve`, {}, first())).status, 303);
  assert.equal((await app.post(`${run}/call-back`, {}, app.clare.administrator)).status, 303);
  assert.equal((await app.post(`${run}/call-back`, {}, app.clare.administrator)).status, 409);
  assert.equal((await app.get(run, app.trafford.coordinator)).status, 404);
  assert.equal((await app.get('/records/dictionary', app.clare.administrator)).status, 200);
});
