import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { introductionRoutes } from '../index.ts';
import { seedService } from '../testing.ts';

describe('the plan of a first visit', () => {
  let app: TestApp;
  let me: TestApp['clare']['linkWorker'];
  let path: string;
  before(async () => {
    app = await testApp(introductionRoutes);
    me = app.clare.linkWorker;
    const { id: referral } = await seedCase(app, { state: 'active' });
    const service = await seedService(app);
    const fields = { service, referral, kind: 'accompanied', stage: 'chosen', company: 'Noreen goes along' };
    assert.equal((await app.post('/introductions', fields, me)).status, 303);
    const [one] = await app.sql<{ id: string }>('select id from introduction where referral_id = $1', [
      referral,
    ]);
    path = `/cases/${referral}/introductions/${one?.id}/first-visit`;
  });
  after(() => app.close());

  test('begins with what is known, is written, and prints for the person in their language', async () => {
    assert.match(await (await app.get(path, me)).text(), />Noreen goes along<\/textarea>/);
    const sent = await app.post(path, { over: '0', greeter: 'Una <b>', way_back: 'Bus at 4.10 pm' }, me);
    assert.equal(sent.status, 303);
    const sheet = await (await app.get(`${path}/print?in=ga&size=large`, me)).text();
    assert.match(sheet, /plan-sheet--large/);
    assert.match(sheet, /An bealach abhaile/);
    assert.match(sheet, /Una &lt;b&gt;/);
    assert.doesNotMatch(sheet, /Cad le tabhairt leat/);
    const [{ count } = { count: 0 }] = await app.sql<{ count: number }>(
      `select count(*)::int as count from audit_entry where verb = 'first_visit.written'`,
    );
    assert.equal(count, 1);
  });

  test('two people at once are told, and both texts survive', async () => {
    const late = await app.post(path, { over: '0', greeter: 'Somebody else' }, me);
    assert.equal(late.status, 409);
    const html = await late.text();
    assert.match(html, /Somebody else/);
    assert.match(html, /Bus at 4\.10 pm/);
  });

  test('too long is said with what was typed; another programme finds nothing', async () => {
    const long = await app.post(path, { over: '1', happens: 'x'.repeat(1001) }, me);
    assert.equal(long.status, 422);
    assert.match(await long.text(), /x{1001}/);
    assert.equal((await app.get(path, app.trafford.linkWorker)).status, 404);
    assert.equal((await app.post(path, { over: '1' }, app.clare.otherLinkWorker)).status, 403);
  });
});
