import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { serviceCards } from '../queries.ts';
import { refreshListing } from '../search-listing-store.ts';
import { entryOf } from './entry-queries.ts';
import { findDuplicates } from './find-duplicates.ts';
import { mergeServices } from './merge-services.ts';
import { notTheSame } from './not-the-same.ts';
import { seedEntry } from './testing.ts';
import { undoMerge } from './undo-merge.ts';

describe('the same group twice', () => {
  let app: TestApp;
  let programmeId: string;
  before(async () => {
    app = await testApp([]);
    programmeId = app.clare.coordinator.actor.programmeId;
  });
  after(() => app.close());

  const look = () => app.database.within(systemActor(programmeId), scope => findDuplicates(scope, 'ie'));
  const asKeeper = <T>(work: Parameters<typeof app.database.within<T>>[1]) =>
    app.database.within(app.clare.coordinator.actor, work);
  const listed = async (id: string) =>
    (await app.sql('select 1 from directory.listing where service_id = $1', [id])).length > 0;
  const open = () =>
    app.sql<{ one_id: string; other_id: string; reasons: string[] }>(
      "select one_id, other_id, reasons from directory.duplicate where state = 'open'",
    );
  const pair = async (name: string, more = {}) => {
    const one = await seedEntry(app, { name, phone: '065 682 1000', ...more });
    const other = await seedEntry(app, { name: `${name} Clare`, phone: '+353656821000', ...more });
    await asKeeper(scope => refreshListing(scope.db, [one.id, other.id], scope.now));
    return [one.id, other.id] as const;
  };

  test('is found by name and number across sources, with reasons, and is not found again when nothing changed', async () => {
    const [one, other] = await pair('Ennis Men’s Shed');
    const first = await look();
    assert.deepEqual(first, { looked: 2, found: 1 });
    const [found] = await open();
    assert.deepEqual(new Set([found?.one_id, found?.other_id]), new Set([one, other]));
    assert.deepEqual(found?.reasons, ['similar_name', 'same_phone']);
    assert.deepEqual(await look(), { looked: 0, found: 0 });
    await asKeeper(scope => notTheSame(scope, other, one));
    await app.sql("update directory.service set changed_at = changed_at + interval '1 day' where id = $1", [
      one,
    ]);
    assert.equal((await look()).found, 0);
    assert.deepEqual(await open(), []);
  });

  test('an entry of another region is nothing like it', async () => {
    await seedEntry(app, { name: 'Sale Choir', phone: '01619 960001' });
    await seedEntry(app, { name: 'Sale Choir', phone: '01619 960001', region: 'uk' });
    assert.equal((await look()).found, 0);
  });

  test('merged, one stands for both: cards and ids lead to it, it alone is listed; taken back, both are as before', async () => {
    const [kept, merged] = await pair('Knitting Circle');
    const mergeId = await asKeeper(scope => mergeServices(scope, { keptId: kept, mergedId: merged }));
    assert.deepEqual([await listed(kept), await listed(merged)], [true, false]);
    const cards = await serviceCards(app.database.open, [kept, merged]);
    assert.equal(cards.get(merged)?.name, 'Knitting Circle');
    const entry = await entryOf(app.database.open, merged);
    assert.deepEqual([entry.id, new Set(entry.ids)], [kept, new Set([kept, merged])]);
    await assert.rejects(
      asKeeper(scope => mergeServices(scope, { keptId: kept, mergedId: merged })),
      { message: /merged/ },
    );
    await asKeeper(scope => undoMerge(scope, mergeId));
    assert.deepEqual([await listed(kept), await listed(merged)], [true, true]);
    assert.equal((await entryOf(app.database.open, merged)).id, merged);
    await assert.rejects(
      asKeeper(scope => undoMerge(scope, mergeId)),
      { message: /undone/ },
    );
  });

  test('an import that writes the merged entry again does not bring it back', async () => {
    const [kept, merged] = await pair('Walking Club');
    await asKeeper(scope => mergeServices(scope, { keptId: kept, mergedId: merged }));
    await asKeeper(async scope => {
      await app.sql("update directory.service set missing_since = null, content_hash = 'new' where id = $1", [
        merged,
      ]);
      await refreshListing(scope.db, [merged], scope.now);
    });
    assert.equal(await listed(merged), false);
  });

  test('a chain of merges ends at one entry, and comes apart in the order it was made', async () => {
    const [a, b] = await pair('Reading Group');
    const { id: c } = await seedEntry(app, { name: 'Reading Group' });
    const first = await asKeeper(scope => mergeServices(scope, { keptId: b, mergedId: a }));
    const second = await asKeeper(scope => mergeServices(scope, { keptId: c, mergedId: b }));
    assert.equal((await entryOf(app.database.open, a)).id, c);
    await asKeeper(scope => undoMerge(scope, second));
    assert.equal((await entryOf(app.database.open, a)).id, b);
    await asKeeper(scope => undoMerge(scope, first));
    assert.equal((await entryOf(app.database.open, a)).id, a);
  });

  test('an entry that was not listed before is not listed after a merge was taken back', async () => {
    const [kept, merged] = await pair('Chess Club');
    await app.sql(
      "update directory.service set not_listed_since = now(), not_listed_reason = 'asked' where id = $1",
      [merged],
    );
    const merge = await asKeeper(scope => mergeServices(scope, { keptId: kept, mergedId: merged }));
    await asKeeper(scope => undoMerge(scope, merge));
    const [row] = await app.sql('select not_listed_reason from directory.service where id = $1', [merged]);
    assert.equal(row?.['not_listed_reason'], 'asked');
    assert.equal(await listed(merged), false);
  });

  test('is not for link workers to decide', async () => {
    const [kept, merged] = await pair('Set Dancing');
    await assert.rejects(
      app.database.within(app.clare.linkWorker.actor, scope =>
        mergeServices(scope, { keptId: kept, mergedId: merged }),
      ),
      { message: /role/ },
    );
  });
});
