import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { planSessions } from '../plan-sessions.ts';
import { sessionRoutes } from './index.ts';

const hostile = '<img src=x onerror=alert(1)>';

describe('the pages of sessions', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(
      sessionRoutes({ sections: async () => [{ title: 'Open actions', body: 'Ring the bus' }] }),
    );
  });
  after(() => app.close());

  const seeded = async (startsAt: string) => {
    const { id } = await seedCase(app, { state: 'active' });
    const [sessionId = ''] = await app.database.within(app.clare.linkWorker.actor, scope =>
      planSessions(scope, {
        referralId: id,
        startsAt: Temporal.PlainDateTime.from(startsAt),
        minutes: 60,
        mode: 'home',
        knowBefore: hostile,
      }),
    );
    return { id, sessionId, path: `/cases/${id}/sessions/${sessionId}` };
  };
  const sessions = (id: string) =>
    app.sql<{ state: string; starts: string }>(
      'select state, starts_at::text as starts from session where referral_id = $1 order by starts_at, id',
      [id],
    );
  const appointment = {
    'on-day': '1',
    'on-month': '12',
    'on-year': '2026',
    at: '10:00',
    minutes: '60',
    mode: 'in_person',
    place: 'Library',
    know: '',
    times: '2',
  };
  const note = {
    version: '0',
    text: `She sang. ${hostile}`,
    words: 'I would be grand.',
    mode: 'home',
    minutes: '55',
    others: '',
    next_step: 'Ring Noreen',
    'next-day': '',
    'next-month': '',
    'next-year': '',
    next_at: '',
  };

  test('two sessions are planned by one form, once, however often it is sent', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const path = `/cases/${id}/sessions/new`;
    assert.equal((await app.get(path, app.clare.linkWorker)).status, 200);
    const once = newId();
    for (let press = 0; press < 2; press++) {
      const answer = await app.post(path, { ...appointment, _once: once }, app.clare.linkWorker);
      assert.equal(answer.status, 303);
    }
    assert.deepEqual(
      (await sessions(id)).map(one => one.starts),
      ['2026-12-01 10:00:00', '2026-12-08 10:00:00'],
    );
    const many = await app.post(path, { ...appointment, 'on-day': '2', times: '9' }, app.clare.linkWorker);
    assert.equal(many.status, 422);
  });

  test('a clash and a day off ask back first; then they are planned all the same, or left out', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const path = `/cases/${id}/sessions/new`;
    const friday = { ...appointment, 'on-day': '18', times: '2' };
    const asked = await app.post(path, friday, app.clare.linkWorker);
    assert.equal(asked.status, 422);
    const html = await asked.text();
    assert.ok(html.includes('25 December') && html.includes('name="anyway"') && html.includes('Library'));
    assert.equal((await sessions(id)).length, 0);
    assert.equal((await app.post(path, { ...friday, anyway: 'skip' }, app.clare.linkWorker)).status, 303);
    assert.equal((await sessions(id)).length, 1);
    const other = await seedCase(app, { state: 'active', givenName: 'Packie', familyName: 'Crowe' });
    const same = { ...friday, times: '1', at: '10.30' };
    const clash = await app.post(`/cases/${other.id}/sessions/new`, same, app.clare.linkWorker);
    assert.equal(clash.status, 422);
    assert.ok((await clash.text()).includes('Breda Kinnane'));
  });

  test('impossible dates and times come back with what was typed', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const bad = [
      { 'on-day': '31', 'on-month': '11' },
      { 'on-year': '1890' },
      { at: 'soon' },
      { mode: 'pigeon' },
      { times: '0' },
    ];
    for (const change of bad) {
      const answer = await app.post(
        `/cases/${id}/sessions/new`,
        { ...appointment, ...change },
        app.clare.linkWorker,
      );
      assert.equal(answer.status, 422, JSON.stringify(change));
      assert.ok((await answer.text()).includes('Library'));
    }
  });

  test('the session page has the guide, what to know and what other rooms bring, as text', async () => {
    const { path } = await seeded('2026-11-23T08:30');
    for (const lang of ['en', 'ga']) {
      const answer = await app.get(`${path}?lang=${lang}`, app.clare.linkWorker);
      assert.equal(answer.status, 200);
      const html = await answer.text();
      assert.ok(html.includes('Ring the bus') && html.includes('data-autosave'));
      assert.ok(html.includes('&lt;img') && !html.includes('<img src=x'));
    }
    const other = await (await app.get(path, app.clare.otherLinkWorker)).text();
    assert.ok(!other.includes('data-autosave'), 'a colleague reads and is shown no form');
    assert.equal((await app.get(path, app.trafford.linkWorker)).status, 404);
  });

  test('what is typed is kept, comes back, and is signed; then it is locked', async () => {
    const { id, path } = await seeded('2026-11-23T08:30');
    const kept = await app.post(`${path}/draft`, { ...note, 'next-day': '30' }, app.clare.linkWorker);
    assert.deepEqual(await kept.json(), { kept: 'note', version: 1 });
    const page = await (await app.get(path, app.clare.linkWorker)).text();
    assert.ok(page.includes('She sang.') && page.includes('value="30"') && page.includes('Ring Noreen'));
    const signed = await app.post(path, { ...note, version: '1', do: 'sign' }, app.clare.linkWorker);
    assert.equal(signed.status, 303);
    const read = await (await app.get(path, app.clare.linkWorker)).text();
    assert.ok(
      read.includes('I would be grand.') && !read.includes('data-autosave') && !read.includes('<img src=x'),
    );
    assert.equal((await app.post(path, { ...note, do: 'keep' }, app.clare.linkWorker)).status, 409);
    assert.equal((await app.post(`${path}/draft`, note, app.clare.linkWorker)).status, 409);
    assert.equal((await app.post(`${path}/addenda`, { text: '' }, app.clare.linkWorker)).status, 422);
    assert.equal(
      (await app.post(`${path}/addenda`, { text: 'Her daughter rang' }, app.clare.linkWorker)).status,
      303,
    );
    assert.ok((await (await app.get(path, app.clare.linkWorker)).text()).includes('Her daughter rang'));
    assert.equal((await sessions(id))[0]?.state, 'held');
  });

  test('an empty note is not signed; a next date in the past or without a time is asked for again', async () => {
    const { id, path } = await seeded('2026-11-23T08:30');
    const send = (change: Record<string, string>) =>
      app.post(path, { ...note, ...change }, app.clare.linkWorker);
    assert.equal((await send({ text: ' ', do: 'sign' })).status, 422);
    const next = { 'next-day': '20', 'next-month': '11', 'next-year': '2026' };
    assert.equal((await send({ ...next, next_at: '10:00', do: 'keep' })).status, 422);
    const noTime = await send({ ...next, 'next-day': '30', do: 'keep' });
    assert.equal(noTime.status, 422);
    assert.ok((await noTime.text()).includes('She sang.'));
    assert.equal((await sessions(id))[0]?.state, 'planned');
    assert.equal((await send({ ...next, 'next-day': '30', next_at: '10:00', do: 'keep' })).status, 303);
    assert.deepEqual(
      (await sessions(id)).map(one => one.state),
      ['held', 'planned'],
    );
  });

  test('two people write one note: the second is told, and both texts survive', async () => {
    const { path } = await seeded('2026-11-23T08:30');
    await app.post(`${path}/draft`, { ...note, text: 'What Aoife wrote' }, app.clare.linkWorker);
    const second = await app.post(
      `${path}/draft`,
      { ...note, text: 'What Declan wrote' },
      app.clare.coordinator,
    );
    const told = (await second.json()) as Record<string, string>;
    assert.equal(told['kept'], 'apart');
    const sent = await app.post(
      path,
      { ...note, text: 'What Declan wrote last', do: 'sign' },
      app.clare.coordinator,
    );
    assert.equal(sent.status, 409);
    const both = await sent.text();
    assert.ok(both.includes('What Aoife wrote') && both.includes('What Declan wrote last'));
    const page = await (await app.get(path, app.clare.coordinator)).text();
    assert.ok(
      page.includes('What Aoife wrote') && page.includes('What Declan wrote last'),
      'also afterwards',
    );
    const own = await (await app.get(path, app.clare.linkWorker)).text();
    assert.ok(own.includes('What Aoife wrote') && !own.includes('What Declan wrote'));
    const signing = { ...note, version: '1', text: 'What Aoife wrote', do: 'sign' };
    assert.equal((await app.post(path, signing, app.clare.linkWorker)).status, 303);
    const after = await (await app.get(path, app.clare.coordinator)).text();
    assert.ok(after.includes('What Declan wrote last'), 'offered as an addition to the signed note');
    const added = { text: 'What Declan wrote last' };
    assert.equal((await app.post(`${path}/addenda`, added, app.clare.coordinator)).status, 303);
  });

  test('one person in two windows is told, and is shown the other text before it goes', async () => {
    const { id, path } = await seeded('2026-11-23T08:30');
    const open = async () => {
      const page = await (await app.get(path, app.clare.linkWorker)).text();
      const field = (name: string) => page.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
      return { version: field('version'), page: field('page'), apart_seen: field('apart_seen'), html: page };
    };
    const { html: _one, ...first } = await open();
    const { html: _two, ...second } = await open();
    const send = (to: string, form: Record<string, string>) => app.post(to, form, app.clare.linkWorker);
    await send(`${path}/draft`, { ...note, ...first, text: 'First window' });
    const late = await send(`${path}/draft`, { ...note, ...second, text: 'Second window' });
    assert.match(await late.text(), /in another window/);
    assert.equal((await send(path, { ...note, ...second, text: 'Second window', do: 'sign' })).status, 409);
    const { html, ...third } = await open();
    assert.ok(html.includes('First window') && html.includes('Second window'));
    assert.notEqual(third.page, first.page);
    const signed = await send(path, { ...note, ...third, text: 'Both windows', do: 'sign' });
    assert.equal(signed.headers.get('location'), `/cases/${id}`);
    assert.doesNotMatch(await (await app.get(path, app.clare.linkWorker)).text(), /Second window/);
  });

  test('moving and calling off', async () => {
    const { id, path } = await seeded('2026-11-25T10:00');
    assert.equal((await app.get(`${path}/move`, app.clare.linkWorker)).status, 200);
    assert.equal((await app.get(`${path}/move`, app.clare.otherLinkWorker)).status, 403);
    const form = await (await app.get(`${path}/missed?way=missed`, app.clare.linkWorker)).text();
    assert.ok(!form.includes('value="missed"'), 'what has not begun cannot be missed');
    assert.equal(
      (await app.post(`${path}/missed`, { way: 'us', reason: 'slipped_mind' }, app.clare.linkWorker)).status,
      422,
    );
    const early = await app.post(`${path}/missed`, { way: 'missed', reason: 'unwell' }, app.clare.linkWorker);
    assert.equal(early.status, 409);
    const ours = { way: 'us', reason: 'weather' };
    assert.equal((await app.post(`${path}/missed`, ours, app.clare.linkWorker)).status, 303);
    assert.equal((await app.post(`${path}/take-back`, {}, app.clare.otherLinkWorker)).status, 403);
    assert.equal((await app.post(`${path}/take-back`, {}, app.trafford.coordinator)).status, 404);
    assert.equal((await app.post(`${path}/take-back`, {}, app.clare.linkWorker)).status, 303);
    assert.equal((await app.post(`${path}/take-back`, {}, app.clare.linkWorker)).status, 409);
    const { times: _, ...rest } = appointment;
    const to = { ...rest, 'on-day': '3' };
    assert.equal((await app.post(`${path}/move`, to, app.clare.linkWorker)).status, 303);
    assert.equal((await app.post(`${path}/move`, to, app.clare.linkWorker)).status, 409);
    assert.equal((await app.get(`${path}/move`, app.clare.linkWorker)).status, 409);
    assert.deepEqual(
      (await sessions(id)).map(one => one.state),
      ['moved', 'planned'],
    );
  });
});
