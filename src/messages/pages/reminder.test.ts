import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { testApp } from '../../web/testing.ts';
import { remindOfSessions } from '../remind-of-sessions.ts';
import { reminderRoutes } from './reminder.tsx';

const app = await testApp(reminderRoutes);
after(() => app.close());
const { linkWorker } = app.clare;
const { programmeId } = linkWorker.actor;
let link = '';
let sessionId = '';

beforeEach(async () => {
  for (const table of ['reminder_ask', 'message', 'outbox', 'task', 'session', 'consent'])
    await app.sql(`delete from ${table}`);
  await app.sql("update referral set state = 'closed', reference = id::text");
  const kase = await seedCase(app, { state: 'active' });
  sessionId = newId();
  await app.sql(
    "update person set may_text = false, may_email = true, email = 'b@example.org' where id = $1",
    [kase.personId],
  );
  await app.sql(
    `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
     values ($1, $2, $3, 'share_with_referrer', true, now(), 'in_person', 'the person', $4)`,
    [programmeId, newId(), kase.personId, linkWorker.actor.id],
  );
  const at = app.clock.now().toZonedDateTimeISO('Europe/Dublin').toPlainDateTime().add({ hours: 20 });
  await app.sql(
    `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, starts_at, mode, place, created_at)
     values ($1, $2, $3, $4, $5, 'planned', $6, 'in_person', 'Tulla library', '2026-11-01')`,
    [programmeId, sessionId, kase.id, kase.personId, linkWorker.actor.id, at.toString()],
  );
  await app.database.within(systemActor(programmeId), scope =>
    remindOfSessions(scope, { publicUrl: 'https://hedgerow.example', textsArrive: false }),
  );
  const [message] = await app.sql<{ body: string }>(
    "select body from message where template = 'session_reminder'",
  );
  link = /hedgerow\.example(\/clare\/reminder\/[\w-]{43})/.exec(message?.body ?? '')?.[1] ?? '';
  assert.notEqual(link, '');
});

const session = async () =>
  (
    await app.sql<Record<string, unknown>>(
      'select confirmed_at, confirmed_how, cannot_come_at, state from session',
    )
  )[0];

test('a look at the link, by a mail scanner or twice, changes nothing and tells nothing but the hour', async () => {
  for (let times = 0; times < 3; times += 1) {
    const page = await app.get(link);
    assert.equal(page.status, 200);
    const text = await page.text();
    assert.match(text, /24 November/);
    assert.doesNotMatch(text, /Breda|Kinnane|Tulla|b@example\.org/);
  }
  assert.equal((await session())?.['confirmed_at'], null);
  assert.equal((await app.sql('select 1 from reminder_ask where answer is not null')).length, 0);
});

test('a yes confirms the meeting, the page says what was said, and it may be changed', async () => {
  const said = await app.post(link, { answer: 'yes' });
  assert.equal(said.status, 303);
  assert.equal((await session())?.['confirmed_how'], 'link');
  const page = await (await app.get(link)).text();
  assert.match(page, /You said that you are coming/);
  assert.doesNotMatch(page, /Yes, I am coming/);
  await app.post(link, { answer: 'cannot_come' });
  const now = await session();
  assert.equal(now?.['confirmed_at'], null);
  assert.ok(now['cannot_come_at']);
  assert.equal(now['state'], 'planned');
  assert.deepEqual(await app.sql('select kind from task'), [{ kind: 'cannot_come' }]);
});

test('an answer that is none of the three is asked for again', async () => {
  const again = await app.post(link, { answer: 'maybe' });
  assert.equal(again.status, 422);
  assert.match(await again.text(), /Choose one of the three answers/);
});

test('called off or moved, over, never a link, or of another programme: each says so', async () => {
  await app.sql("update session set state = 'moved'");
  const off = await app.get(link);
  assert.equal(off.status, 410);
  assert.match(await off.text(), /not on as planned/);
  await app.post(link, { answer: 'yes' });
  assert.equal((await session())?.['confirmed_at'], null);
  await app.sql("update session set state = 'planned'");
  app.clock.forward({ hours: 21 });
  const over = await app.get(link);
  assert.equal(over.status, 410);
  assert.match(await over.text(), /has begun or is over/);
  app.clock.forward({ hours: -21 });
  assert.equal((await app.get(`/clare/reminder/${'a'.repeat(43)}`)).status, 404);
  assert.equal((await app.get('/clare/reminder/x')).status, 404);
  assert.equal((await app.get(link.replace('/clare/', '/trafford/'))).status, 404);
});
