import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { mergePeople, undoMerge } from '../../people/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { programmeSettings } from '../../programmes/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { figuresFor, spansOf } from '../pack/index.ts';
import { makeDue } from './make-due.ts';
import { releasesOf } from './store.ts';

describe('records that change after a release', () => {
  let app: TestApp;
  const cases: { readonly id: string; readonly personId: string }[] = [];
  const asHouse = <T>(work: Parameters<typeof app.database.within<T>>[1]) =>
    app.database.within(systemActor(app.clare.linkWorker.actor.programmeId), work);
  /** Everything that left or may leave: each release as it lies there, and the pack that is made of them now. */
  const whatLeaves = async () => {
    const kept = await app.sql<{ quarter: string; cells: string }>(
      'select quarter, version, cells::text as cells, made_at from released_figures order by 1, 2',
    );
    const pack = await asHouse(async scope => {
      const [span] = spansOf(await releasesOf(scope));
      assert.ok(span);
      const today = Temporal.PlainDate.from('2026-11-24');
      return figuresFor(scope, { span, today, settings: programmeSettings.parse({}) });
    });
    return { kept, pack };
  };
  before(async () => {
    app = await testApp([]);
    for (let at = 0; at < 40; at += 1) cases.push(await seedCase(app, { state: 'closed' }));
    await app.sql(
      `update referral set received_at = '2026-05-05T09:00:00Z', waiting_since = '2026-05-06T09:00:00Z', allocated_at = '2026-05-07T09:00:00Z',
         first_contact_at = '2026-05-08T09:00:00Z', first_session_at = '2026-05-12T09:00:00Z', sessions_held = 4, closed_at = '2026-06-20T09:00:00Z'`,
    );
    await app.sql("update person set sex = 'female', ethnicity = 'white_irish', birth_date = '1950-05-05'");
    await asHouse(makeDue);
  });
  after(() => app.close());

  test('people joined and parted again, corrected, withdrawn and deleted change nothing that was told, nor any later pack', async () => {
    const first = await whatLeaves();
    const told = first.kept.find(one => one.quarter === '2026-2');
    assert.match(told?.cells ?? '', /"stays": \[6, 6, 6\]/);
    const [one, other, third, ...rest] = cases;
    assert.ok(one && other && third);
    const { actor } = app.clare.coordinator;
    const merge = await app.database.within(actor, scope =>
      mergePeople(scope, { keptId: one.personId, mergedId: other.personId, reason: 'The same person' }),
    );
    await asHouse(makeDue);
    assert.deepEqual(await whatLeaves(), first, 'two people are one');
    await app.database.within(actor, scope => undoMerge(scope, merge));
    await asHouse(makeDue);
    assert.deepEqual(await whatLeaves(), first, 'and are two again');
    await app.sql("update person set sex = 'male', birth_date = '1990-01-01' where id = $1", [
      third.personId,
    ]);
    for (const gone of rest.slice(0, 5)) {
      await app.sql('delete from referral where id = $1', [gone.id]);
      await app.sql('delete from person where id = $1', [gone.personId]);
    }
    await asHouse(makeDue);
    assert.deepEqual(await whatLeaves(), first, 'one is corrected and five are deleted');
  });

  test('so many deleted that it may be told are told as the whole alone, beside the first version, which stays', async () => {
    const first = await whatLeaves();
    for (const gone of cases.slice(-14)) await app.sql('delete from referral where id = $1', [gone.id]);
    await asHouse(makeDue);
    const { kept } = await whatLeaves();
    assert.deepEqual(
      kept.filter(one => first.kept.some(each => each.cells === one.cells)),
      first.kept,
    );
    const corrected = JSON.parse(
      kept.find(one => !first.kept.includes(one) && one.cells.includes('"referred": 20'))?.cells ?? '{}',
    );
    assert.deepEqual(
      [corrected.more, corrected.ended],
      [undefined, null],
      'nothing but the whole is told anew',
    );
  });

  test('a programme that has told figures cannot be deleted from under them', async () => {
    await assert.rejects(
      app.sql('delete from programme where id = $1', [app.clare.linkWorker.actor.programmeId]),
      /violates foreign key constraint/,
    );
  });
});
