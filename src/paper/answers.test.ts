import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { paperListeners } from './index.ts';
import { paperApp } from './testing.ts';

describe('answers on paper', () => {
  let app: Awaited<ReturnType<typeof paperApp>>;
  before(async () => {
    app = await paperApp();
  });
  after(() => app.close());

  const hear = (name: string, subjectId: string, payload: object = {}) =>
    app.database.within(systemActor(app.clare.linkWorker.actor.programmeId), async scope => {
      for (const one of paperListeners(app.letters)) {
        if (one.on.includes(name))
          await one.handle(scope, { id: newId(), name, subjectId, payload, at: scope.now } as never);
      }
    });
  /** Somebody with an address only, who meets their link worker in a week. */
  async function meets(
    name: string,
    person: Readonly<Record<string, unknown>> = {},
    on = '2026-12-01T10:30',
  ) {
    const kase = await seedCase(app, { givenName: name, state: 'active', mayText: false });
    const known = { may_post: true, address: '2 Chapel Lane\nTulla', ...person };
    const columns = Object.entries(known);
    await app.sql(
      `update person set ${columns.map(([column], at) => `${column} = $${at + 2}`).join(', ')} where id = $1`,
      [kase.personId, ...columns.map(([, value]) => value)],
    );
    const id = newId();
    await app.sql(
      `insert into session (programme_id, id, referral_id, link_worker_id, starts_at, minutes, mode, state, created_at)
       values ($1, $2, $3, $4, $5, 60, 'home', 'planned', $6)`,
      [
        app.clare.linkWorker.actor.programmeId,
        id,
        kase.id,
        app.clare.linkWorker.actor.id,
        on,
        app.clock.now(),
      ],
    );
    await hear('SessionPlanned', id);
    const [slip] = await app.sql<{ code: string }>('select code from answer_slip where referral_id = $1', [
      kase.id,
    ]);
    return { ...kase, sessionId: id, code: slip?.code ?? '' };
  }
  const tasks = (id: string) =>
    app.sql<{ kind: string }>(
      'select kind from task where referral_id = $1 and done_at is null order by kind',
      [id],
    );

  test('a meeting is told by post with a strip, and a yes on it is kept', async () => {
    const one = await meets('Yes');
    assert.match(one.code, /^A-/);
    const typed = await app.post('/answers', { code: one.code.toLowerCase() }, app.clare.linkWorker);
    assert.equal(typed.status, 303);
    const page = await (await app.get(`/answers/${one.code}`, app.clare.linkWorker)).text();
    assert.ok(page.includes('Yes Kinnane') && page.includes('1 December'));
    const sent = await app.post(`/answers/${one.code}`, { answer: 'yes', way: 'post' }, app.clare.linkWorker);
    assert.equal(sent.status, 303, await sent.text());
    const [row] = await app.sql<{ answer: string; confirmed: boolean }>(
      `select a.answer, s.confirmed_at is not null as confirmed from answer_slip a join session s on s.id = a.session_id where a.code = $1`,
      [one.code],
    );
    assert.deepEqual(row, { answer: 'yes', confirmed: true });
    const again = await app.post(
      `/answers/${one.code}`,
      { answer: 'stop', way: 'post' },
      app.clare.linkWorker,
    );
    assert.equal(again.status, 409);
    const [audit] = await app.sql("select 1 from audit_entry where verb = 'slip.answered'");
    assert.ok(audit);
  });

  test('cannot come and ring me are tasks of the link worker; stop takes back the consent', async () => {
    for (const [answer, kind] of [
      ['cannot', 'cannot_come'],
      ['ring', 'call_back'],
    ] as const) {
      const one = await meets(answer);
      const sent = await app.post(`/answers/${one.code}`, { answer, way: 'post' }, app.clare.linkWorker);
      assert.equal(sent.status, 303, await sent.text());
      assert.ok(
        (await tasks(one.id)).some(task => task.kind === kind),
        kind,
      );
      const [session] = await app.sql<{ state: string }>('select state from session where id = $1', [
        one.sessionId,
      ]);
      assert.equal(session?.state, 'planned', 'nothing is cancelled by itself');
    }
    const stops = await meets('Stops');
    await app.post(`/answers/${stops.code}`, { answer: 'stop', way: 'phone' }, app.clare.linkWorker);
    const [consent] = await app.sql<{ given: boolean; how: string }>(
      "select given, how from consent where person_id = $1 and purpose = 'take_part'",
      [stops.personId],
    );
    assert.deepEqual(consent, { given: false, how: 'by_phone' });
  });

  test('a yes to a meeting that was moved or is over is not kept as one', async () => {
    const one = await meets('Late');
    await app.sql("update session set state = 'moved' where id = $1", [one.sessionId]);
    const page = await (await app.get(`/answers/${one.code}`, app.clare.linkWorker)).text();
    assert.ok(page.includes('over or was changed') && !page.includes('value="cannot"'));
    const sent = await app.post(`/answers/${one.code}`, { answer: 'yes', way: 'post' }, app.clare.linkWorker);
    assert.equal(sent.status, 409);
    const [row] = await app.sql<{ answer: string | null }>('select answer from answer_slip where code = $1', [
      one.code,
    ]);
    assert.equal(row?.answer, null);
  });

  test('a wrong code is told kindly; another programme’s strip does not exist', async () => {
    const one = await meets('Other');
    const slip = `${one.code.slice(0, -1)}${one.code.endsWith('2') ? '3' : '2'}`;
    const wrong = await app.post('/answers', { code: slip }, app.clare.linkWorker);
    assert.equal(wrong.status, 422);
    assert.ok((await wrong.text()).includes('No strip and no case has this code'));
    assert.equal((await app.get(`/answers/${one.code}`, app.trafford.linkWorker)).status, 404);
    const other = await app.post(
      `/answers/${one.code}`,
      { answer: 'ring', way: 'post' },
      app.trafford.linkWorker,
    );
    assert.equal(other.status, 404);
    const hostile = await app.post('/answers', { code: '"><script>' }, app.clare.linkWorker);
    assert.ok(!(await hostile.text()).includes('"><script>'));
  });

  test('who may not be written to at all, or meets us before the post comes, is rung', async () => {
    const none = await meets('None', { may_post: false });
    assert.equal(none.code, '');
    assert.ok((await tasks(none.id)).some(task => task.kind === 'keep_in_touch'));
    const soon = await meets('Soon', {}, '2026-11-24T10:30');
    assert.ok((await tasks(soon.id)).some(task => task.kind === 'keep_in_touch'));
    const texts = await meets('Texts', { may_text: true });
    assert.equal(texts.code, '', 'who has text messages gets no letter of it');
    assert.deepEqual(await tasks(texts.id), []);
  });
});
