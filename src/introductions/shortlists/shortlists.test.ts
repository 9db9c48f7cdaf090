import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { introductionRoutes } from '../index.ts';
import { seedService } from '../testing.ts';
import { keepWhatIsSent } from './keep-shortlist.ts';

describe('lists that were offered in a case', () => {
  let app: TestApp;
  let me: TestApp['clare']['linkWorker'];
  let referral: string;
  let path: string;
  let services: string[];
  before(async () => {
    app = await testApp(introductionRoutes);
    me = app.clare.linkWorker;
    ({ id: referral } = await seedCase(app, { state: 'active' }));
    path = `/cases/${referral}/shortlists`;
    services = [];
    for (const name of ['Courthouse Singers', 'The <b>Bench', 'Walking On'])
      services.push(await seedService(app, { name }));
  });
  after(() => app.close());

  const text = async (who = me) => {
    const answer = await app.get(path, who);
    assert.equal(answer.status, 200);
    return answer.text();
  };
  const rows = () => app.sql<{ id: string; sent_at: unknown }>('select id, sent_at from case_shortlist');

  test('are kept once, in their order, and say later what was chosen', async () => {
    assert.match(await text(), /No list has been kept yet/);
    const list = services.join(',');
    assert.equal((await app.post(path, { list }, me)).status, 303);
    assert.equal((await app.post(path, { list }, me)).status, 303);
    assert.equal((await rows()).length, 1);
    const before = await text();
    assert.match(before, /Courthouse Singers[\s\S]*The &lt;b&gt;Bench[\s\S]*Walking On/);
    assert.equal(before.match(/not chosen/g)?.length, 3);
    assert.match(before, /Made by Aoife Hehir/);
    const fields = { service: services[1] ?? '', referral, kind: 'referred', stage: 'chosen' };
    assert.equal((await app.post('/introductions', fields, me)).status, 303);
    assert.equal((await text()).match(/not chosen/g)?.length, 2);
    const [{ count } = { count: 0 }] = await app.sql<{ count: number }>(
      `select count(*)::int as count from audit_entry where verb = 'shortlist.kept'`,
    );
    assert.equal(count, 2);
  });

  test('a list that is sent is the same list, with when; another is kept beside it', async () => {
    const { programmeId } = me.actor;
    const tell = (list: string) =>
      app.database.within(systemActor(programmeId), scope =>
        keepWhatIsSent.handle(scope, {
          id: newId(),
          programmeId,
          name: 'ShortlistSent',
          subjectId: referral,
          payload: { list },
        }),
      );
    await tell(services.join(','));
    await tell(services.join(','));
    assert.deepEqual(
      (await rows()).map(row => row.sent_at !== null),
      [true],
    );
    await tell(services.slice(0, 1).join(','));
    assert.equal((await rows()).length, 2);
    assert.match(await text(), /Sent /);
  });

  test('nothing that is no service is kept; who may not change the case may not keep', async () => {
    assert.equal((await app.post(path, { list: `${newId()},x` }, me)).status, 409);
    assert.equal((await app.post(path, {}, app.trafford.linkWorker)).status, 404);
    assert.equal((await app.post(path, { list: services.join(',') }, app.clare.otherLinkWorker)).status, 403);
    assert.equal((await app.get(path, app.trafford.linkWorker)).status, 404);
    assert.equal((await app.post(path, { list: services.join(',') }, app.trafford.linkWorker)).status, 404);
    assert.equal((await app.get(path, app.clare.administrator)).status, 403);
  });
});
