import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { seedCase } from '../care/testing.ts';
import { Refused } from '../core/index.ts';
import type { Actor, Scope } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { addRestricted } from './add-restricted.ts';
import { sessionRoutes } from './index.ts';
import { planSessions } from './plan-sessions.ts';
import { noteOf } from './queries.ts';
import { recordSession } from './record-session.ts';
import { restrictedOf } from './restricted-queries.ts';

describe('words of a note for those who must know', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(sessionRoutes());
  });
  after(() => app.close());

  const as = <T>(actor: Actor, work: (scope: Scope) => Promise<T>) => app.database.within(actor, work);
  const worker = () => app.clare.linkWorker.actor;

  async function heldSession(text = 'We walked to the library.') {
    const { id: referralId } = await seedCase(app, { state: 'active' });
    const startsAt = Temporal.PlainDateTime.from('2026-11-23T08:30');
    const [sessionId = ''] = await as(worker(), scope =>
      planSessions(scope, { referralId, startsAt, minutes: 60, mode: 'home' }),
    );
    if (text !== '')
      await as(worker(), scope =>
        recordSession(scope, {
          ...{ referralId, sessionId, version: 0, text, personWords: null, mode: 'home', minutes: 55 },
          ...{ othersPresent: null, nextStep: null, sign: true },
        }),
      );
    return { referralId, sessionId };
  }
  const address = (ref: { referralId: string; sessionId: string }) =>
    `/cases/${ref.referralId}/sessions/${ref.sessionId}`;
  const words = 'She sleeps at her sister’s on the quay. <b>';

  test('are read by their author and the co-ordinator; others see that there is something, and no more', async () => {
    const ref = await heldSession();
    const done = await app.post(`${address(ref)}/restricted`, { restricted: words }, app.clare.linkWorker);
    assert.equal(done.status, 303);
    const pages = await Promise.all(
      [app.clare.linkWorker, app.clare.coordinator, app.clare.otherLinkWorker].map(async who =>
        (await app.get(address(ref), who)).text(),
      ),
    );
    assert.match(pages[0] ?? '', /sister’s on the quay\. &lt;b&gt;/);
    assert.match(pages[1] ?? '', /sister’s on the quay/);
    assert.doesNotMatch(pages[2] ?? '', /sister/);
    assert.match(pages[2] ?? '', /only who wrote it and the co-ordinators read/);
    const reads = await app.sql<{ actor_id: string }>(
      "select actor_id from audit_entry where verb = 'note.restricted_read' and person_id is not null",
    );
    assert.deepEqual(
      new Set(reads.map(row => row.actor_id)),
      new Set([worker().id, app.clare.coordinator.actor.id]),
    );
    const added = await app.sql("select 1 from audit_entry where verb = 'note.restricted'");
    assert.equal(added.length, 1);
  });

  test('stand in the table sealed, and nobody changes or removes them', async () => {
    const ref = await heldSession();
    await as(worker(), scope => addRestricted(scope, { ...ref, words }));
    const [row] = await app.sql<{ raw: string }>(
      'select words || $1 as raw from restricted_words order by written_at desc limit 1',
      [''],
    );
    assert.match(row?.raw ?? '', /^hs1\./);
    for (const change of ['set author_id = author_id', 'set note_id = note_id'])
      await assert.rejects(
        as(worker(), ({ db }) => sql`update restricted_words ${sql.raw(change)}`.execute(db)),
        /permission denied/,
      );
    await assert.rejects(
      as(worker(), ({ db }) => sql`delete from restricted_words`.execute(db)),
      /permission denied/,
    );
  });

  test('need a note, and words; what was typed comes back', async () => {
    const ref = await heldSession('');
    await assert.rejects(
      as(worker(), scope => addRestricted(scope, { ...ref, words })),
      Refused,
    );
    const held = await heldSession();
    const empty = await app.post(`${address(held)}/restricted`, { restricted: ' ' }, app.clare.linkWorker);
    assert.equal(empty.status, 422);
    assert.match(await empty.text(), /Write what should be kept apart/);
    const long = await app.post(
      `${address(held)}/restricted`,
      { restricted: `${'long '.repeat(1200)}end` },
      app.clare.linkWorker,
    );
    assert.equal(long.status, 422);
    assert.match(await long.text(), /long end/);
  });

  test('of another programme do not exist', async () => {
    const ref = await heldSession();
    const answer = await app.post(
      `${address(ref)}/restricted`,
      { restricted: words },
      app.trafford.linkWorker,
    );
    assert.equal(answer.status, 404);
    const note = await as(worker(), scope => noteOf(scope, ref.sessionId));
    await as(worker(), scope => addRestricted(scope, { ...ref, words }));
    assert.deepEqual(await as(app.trafford.coordinator.actor, scope => restrictedOf(scope, note?.id ?? '')), {
      seen: [],
      hidden: 0,
    });
  });

  test('sent twice are kept once', async () => {
    const ref = await heldSession();
    const form = { restricted: words, _once: crypto.randomUUID() };
    for (let times = 0; times < 2; times++)
      assert.equal((await app.post(`${address(ref)}/restricted`, form, app.clare.linkWorker)).status, 303);
    const note = await as(worker(), scope => noteOf(scope, ref.sessionId));
    const { seen } = await as(worker(), scope => restrictedOf(scope, note?.id ?? ''));
    assert.equal(seen.length, 1);
  });
});
