import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { seedCase } from '../../care/testing.ts';
import { endBatch, makeBatch, messageRoutes, queueMessage } from '../../messages/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { testApp } from '../../web/testing.ts';
import { letterRoutes, makeLetters } from '../index.ts';

const letters = makeLetters({ workers: 1 });
const app = await testApp([...messageRoutes({ mail: false }), ...letterRoutes(letters)]);
after(async () => {
  await letters.close();
  await app.close();
});
const { coordinator, linkWorker } = app.clare;
const { programmeId } = coordinator.actor;
const as = <T>(work: Parameters<typeof app.database.within<T>>[1]) =>
  app.database.within(coordinator.actor, work);

async function waiting(name: string, more: { neutral?: boolean } = {}) {
  const kase = await seedCase(app, { givenName: name, mayText: false });
  await app.sql(`update person set may_post = true, address = $2, neutral_sender = $3 where id = $1`, [
    kase.personId,
    `1 Example Street\n${name}town\nV95 X2Y3`,
    more.neutral ?? false,
  ]);
  const { id } = await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'we_are_here',
      channel: 'letter',
      personId: kase.personId,
      referralId: kase.id,
      values: { name, worker: 'Aoife Hehir' },
    }),
  );
  return { ...kase, messageId: id };
}

const fates = () =>
  app.sql<{ id: string; state: string; state_reason: string | null; batch_id: string | null }>(
    'select id, state, state_reason, batch_id from message order by created_at, id',
  );

beforeEach(async () => {
  await app.sql('delete from message');
  await app.sql('delete from print_batch');
});

test('all letters that wait come into one file; posted they are done, once', async () => {
  for (const name of ['Breda', 'Cáit', 'Dónal']) await waiting(name);
  const page = await (await app.get('/letters-to-post', coordinator)).text();
  assert.match(page, /3 letters wait/);
  const made = await app.post('/letters-to-post', { duplex: 'yes' }, coordinator);
  assert.equal(made.status, 303);
  const address = made.headers.get('location') ?? '';
  const file = await app.get(`${address}.pdf`, coordinator);
  const pdf = await PDFDocument.load(await file.arrayBuffer());
  assert.equal(pdf.getPageCount(), 5, 'each begins on a sheet of its own, and the last needs no back');
  assert.equal(
    (await fates()).filter(({ state }) => state === 'queued').length,
    3,
    'printing is not posting',
  );
  assert.equal((await app.post(address, { end: 'posted' }, coordinator)).status, 303);
  for (const fate of await fates()) assert.deepEqual([fate.state, fate.state_reason], ['sent', 'posted']);
  assert.equal((await app.post(address, { end: 'posted' }, coordinator)).status, 409);
  assert.equal((await app.post(address, { end: 'undone' }, coordinator)).status, 409);
  assert.equal((await app.get(`${address}.pdf`, coordinator)).status, 200, 'a jam in the printer: again');
  assert.match(await (await app.get(address, coordinator)).text(), /posted/);
});

test('two who press at once lose no letter and print none twice', async () => {
  const ids: string[] = [];
  for (const name of ['Breda', 'Cáit', 'Dónal', 'Eimear']) ids.push((await waiting(name)).messageId);
  const pressed = await Promise.allSettled([
    as(scope => makeBatch(scope, { duplex: false })),
    as(scope => makeBatch(scope, { duplex: false })),
  ]);
  assert.deepEqual(pressed.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const batches = new Set((await fates()).map(({ batch_id }) => batch_id));
  assert.equal(batches.size, 1);
  const [batchId] = batches;
  assert.ok(batchId);
  const posted = await Promise.allSettled([
    as(scope => endBatch(scope, { batchId, end: 'posted' })),
    as(scope => endBatch(scope, { batchId, end: 'posted' })),
  ]);
  assert.deepEqual(posted.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const log = await app.sql(
    `select 1 from audit_entry where verb = 'message.posted' and subject_id = any ($1::uuid[])`,
    [ids],
  );
  assert.equal(log.length, 4);
});

test('a letter that must not go is not printed; one stopped after printing is not called posted, and staff take it out', async () => {
  const first = await waiting('Breda');
  const second = await waiting('Cáit');
  await waiting('Dónal');
  await app.sql('update person set may_post = false where id = $1', [first.personId]);
  const made = await as(scope => makeBatch(scope, { duplex: false }));
  assert.deepEqual([made.letters, made.held], [2, 1]);
  await app.sql('update person set may_post = false where id = $1', [second.personId]);
  const address = `/letters-to-post/${made.batchId}`;
  await app.post(address, { end: 'posted' }, coordinator);
  assert.deepEqual(
    (await fates()).map(({ state, state_reason }) => [state, state_reason]),
    [
      ['held', 'way_not_allowed'],
      ['held', 'way_not_allowed'],
      ['sent', 'posted'],
    ],
  );
  const page = await (await app.get(address, coordinator)).text();
  assert.match(page, /must not be posted/);
  assert.match(page, /Cáit Kinnane/);
});

test('taken apart, the letters wait again; nothing waits twice', async () => {
  await waiting('Breda');
  const { batchId } = await as(scope => makeBatch(scope, { duplex: false }));
  assert.equal((await app.post('/letters-to-post', {}, coordinator)).status, 409);
  await app.post(`/letters-to-post/${batchId}`, { end: 'undone' }, coordinator);
  assert.match(await (await app.get('/letters-to-post', coordinator)).text(), /One letter waits/);
});

test('who may not: a link worker is refused, another programme finds nothing, an unknown end is said', async () => {
  await waiting('Breda');
  const { batchId } = await as(scope => makeBatch(scope, { duplex: false }));
  const address = `/letters-to-post/${batchId}`;
  assert.equal((await app.get('/letters-to-post', linkWorker)).status, 403);
  for (const path of [address, `${address}.pdf`])
    assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
  assert.equal((await app.post(address, { end: 'posted' }, app.trafford.coordinator)).status, 404);
  assert.equal((await app.post(address, { end: 'burnt' }, coordinator)).status, 422);
});

test('hostile names and addresses are text, on the page and on paper', async () => {
  const { personId } = await waiting('Breda');
  await app.sql(`update person set known_as = $2, address = $3 where id = $1`, [
    personId,
    '<script>alert(1)</script>',
    '#pagebreak() $x$ *b*\n\u202eSomewhere',
  ]);
  const page = await (await app.get('/letters-to-post', coordinator)).text();
  assert.ok(!page.includes('<script>alert'));
  const { batchId } = await as(scope => makeBatch(scope, { duplex: false }));
  const file = await app.get(`/letters-to-post/${batchId}.pdf`, coordinator);
  assert.equal((await PDFDocument.load(await file.arrayBuffer())).getPageCount(), 1);
});
