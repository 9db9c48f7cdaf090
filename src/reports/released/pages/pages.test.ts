import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../../care/testing.ts';
import { newId } from '../../../core/index.ts';
import { startSession } from '../../../identity/index.ts';
import { systemActor } from '../../../platform/database/index.ts';
import { type TestApp, testApp } from '../../../web/testing.ts';
import { reportRoutes } from '../../index.ts';
import { makeDue } from '../make-due.ts';

const addresses = ['/reports/figures', '/reports/figures/who', '/reports/figures/help'];

describe('released figures on pages', () => {
  let app: TestApp;
  let analyst: TestApp['clare']['linkWorker'];
  before(async () => {
    app = await testApp(reportRoutes);
    const { actor } = app.clare.linkWorker;
    const id = newId();
    await app.sql(
      "insert into staff (programme_id, id, name, email, role, created_at) values ($1, $2, 'Anna Lyons', 'anna@example.org', 'analyst', now())",
      [actor.programmeId, id],
    );
    const cookie = `hedgerow_session=${await startSession(app.database, actor.programmeId, id)}`;
    analyst = { actor: { ...actor, id, role: 'analyst', name: 'Anna Lyons' }, cookie };
    const add = async (count: number, route: string, met: boolean) => {
      for (let n = 0; n < count; n += 1) {
        const one = await seedCase(app, { state: 'closed', familyName: `Hidden${n}` });
        await app.sql(
          `update referral set received_at = '2026-05-05T09:00Z', allocated_at = null, triaged_at = null, waiting_since = null, route = $2,
             first_session_at = ${met ? "'2026-05-20T09:00Z'" : 'null'}, sessions_held = ${met ? 1 : 0} where id = $1`,
          [one.id, route],
        );
      }
    };
    await add(14, 'professional', true);
    await add(13, 'professional', false);
    await add(11, 'self', true);
    await add(3, 'phone', true);
    await app.database.within(systemActor(actor.programmeId), makeDue);
  });
  after(() => app.close());

  const read = async (path: string, as = analyst) => {
    const response = await app.get(path, as);
    assert.equal(response.status, 200, path);
    return (await response.text()).replace(/[\s\S]*<main/, '<main');
  };

  test('answer the same questions from what was released, to analyst and co-ordinator alike', async () => {
    for (const path of addresses) {
      const html = await read(path);
      assert.match(html, /Quarter 2, 2026/);
      assert.doesNotMatch(html, /Hidden\d|Breda/);
    }
    const who = await read('/reports/figures/who');
    const row = /<tr[^>]*id="row-route-phone">(.*?)<\/tr>/s.exec(who)?.[1] ?? '';
    assert.match(row, /not shown/);
    assert.doesNotMatch(row, />3</);
  });

  test('know no other filter: whatever the address says besides, the answer is the same', async () => {
    for (const path of addresses) {
      const plain = await read(path);
      for (const query of ['?route=phone&need=debt&area=x', "?quarter=' or 1=1", '?quarter=2026-4&person=1'])
        assert.equal(await read(path + query), plain, query);
    }
  });

  test('are looked at on record, and not by who works with people or with settings', async () => {
    const looked = await app.sql("select actor_role, reason from audit_entry where verb = 'figures.read'");
    assert.ok(looked.length > 0 && looked.every(({ actor_role: role }) => role === 'analyst'));
    for (const path of addresses)
      for (const as of [app.clare.linkWorker, app.clare.administrator])
        assert.equal((await app.get(path, as)).status, 403, path);
  });

  test('say so where there is none, as in another programme', async () => {
    assert.match(await read('/reports/figures', app.trafford.coordinator), /There are no figures yet/);
  });

  test('the analyst’s own transactions hold nobody', async () => {
    const seen = await app.database.within(analyst.actor, ({ db }) =>
      Promise.all([
        db.selectFrom('referral').select('id').execute(),
        db.selectFrom('person').select('id').execute(),
      ]),
    );
    assert.deepEqual(seen, [[], []]);
  });
});
