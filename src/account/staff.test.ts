import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findStaffLink } from '../identity/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { signInRoutes } from './index.ts';

let app: TestApp;
let mailing: TestApp;
before(async () => {
  app = await testApp(deps => signInRoutes({ ...deps, mail: false }));
  mailing = await testApp(deps => signInRoutes({ ...deps, mail: true }));
});
after(async () => {
  await app.close();
  await mailing.close();
});

const idIn = (answer: Response): string =>
  /[0-9a-f-]{36}/.exec(answer.headers.get('location') ?? '')?.[0] ?? '';
const one = { name: 'Maeve <b>Considine</b>', email: 'Maeve@Example.org', role: 'link_worker' };

describe('who works here', () => {
  test('a co-ordinator invites link workers and nobody else, an administrator everybody; once', async () => {
    const invited = await app.post('/staff/invite', one, app.clare.coordinator);
    assert.equal(invited.status, 303);
    const page = await (await app.get(`/staff/${idIn(invited)}`, app.clare.coordinator)).text();
    assert.match(page, /Maeve &lt;b&gt;Considine/);
    assert.equal(
      (await app.post('/staff/invite', one, app.clare.administrator)).status,
      422,
      'the e-mail is taken',
    );
    const more = { ...one, email: 'other@example.org', role: 'administrator' };
    assert.equal((await app.post('/staff/invite', more, app.clare.coordinator)).status, 403);
    assert.equal((await app.post('/staff/invite', more, app.clare.linkWorker)).status, 403);
    assert.equal((await app.post('/staff/invite', more, app.clare.administrator)).status, 303);
    const events = await app.sql("select 1 from outbox where name = 'StaffInvited'");
    assert.equal(events.length, 2);
    const verbs = await app.sql("select 1 from audit_entry where verb = 'staff.invited'");
    assert.equal(verbs.length, 2);
  });

  test('the table itself keeps a co-ordinator from making an administrator', async () => {
    const work = app.database.within(app.clare.coordinator.actor, ({ db, actor }) =>
      db
        .insertInto('staff')
        .values({
          programme_id: actor.programmeId,
          id: '01980000-0000-7000-8000-00000000000a',
          name: 'X',
          email: 'x@example.org',
          role: 'administrator',
          created_at: app.clock.now(),
        })
        .execute(),
    );
    await assert.rejects(work, /row-level security/);
  });

  test('nobody changes their own role, takes themselves out, or lets themselves in anew', async () => {
    const { actor } = app.clare.administrator;
    for (const what of ['role', 'leave', 'let-in', 'sign-out', 'link'])
      assert.equal(
        (await app.post(`/staff/${actor.id}/${what}`, { role: 'coordinator' }, app.clare.administrator))
          .status,
        403,
        what,
      );
    for (const what of ['role', 'leave', 'let-in', 'sign-out'])
      assert.equal(
        (await app.post(`/staff/${actor.id}/${what}`, { role: 'analyst' }, app.clare.coordinator)).status,
        403,
        what,
      );
    assert.equal((await app.post(`/staff/${actor.id}/link`, {}, app.clare.coordinator)).status, 403);
  });

  test('an administrator makes teams and puts people into them; a co-ordinator looks on', async () => {
    const { administrator, coordinator, linkWorker } = app.clare;
    assert.equal((await app.post('/staff/teams', { name: '' }, administrator)).status, 422);
    assert.equal((await app.post('/staff/teams', { name: 'West <i>' }, coordinator)).status, 403);
    assert.equal((await app.post('/staff/teams', { name: 'West <i>' }, administrator)).status, 303);
    const twice = await app.post('/staff/teams', { name: 'west <I>' }, administrator);
    assert.equal(twice.status, 422, 'a name is taken');
    assert.match(await twice.text(), /west &lt;I&gt;/, 'what was typed stays');
    const [team] = await app.sql<{ id: string }>("select id from team where name = 'West <i>'");
    const at = `/staff/${linkWorker.actor.id}/team`;
    assert.equal((await app.post(at, { team: team?.id ?? '' }, coordinator)).status, 403);
    assert.equal((await app.post(at, { team: team?.id ?? '' }, administrator)).status, 303);
    assert.match(await (await app.get('/staff/teams', coordinator)).text(), /West &lt;i&gt;/);
    const elsewhere = `/staff/${app.trafford.linkWorker.actor.id}/team`;
    assert.equal((await app.post(elsewhere, { team: '' }, administrator)).status, 404);
    assert.equal((await app.post(at, { team: linkWorker.actor.id }, administrator)).status, 404);
    assert.equal((await app.post(at, { team: '' }, administrator)).status, 303);
    const verbs = await app.sql<{ verb: string }>(
      "select verb from audit_entry where verb in ('team.made', 'staff.team_changed') order by at, verb desc",
    );
    assert.deepEqual(verbs.map(row => row.verb).sort(), [
      'staff.team_changed',
      'staff.team_changed',
      'team.made',
    ]);
  });

  test('another programme’s people are not there', async () => {
    const { id } = app.clare.linkWorker.actor;
    assert.equal((await app.get(`/staff/${id}`, app.trafford.coordinator)).status, 404);
    for (const what of ['link', 'invite-again'])
      assert.equal((await app.post(`/staff/${id}/${what}`, {}, app.trafford.coordinator)).status, 404, what);
  });

  test('a link to hand over is for who has not begun; a link alone never lets into an account that is in use', async () => {
    const { id } = app.clare.otherLinkWorker.actor;
    const shown = await app.post(`/staff/${id}/link`, {}, app.clare.coordinator);
    const token = /\/join\/([A-Za-z0-9_-]{64})/.exec(await shown.text())?.[1] ?? '';
    assert.equal((await findStaffLink(app.database, token))?.staffId, id);
    await app.sql(
      `insert into staff_password (programme_id, staff_id, hash, set_at) select programme_id, id, 'x', now() from staff where id = $1`,
      [id],
    );
    assert.equal((await app.post(`/staff/${id}/link`, {}, app.clare.coordinator)).status, 409);
    assert.equal((await app.post(`/staff/${id}/invite-again`, {}, app.clare.coordinator)).status, 409);
  });

  test('another role ends the links that were handed out: none for a link worker lets in an administrator', async () => {
    const asked = { ...one, email: 'promoted@example.org' };
    const id = idIn(await app.post('/staff/invite', asked, app.clare.coordinator));
    const shown = await app.post(`/staff/${id}/link`, {}, app.clare.coordinator);
    const token = /\/join\/([A-Za-z0-9_-]{64})/.exec(await shown.text())?.[1] ?? '';
    assert.equal((await app.get(`/join/${token}`)).status, 200);
    await app.post(`/staff/${id}/role`, { role: 'administrator' }, app.clare.administrator);
    assert.equal((await app.get(`/join/${token}`)).status, 410);
    assert.equal((await app.post(`/staff/${id}/link`, {}, app.clare.coordinator)).status, 403);
  });

  test('where letters leave, whoever lets somebody in anew never sees the link', async () => {
    const { id } = mailing.clare.otherLinkWorker.actor;
    assert.equal((await mailing.post(`/staff/${id}/link`, {}, mailing.clare.coordinator)).status, 409);
    const anew = await mailing.post(`/staff/${id}/let-in`, {}, mailing.clare.administrator);
    assert.equal(anew.status, 303);
    assert.ok(!(await anew.text()).includes('/join/'));
    const events = await mailing.sql<{ name: string }>(
      'select name from outbox where subject_id = $1 order by id',
      [id],
    );
    assert.deepEqual(
      events.map(({ name }) => name),
      ['StaffSignInChanged', 'StaffInvited'],
    );
  });

  test('who leaves is out in the same moment, by whatever way it was changed, and may come back', async () => {
    const { linkWorker, administrator } = app.clare;
    assert.equal((await app.get('/account', linkWorker)).status, 200);
    assert.equal((await app.post(`/staff/${linkWorker.actor.id}/leave`, {}, administrator)).status, 303);
    assert.equal((await app.get('/account', linkWorker)).status, 303);
    assert.equal((await app.post(`/staff/${linkWorker.actor.id}/return`, {}, administrator)).status, 303);
    assert.equal((await app.get('/account', linkWorker)).status, 303, 'the session stays ended');
  });

  test('a form about one’s own sign-in is never kept, and its secrets are nowhere', async () => {
    const { coordinator } = app.clare;
    await app.sql('delete from interrupted_form');
    await app.sql(
      "update staff_session set proven_at = null, created_at = now() - interval '1 hour' where staff_id = $1",
      [coordinator.actor.id],
    );
    const led = await app.post(
      '/account/password',
      { password: 'umbrella on the left shelf 9' },
      coordinator,
    );
    assert.equal(led.headers.get('location'), '/step-up?to=/account');
    assert.deepEqual(await app.sql('select 1 from interrupted_form'), []);
  });
});
