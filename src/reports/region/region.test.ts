import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { reportRoutes } from '../index.ts';
import { makeRelease, type ReleaseFact } from '../released/index.ts';
import { stoppedOf } from '../released/release.ts';
import { keepRelease } from '../released/store.ts';
import { showNewest } from './routines.ts';

const path = '/reports/figures/region';

describe('the region', () => {
  let app: TestApp;
  const actors = () => [app.clare.coordinator, app.trafford.coordinator] as const;
  const release = async (programmeId: string, went: number, stayed: number, number: 1 | 2) => {
    const fact = (furthest: ReleaseFact['furthest']): ReleaseFact => ({
      furthest,
      waits: { contacted: null, met: null, attended: null },
      parts: { route: 'self', age: '', sex: '', need: '' },
    });
    const facts = [
      ...Array.from({ length: went }, () => fact('attended')),
      ...Array.from({ length: stayed }, () => fact('referred')),
    ];
    const parts = { route: ['self'], age: [''], sex: [''], need: [''] };
    const cells = makeRelease({ year: 2026, number }, { facts, ended: 0, changes: [], parts });
    await app.database.within(systemActor(programmeId), scope =>
      keepRelease(scope, { cells, version: 1, stopped: stoppedOf(facts) }),
    );
  };
  before(async () => {
    app = await testApp(reportRoutes);
    // Both in one country, so that they may be compared.
    await app.sql("update programme set region = 'ie'");
    const [clare, trafford] = actors();
    await release(clare.actor.programmeId, 40, 60, 1);
    await release(trafford.actor.programmeId, 75, 25, 1);
  });
  after(() => app.close());

  const read = async (as = app.clare.coordinator) => {
    const response = await app.get(path, as);
    assert.equal(response.status, 200);
    return (await response.text()).replace(/[\s\S]*<main/, '');
  };

  test('shows nothing of others to who shows nothing, and offers to take part', async () => {
    const [, trafford] = actors();
    assert.equal((await app.post(path, { how: 'named' }, trafford)).status, 303);
    const html = await read();
    assert.match(html, /you cannot see theirs/);
    assert.doesNotMatch(html, /Trafford/);
    const figures = await app.sql('select named from directory.region_figures');
    assert.deepEqual(figures, [{ named: true }]);
  });

  test('puts alike beside alike, between limits, with a name only where that was agreed', async () => {
    const [clare, trafford] = actors();
    await app.post(path, { how: 'unnamed' }, clare);
    const theirs = await read(trafford);
    assert.match(theirs, /Another programme/);
    assert.doesNotMatch(theirs, /Clare<|County Clare \(/);
    const ours = await read();
    assert.match(ours, /Trafford/);
    // 40 of 100 and 75 of 100 beside 115 of 200: the outer limits at 100 are 42.2 and 72.8 of 100.
    assert.match(ours, /below the outer limit/);
    assert.match(ours, /above the outer limit/);
  });

  test('is kept up to date by the clock, and left at once', async () => {
    const [clare, trafford] = actors();
    await release(trafford.actor.programmeId, 20, 20, 2);
    await app.database.within(systemActor(trafford.actor.programmeId), showNewest);
    await app.database.within(systemActor(trafford.actor.programmeId), showNewest);
    assert.equal(
      (await app.sql("select 1 from directory.region_figures where quarter = '2026-2'")).length,
      1,
    );
    await app.post(path, { how: 'no' }, trafford);
    assert.doesNotMatch(await read(clare), /Trafford/);
    const verbs = await app.sql(
      "select verb, reason from audit_entry where verb like 'region.%' and verb <> 'region.read'",
    );
    assert.deepEqual(verbs.map(one => one['reason']).toSorted(), ['named', 'no', 'unnamed']);
  });

  test('is decided by a co-ordinator, who can show and hide only what is theirs', async () => {
    const [clare, trafford] = actors();
    assert.equal((await app.post(path, { how: 'named' }, app.clare.linkWorker)).status, 403);
    assert.equal((await app.post(path, { how: 'everything' }, clare)).status, 422);
    await app.post(path, { how: 'named' }, trafford);
    await assert.rejects(
      app.database.within(clare.actor, ({ db }) => sql`delete from directory.region_figures`.execute(db)),
      /own figures only/,
    );
  });

  test('without figures there is nothing to show', async () => {
    await app.sql('delete from released_truth');
    await app.sql('delete from released_figures');
    assert.equal((await app.post(path, { how: 'named' }, app.clare.coordinator)).status, 409);
  });
});
