import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '../../core/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { seedCase } from '../testing.ts';
import { careRoutes } from './index.ts';

const hostile = '<script>alert(1)</script> =1+1';

describe('the pages of care', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(careRoutes);
  });
  after(() => app.close());

  const contact = {
    mode: 'phone',
    with: 'person',
    outcome: 'no_answer',
    'on-day': '23',
    'on-month': '11',
    'on-year': '2026',
    at: '08:30',
    minutes: '',
    note: hostile,
  };
  const contacts = (id: string) =>
    app.sql<{ note: string }>('select note from contact where referral_id = $1', [id]);

  test('the contact form is sent twice and put on record once', async () => {
    const { linkWorker } = app.clare;
    const { id } = await seedCase(app);
    const path = `/cases/${id}/contacts/new`;
    const page = await app.get(path, linkWorker);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /Breda/);
    const once = newId();
    for (let press = 0; press < 2; press++) {
      const answer = await app.post(path, { ...contact, _once: once }, linkWorker);
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get('location'), `/cases/${id}`);
    }
    assert.deepEqual(await contacts(id), [{ note: hostile }]);
    const reads = await app.sql("select 1 from audit_entry where verb = 'case.read' and subject_id = $1", [
      id,
    ]);
    assert.equal(reads.length, 1);
  });

  test('two close at once, or one while the case goes on: told, and the words of both are there', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const path = `/cases/${id}/close`;
    const version = (html: string) => html.match(/name="version" value="(\d+)"/)?.[1] ?? '';
    const page = await (await app.get(path, app.clare.linkWorker)).text();
    const form = { version: version(page), reason: 'person_ended', words: 'I sing again.' };
    await app.sql('update referral set version = version + 1 where id = $1', [id]);
    const changed = await app.post(path, form, app.clare.linkWorker);
    assert.equal(changed.status, 409);
    const shown = await changed.text();
    assert.match(shown, /has changed while this page was open/);
    assert.match(shown, /I sing again\./);
    assert.match(shown, /value="person_ended"[^>]*checked/);
    const again = { ...form, version: version(shown) };
    assert.equal((await app.post(path, again, app.clare.linkWorker)).status, 303);
    const late = await app.post(path, { ...again, words: 'She sings.' }, app.clare.coordinator);
    assert.equal(late.status, 409);
    const both = await late.text();
    assert.ok(both.includes('She sings.') && both.includes('I sing again.'));
  });

  test('what is missing or impossible comes back with what was typed, as text', async () => {
    const { id } = await seedCase(app);
    const path = `/cases/${id}/contacts/new`;
    const bad: readonly Record<string, string>[] = [
      { 'on-day': '31' },
      { 'on-year': '1890' },
      { at: '25:00' },
      { minutes: 'ten' },
      { outcome: 'nonsense' },
      { 'on-day': '24' },
      { note: 'x'.repeat(5001) },
    ];
    for (const change of bad) {
      const answer = await app.post(path, { ...contact, ...change }, app.clare.linkWorker);
      assert.equal(answer.status, 422, JSON.stringify(change).slice(0, 60));
      const html = await answer.text();
      assert.match(html, /error-summary/);
      if (!change['note'])
        assert.ok(html.includes('&lt;script&gt;alert(1)&lt;/script&gt;'), 'kept and escaped');
      assert.ok(!html.includes('<script>alert'));
    }
    assert.equal((await contacts(id)).length, 0);
  });

  test('a colleague is told whose it is, another programme finds nothing, a stranger is sent to sign in', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    for (const page of ['contacts/new', 'hold', 'extend', 'close', 'withdraw']) {
      const path = `/cases/${id}/${page}`;
      assert.equal((await app.get(path, app.clare.linkWorker)).status, 200, page);
      assert.equal((await app.get(path, app.clare.coordinator)).status, 200, page);
      assert.equal((await app.get(path, app.clare.otherLinkWorker)).status, 403, page);
      assert.equal((await app.get(path, app.clare.administrator)).status, 403, page);
      const abroad = await app.get(path, app.trafford.linkWorker);
      assert.equal(abroad.status, 404, page);
      assert.ok(!(await abroad.text()).includes('Kinnane'));
      assert.equal((await app.get(path)).status, 303, page);
    }
  });

  test('every page of a case is there in Irish too', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    for (const page of ['contacts/new', 'hold', 'extend', 'close', 'withdraw', 'concerns/new']) {
      const answer = await app.get(`/cases/${id}/${page}?lang=ga`, app.clare.linkWorker);
      assert.equal(answer.status, 200);
      assert.match(await answer.text(), /<html[^>]*lang="ga"/);
    }
  });

  test('a pause needs a reason and a day to come; a paused case cannot be paused', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const path = `/cases/${id}/hold`;
    const until = { 'until-day': '1', 'until-month': '12', 'until-year': '2026' };
    const past = { ...until, 'until-month': '11' };
    assert.equal((await app.post(path, until, app.clare.linkWorker)).status, 422);
    assert.equal((await app.post(path, { ...past, reason: 'unwell' }, app.clare.linkWorker)).status, 422);
    assert.equal((await app.post(path, { ...until, reason: 'unwell' }, app.clare.linkWorker)).status, 303);
    assert.equal((await app.post(path, { ...until, reason: 'unwell' }, app.clare.linkWorker)).status, 409);
    assert.equal((await app.post(`/cases/${id}/resume`, {}, app.clare.linkWorker)).status, 303);
  });

  test('closing offers only reasons the facts allow, and asks about everything open', async () => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    const introductionId = newId();
    const { actor } = app.clare.linkWorker;
    await app.sql(
      `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since,
         owner_id, created_at)
       values ($1, $2, $3, $4, $2, $5, 'referred', 'accepted', now(), $6, now())`,
      [actor.programmeId, introductionId, id, personId, hostile, actor.id],
    );
    const path = `/cases/${id}/close`;
    const html = await (await app.get(path, app.clare.linkWorker)).text();
    assert.ok(!html.includes('value="could_not_be_contacted"'));
    assert.ok(!html.includes('<script>alert'));
    const closing = { reason: 'person_ended', words: 'Thank you all', version: '1' };
    const open = await app.post(path, closing, app.clare.linkWorker);
    assert.equal(open.status, 422);
    assert.ok((await open.text()).includes('Thank you all'));
    const forced = await app.post(
      path,
      { ...closing, reason: 'could_not_be_contacted', [`introduction-${introductionId}`]: 'cost' },
      app.clare.linkWorker,
    );
    assert.equal(forced.status, 422);
    const decided = { ...closing, [`introduction-${introductionId}`]: 'cost' };
    const stale = await app.post(path, { ...decided, version: '7' }, app.clare.linkWorker);
    assert.equal(stale.status, 409);
    assert.equal((await app.post(path, decided, app.clare.linkWorker)).status, 303);
    const again = await app.get(`/cases/${id}/reopen`, app.clare.linkWorker);
    assert.equal(again.status, 200);
    assert.equal((await app.post(`/cases/${id}/reopen`, {}, app.clare.linkWorker)).status, 422);
    const reopened = await app.post(`/cases/${id}/reopen`, { reason: 'new_need' }, app.clare.linkWorker);
    assert.equal(reopened.status, 303);
  });

  test('a concern: restricted, two people, one form each', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const path = `/cases/${id}/concerns/new`;
    const empty = await app.post(path, { kind: 'neglect', words: ' ' }, app.clare.linkWorker);
    assert.equal(empty.status, 422);
    const raised = await app.post(path, { kind: 'neglect', words: hostile, owner: '' }, app.clare.linkWorker);
    const concern = raised.headers.get('location') ?? '';
    assert.match(concern, /^\/concerns\//);
    const html = await (await app.get(concern, app.clare.coordinator)).text();
    assert.ok(html.includes('&lt;script&gt;') && !html.includes('<script>alert'));
    assert.equal((await app.get(concern, app.clare.otherLinkWorker)).status, 404);
    assert.equal((await app.get(concern, app.trafford.coordinator)).status, 404);
    assert.equal((await app.get(concern, app.clare.administrator)).status, 403);

    const mine = await (await app.get(concern, app.clare.linkWorker)).text();
    assert.ok(!mine.includes('value="sign"'), 'who raised it reads, and sees no button that would fail');
    assert.equal((await app.post(concern, { version: '1', do: 'sign' }, app.clare.coordinator)).status, 422);
    const signed = await app.post(
      concern,
      { version: '1', do: 'sign', decision: 'Meals arranged' },
      app.clare.coordinator,
    );
    assert.equal(signed.status, 303);
    assert.equal((await app.post(concern, { version: '2', do: 'close' }, app.clare.coordinator)).status, 409);
    const list = await (await app.get('/concerns', app.clare.otherLinkWorker)).text();
    assert.ok(!list.includes('Kinnane'));
    const own = await (await app.get('/concerns', app.clare.linkWorker)).text();
    assert.ok(own.includes('Kinnane'));
  });

  test('a task is ended from the list, taken back, and handed on', async () => {
    const { coordinator, otherLinkWorker } = app.clare;
    const { id } = await seedCase(app, { state: 'active', familyName: 'Crowe' });
    await app.post(
      `/cases/${id}/concerns/new`,
      { kind: 'other', words: 'A loose step', owner: coordinator.actor.id },
      app.clare.linkWorker,
    );
    const [task] = await app.sql<{ id: string }>('select id from task where referral_id = $1', [id]);
    const path = `/tasks/${task?.id}`;
    assert.ok((await (await app.get('/tasks', coordinator)).text()).includes('Crowe'));
    assert.equal((await app.post(path, { do: 'done' }, otherLinkWorker)).status, 403);
    assert.equal((await app.post(path, { do: 'done' }, app.trafford.coordinator)).status, 404);
    assert.equal((await app.post(path, { do: 'done' }, coordinator)).status, 303);
    assert.equal((await app.post(path, { do: 'done' }, coordinator)).status, 409);
    assert.equal((await app.post(path, { do: 'undo' }, coordinator)).status, 303);
    const handed = await app.post(path, { do: 'reassign', to: otherLinkWorker.actor.id }, coordinator);
    assert.equal(handed.status, 303);
    assert.ok((await (await app.get('/tasks', otherLinkWorker)).text()).includes('Crowe'));
  });

  test('more sessions: asked by the link worker, agreed by the co-ordinator', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const path = `/cases/${id}/extend`;
    const asked = { sessions: '10', reason: 'setback', note: hostile };
    assert.equal((await app.post(path, { ...asked, sessions: '8' }, app.clare.linkWorker)).status, 422);
    assert.equal((await app.post(path, asked, app.clare.linkWorker)).status, 303);
    const waiting = await (await app.get(path, app.clare.linkWorker)).text();
    assert.ok(!waiting.includes('name="approved"') && !waiting.includes('<script>alert'));
    assert.ok((await (await app.get(path, app.clare.coordinator)).text()).includes('name="approved"'));
    const yes = { approved: 'yes' };
    assert.equal((await app.post(`/cases/${id}/extension`, yes, app.clare.linkWorker)).status, 403);
    assert.equal((await app.post(`/cases/${id}/extension`, yes, app.clare.coordinator)).status, 303);
  });
});
