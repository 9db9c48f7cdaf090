import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Actor, type Scope, systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { decideConcern } from './decide-concern.ts';
import { concernMarks, concernsSeen, findConcern } from './queries/concerns.ts';
import { raiseConcern } from './raise-concern.ts';
import { escalateConcerns } from './routines.ts';
import { seedCase } from './testing.ts';

describe('concerns', () => {
  let app: TestApp;
  let worker: Actor;
  let other: Actor;
  let coordinator: Actor;
  before(async () => {
    app = await testApp([]);
    worker = app.clare.linkWorker.actor;
    other = app.clare.otherLinkWorker.actor;
    coordinator = app.clare.coordinator.actor;
  });
  after(() => app.close());

  const as = <T>(actor: Actor, work: (scope: Scope) => Promise<T>) => app.database.within(actor, work);

  test('a concern is seen by co-ordinator, owner and raiser only, and two people close it', async () => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    const concernId = await as(worker, scope =>
      raiseConcern(scope, {
        referralId: id,
        kind: 'self_neglect',
        words: 'No food in the house <b>today</b>',
      }),
    );
    const find = (actor: Actor) => as(actor, scope => findConcern(scope, concernId));
    assert.equal(await find(other), undefined, 'row-level security hides it');
    assert.equal(await find(app.trafford.coordinator.actor), undefined);
    assert.equal((await find(worker))?.decideBy.toString(), '2026-11-25');
    const marks = await as(other, scope => concernMarks(scope, [personId]));
    assert.ok(marks.has(personId), 'the mark is seen by colleagues');
    const abroad = await as(app.trafford.coordinator.actor, scope => concernMarks(scope, [personId]));
    assert.equal(abroad.size, 0);

    await as(coordinator, scope => decideConcern(scope, concernId, 1, { what: 'hand_on', to: worker.id }));
    await as(worker, scope =>
      decideConcern(scope, concernId, 2, { what: 'sign', decision: 'Meals arranged' }),
    );
    await assert.rejects(
      as(worker, scope => decideConcern(scope, concernId, 3, { what: 'close' })),
      { reasonKey: 'care.concern.refused.second' },
    );
    await assert.rejects(
      as(coordinator, scope => decideConcern(scope, concernId, 2, { what: 'close' })),
      { name: 'Stale' },
    );
    await as(coordinator, scope => decideConcern(scope, concernId, 3, { what: 'close' }));
    assert.equal((await find(coordinator))?.state, 'closed');
    const open = await app.sql(
      "select 1 from task where kind = 'concern' and subject_id = $1 and done_at is null",
      [concernId],
    );
    assert.equal(open.length, 0);
  });

  test('the database lets nobody close a concern alone, nor sign for another, nor open what is closed', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const concernId = await as(worker, scope =>
      raiseConcern(scope, { referralId: id, kind: 'self_harm', words: 'Cut arms', ownerId: worker.id }),
    );
    const set = (actor: Actor, change: Readonly<Record<string, unknown>>) =>
      as(actor, ({ db }) =>
        db
          .updateTable('concern')
          .set({ first_signed_at: Temporal.Now.instant(), closed_at: Temporal.Now.instant(), ...change })
          .where('programme_id', '=', actor.programmeId)
          .where('id', '=', concernId)
          .execute(),
      );
    const alone = { state: 'closed', first_signed_by: null, closed_by: coordinator.id };
    const forAnother = { state: 'first_signed', first_signed_by: worker.id, closed_by: null };
    await assert.rejects(set(coordinator, alone), 'closed unsigned');
    await assert.rejects(set(coordinator, forAnother), 'signed under another name');
    await assert.rejects(
      set(coordinator, { state: 'closed', first_signed_by: worker.id, closed_by: coordinator.id }),
      'both signatures at once',
    );
    await as(worker, scope => decideConcern(scope, concernId, 1, { what: 'sign', decision: 'GP rung' }));
    await assert.rejects(
      set(worker, { state: 'closed', first_signed_by: worker.id, closed_by: worker.id }),
      'by who signed first',
    );
    await assert.rejects(
      set(worker, { state: 'closed', first_signed_by: worker.id, closed_by: coordinator.id }),
      'in the name of a colleague',
    );
    await assert.rejects(
      set(coordinator, { state: 'closed', first_signed_by: other.id, closed_by: coordinator.id }),
      'with another first signature',
    );
    await as(coordinator, scope => decideConcern(scope, concernId, 2, { what: 'close' }));
    await assert.rejects(
      set(coordinator, { state: 'open', first_signed_by: null, closed_by: null }),
      'opened',
    );
    const rows = await app.sql('select state, first_signed_by, closed_by from concern where id = $1', [
      concernId,
    ]);
    assert.deepEqual(rows, [{ state: 'closed', first_signed_by: worker.id, closed_by: coordinator.id }]);
  });

  test('an overdue concern is put before the co-ordinators, once', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const concernId = await as(worker, scope =>
      raiseConcern(scope, {
        referralId: id,
        kind: 'neglect',
        words: 'Alone since Friday',
        ownerId: worker.id,
      }),
    );
    app.clock.forward({ days: 7 });
    await app.database.within(systemActor(worker.programmeId), escalateConcerns);
    await app.database.within(systemActor(worker.programmeId), escalateConcerns);
    app.clock.forward({ days: -7 });
    const rows = await app.sql<{ assignee_id: string }>(
      'select assignee_id from task where subject_id = $1',
      [concernId],
    );
    assert.deepEqual(rows.map(row => row.assignee_id).sort(), [worker.id, coordinator.id].sort());
    assert.ok((await as(worker, concernsSeen)).some(one => one.id === concernId));
  });
});
