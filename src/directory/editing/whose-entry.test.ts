import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Actor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { mergeServices } from '../keeping/merge-services.ts';
import { seedEntry } from '../keeping/testing.ts';
import { editingRoutes } from '../pages/editing/routes.ts';
import { addEntry } from './add-entry.ts';
import { applyEdit } from './apply-edit.ts';
import { confirmFacts } from './confirm-facts.ts';
import { editableService, historyOf } from './queries.ts';
import { emptyEdit } from './service-edit.ts';
import { setListed } from './set-listed.ts';

describe('whose an entry is', () => {
  let app: TestApp;
  /** A co-ordinator of a second programme of the same region. */
  let limerick: Actor;
  let imported = '';
  let own = '';
  let abroad = '';
  before(async () => {
    app = await testApp(editingRoutes);
    const programmeId = newId();
    await app.sql(
      `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
       select $1, 'limerick', 'Hedgerow Limerick', host_name, region, 'Limerick', time_zone, locales, phone, phone_hours, email, address, created_at
       from programme where slug = 'clare'`,
      [programmeId],
    );
    limerick = { ...clare(), programmeId, id: newId(), name: 'Una Ryan' };
    imported = (await seedEntry(app, { name: 'Singers' })).id;
    abroad = (await seedEntry(app, { name: 'Sale Choir', region: 'uk' })).id;
    own = await app.database.within(clare(), scope =>
      addEntry(scope, { edit: { ...emptyEdit, entry: { ...emptyEdit.entry, name: 'Shed' } }, how: 'phone' }),
    );
  });
  after(() => app.close());

  const clare = () => app.clare.coordinator.actor;
  const trafford = () => app.trafford.coordinator.actor;
  const change = (as: Actor, serviceId: string, words: string) =>
    app.database.within(as, scope =>
      applyEdit(scope, { serviceId, edit: { cost: { ...emptyEdit.cost, words } }, how: 'phone' }),
    );
  const vetted = (as: Actor, serviceId: string, note: string) =>
    app.database.within(as, scope =>
      applyEdit(scope, {
        serviceId,
        edit: {
          safeguarding: {
            ...emptyEdit.safeguarding,
            vetting: { value: 'yes', checkedOn: '2026-11-01', note },
          },
        },
        how: 'visit',
      }),
    );
  const seenBy = (as: Actor, serviceId: string) =>
    app.database.within(as, ({ db }) => editableService(db, serviceId));

  test('what came from a source is changed by every programme of its region, and by none of another', async () => {
    await change(clare(), imported, 'free');
    await change(limerick, imported, 'two euro');
    await assert.rejects(change(trafford(), imported, 'five pounds'), /service not found/);
    await assert.rejects(change(clare(), abroad, 'free'), /service not found/);
    assert.equal((await seenBy(clare(), imported)).edit.cost.words, 'two euro');
  });

  test('what a programme wrote itself it alone changes; others say that it is right', async () => {
    assert.equal((await seenBy(clare(), own)).keptBy, null);
    assert.equal((await seenBy(limerick, own)).keptBy, 'Hedgerow County Clare');
    await change(clare(), own, 'free');
    await assert.rejects(change(limerick, own, 'not free'), /refused_theirs/);
    await assert.rejects(
      app.database.within(limerick, scope => setListed(scope, { serviceId: own, reason: 'closed' })),
      /refused_theirs/,
    );
    await assert.rejects(
      app.database.within(limerick, scope => mergeServices(scope, { keptId: imported, mergedId: own })),
      /refused_theirs/,
    );
    await app.database.within(limerick, scope =>
      confirmFacts(scope, { serviceId: own, group: null, how: 'phone' }),
    );
    assert.equal((await seenBy(clare(), own)).edit.cost.words, 'free');
  });

  test('the database refuses the same, whatever the application asks', async () => {
    const write = (as: Actor, id: string) =>
      app.database.within(as, ({ db }) =>
        sql`update directory.service set name = 'Taken over' where id = ${id}`.execute(db),
      );
    await assert.rejects(write(limerick, own), /changed by it alone/);
    await write(clare(), own);
    await write(limerick, imported);
  });

  test('what a programme has seen of vetting is read by it alone, in the entry and in what was done to it', async () => {
    for (const serviceId of [imported, own]) {
      await vetted(clare(), serviceId, 'seen by us');
      await vetted(limerick, serviceId, 'seen by Una');
      assert.equal((await seenBy(clare(), serviceId)).edit.safeguarding.vetting.note, 'seen by us');
      assert.equal((await seenBy(limerick, serviceId)).edit.safeguarding.vetting.note, 'seen by Una');
      const history = await app.database.within(limerick, ({ db }) => historyOf(db, serviceId, 50));
      assert.doesNotMatch(JSON.stringify(history), /seen by us/);
      assert.match(JSON.stringify(history), /seen by Una/);
    }
    const open = await editableService(app.database.open, imported);
    assert.equal(open.edit.safeguarding.vetting.value, 'unknown');
  });

  test('to note it is no news for those who read the directory', async () => {
    const changedAt = async () =>
      (
        await app.sql<{ at: Date }>('select changed_at as at from directory.service where id = $1', [
          imported,
        ])
      )[0]?.at;
    const before = await changedAt();
    app.clock.forward({ minutes: 5 });
    await vetted(clare(), imported, 'seen again');
    assert.deepEqual(await changedAt(), before);
  });

  test('by page, an entry of another region is not there', async () => {
    for (const path of [`/services/${abroad}/edit/cost`, `/services/${abroad}/take-off`]) {
      assert.equal((await app.get(path, app.clare.coordinator)).status, 404, path);
      assert.equal((await app.get(path, app.trafford.coordinator)).status, 200, path);
    }
    assert.equal((await app.post(`/services/${abroad}/confirm`, {}, app.clare.linkWorker)).status, 404);
  });
});
