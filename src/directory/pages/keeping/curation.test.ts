import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '../../../core/index.ts';
import { systemActor } from '../../../platform/database/index.ts';
import { makeFetcher } from '../../../platform/fetching/index.ts';
import { type TestApp, testApp } from '../../../web/testing.ts';
import { findDuplicates } from '../../keeping/find-duplicates.ts';
import { seedEntry } from '../../keeping/testing.ts';
import { directoryRoutes } from '../../routes.ts';
import { refreshListing } from '../../search-listing-store.ts';

const hostile = '<script>alert(1)</script>';

describe('keeping the directory in order by its pages', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(
      directoryRoutes({
        fetcher: makeFetcher({ allow: [], agent: 'Hedgerow' }),
        caseInHand: async () => null,
        crisis: () => null,
        inTheirWords: async () => ({ panel: null, kept: {} }),
      }),
    );
  });
  after(() => app.close());

  const lead = () => app.clare.coordinator;
  const page = async (path: string, status = 200) => {
    const answer = await app.get(path, lead());
    assert.equal(answer.status, status, path);
    return answer.text();
  };
  const audited = async (verb: string, id: string) =>
    (await app.sql('select 1 from audit_entry where verb = $1 and subject_id = $2', [verb, id])).length;
  const listed = async (id: string) =>
    (await app.sql('select 1 from directory.listing where service_id = $1', [id])).length > 0;

  describe('two entries that look like one', () => {
    const pair = async (name: string) => {
      const one = await seedEntry(app, { name, phone: '065 682 1000', email: 'one@example.org' });
      const other = await seedEntry(app, { name: `${name} Clare`, phone: '+353656821000' });
      await app.database.within(lead().actor, scope =>
        refreshListing(scope.db, [one.id, other.id], scope.now),
      );
      await app.database.within(systemActor(lead().actor.programmeId), scope => findDuplicates(scope, 'ie'));
      const ids = [one.id, other.id].toSorted();
      return { one: one.id, other: other.id, path: `/directory/duplicates/${ids[0]}/${ids[1]}` };
    };

    test('stand side by side with what is alike and what differs, words of people escaped', async () => {
      const { path } = await pair(`Shed ${hostile}`);
      assert.ok((await page('/directory/care?kind=doubled')).includes(path));
      const html = await page(path);
      assert.match(html, /Their names are nearly the same|names/i);
      assert.match(html, /one@example\.org/);
      assert.doesNotMatch(html, /<script>alert/);
      for (const [who, status] of [
        [app.clare.linkWorker, 403],
        [app.trafford.coordinator, 404],
      ] as const)
        assert.equal((await app.get(path, who)).status, status);
    });

    test('become one by a yes, once however often it is sent, and two again by the button of the toast', async () => {
      const { one, other, path } = await pair('Knitting');
      const kept = path.split('/')[3] ?? '';
      const merged = kept === one ? other : one;
      const _once = newId();
      for (const _ of [1, 2]) {
        const done = await app.post(path, { do: 'keep_one', _once }, lead());
        assert.deepEqual([done.status, done.headers.get('location')], [303, `/services/${kept}`]);
      }
      assert.equal((await app.sql('select 1 from directory.merge where kept_id = $1', [kept])).length, 1);
      assert.deepEqual([await listed(kept), await listed(merged)], [true, false]);
      assert.equal(await audited('service.merged', kept), 1);
      const led = await app.get(`/services/${merged}`, lead());
      assert.equal(led.headers.get('location'), `/services/${kept}`);
      assert.equal((await app.post(path, { do: 'keep_other' }, lead())).status, 409, 'they are one already');

      const [merge] = await app.sql<{ id: string }>('select id from directory.merge where kept_id = $1', [
        kept,
      ]);
      const undo = `/directory/merges/${merge?.id}/undo`;
      assert.equal((await app.post(undo, {}, app.clare.linkWorker)).status, 403);
      assert.equal((await app.post(undo, {}, app.trafford.coordinator)).status, 404);
      const undone = await app.post(undo, {}, lead());
      assert.deepEqual([undone.status, await listed(merged)], [303, true]);
      assert.equal((await app.post(undo, {}, lead())).status, 409);
      assert.equal(await audited('service.unmerged', kept), 1);
    });

    test('that are two are not put before anybody again', async () => {
      const { path } = await pair('Set dancing');
      const told = await app.post(path, { do: 'not_same' }, lead());
      assert.equal(told.headers.get('location'), '/directory/care?kind=doubled');
      assert.ok(!(await page('/directory/care?kind=doubled')).includes(path));
    });

    test('of which one does not exist are not found', async () => {
      const { one } = await pair('Walking');
      for (const path of [`/directory/duplicates/${one}/${newId()}`, '/directory/duplicates/a/b'])
        await page(path, 404);
      assert.equal(
        (await app.post(`/directory/duplicates/${one}/${newId()}`, { do: 'keep_one' }, lead())).status,
        404,
      );
    });
  });

  describe('what is off the list', () => {
    test('stands with why, since when and by whom, and goes back by one press', async () => {
      assert.match(await page('/directory/off-list'), /Nothing is off the list/);
      const { id } = await seedEntry(app, { name: 'Old Choir' });
      await app.post(`/services/${id}/take-off`, { reason: `Closed ${hostile}` }, lead());
      const html = await page('/directory/off-list');
      assert.match(html, /Old Choir/);
      assert.match(html, /Closed &lt;script/);
      assert.match(html, /23 November 2026, Declan Moloney/);
      assert.match(await page('/directory/care'), /href="\/directory\/off-list"/);
      assert.equal((await app.get('/directory/off-list', app.clare.linkWorker)).status, 403);
      const abroad = await app.get('/directory/off-list', app.trafford.coordinator);
      assert.doesNotMatch(await abroad.text(), /Old Choir/);
      const back = { back: '/directory/off-list' };
      const put = await app.post(`/services/${id}/put-back`, back, lead());
      assert.deepEqual([put.status, put.headers.get('location')], [303, '/directory/off-list']);
      assert.match(await page('/directory/off-list'), /Nothing is off the list/);
      assert.equal(await listed(id), true);
    });

    test('is more than a page long without a gap or a repetition; merged entries are none of it', async () => {
      const ids: string[] = [];
      for (let at = 0; at < 53; at++) ids.push((await seedEntry(app, { name: `Gone ${at}` })).id);
      await app.sql(
        `update directory.service set not_listed_since = now() - (row_number * interval '1 hour'), not_listed_reason = 'closed'
         from (select id as of, row_number() over (order by id) / 2 as row_number from directory.service where id = any($1)) n
         where n.of = service.id`,
        [ids],
      );
      await app.sql('update directory.service set merged_into = $2 where id = $1', [ids[0], ids[1]]);
      const seen: string[] = [];
      let path = '/directory/off-list';
      for (let pages = 1; ; pages++) {
        assert.ok(pages <= 3, path);
        const html = await page(path);
        seen.push(...[...html.matchAll(/href="\/services\/([0-9a-f-]{36})"/g)].map(one => one[1] ?? ''));
        const next = /href="(\/directory\/off-list\?before=[^"&]+)"/.exec(html)?.[1];
        if (!next) break;
        path = next;
      }
      assert.deepEqual(seen.toSorted(), ids.slice(1).toSorted());
    });
  });

  test('checks of another region’s entries are not there', async () => {
    const { id } = await seedEntry(app, { name: 'Irish Choir' });
    for (const path of [`/directory/care/${id}`, `/services/${id}`, `/services/${id}/wrong`]) {
      assert.equal((await app.get(path, app.trafford.coordinator)).status, 404, path);
      assert.equal((await app.get(path, lead())).status, 200, path);
    }
    assert.equal(
      (await app.post(`/directory/care/${id}`, { do: 'phoned' }, app.trafford.coordinator)).status,
      404,
    );
    assert.equal((await app.get(`/trafford/find/${id}`)).status, 404);
    assert.equal((await app.get(`/clare/find/${id}`)).status, 200);
  });
});
