import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { startSession } from '../identity/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { reportRoutes } from './index.ts';
import { quartersBefore } from './quarter.ts';

describe('figures of a quarter', () => {
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
    const add = async (need: string, count: number, allocatedAt: string, programmeId = actor.programmeId) => {
      for (let n = 0; n < count; n += 1) {
        const elsewhere = programmeId !== actor.programmeId;
        const one = await seedCase(app, {
          programmeId,
          allocatedAt,
          state: 'closed',
          ...(elsewhere ? { linkWorkerId: null } : {}),
        });
        await app.sql('insert into referral_need (programme_id, referral_id, need) values ($1, $2, $3)', [
          programmeId,
          one.id,
          need,
        ]);
      }
    };
    // The summer of Dublin: an hour before midnight in UTC is the day after.
    await add('lonely', 22, '2026-06-30T23:30:00Z');
    await add('debt', 3, '2026-08-01T09:00:00Z');
    await add('housing', 11, '2026-09-30T12:00:00Z');
    await add('lonely', 4, '2026-09-30T23:30:00Z');
    await add('fuel', 40, '2026-08-01T09:00:00Z', app.trafford.linkWorker.actor.programmeId);
  });
  after(() => app.close());

  /** The cells of the table as they are read, line by line. */
  const cells = async (path: string) => {
    const response = await app.get(path, analyst);
    assert.equal(response.status, 200);
    const body = await response.text();
    const table = body.slice(body.indexOf('<tbody'), body.indexOf('</tbody'));
    return table
      .split('<tr')
      .slice(1)
      .map(row =>
        [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
          cell.replace(/<[^>]+>/g, '').trim(),
        ),
      );
  };

  test('are of the days of the programme, rounded, and small ones are not there', async () => {
    const table = await cells('/reports/figures?quarter=2026-3');
    const received = new Map(table.map(([need = '', count = '']) => [need, count]));
    assert.equal(received.get('All'), '35');
    assert.deepEqual(
      [...received]
        .filter(([need]) => need !== 'All')
        .map(([, count]) => count)
        .toSorted(),
      ['10', '20', 'not shown'],
    );
  });

  test('are of quarters that are over; any other address shows the last of them', async () => {
    const last = await cells('/reports/figures');
    assert.deepEqual(await cells('/reports/figures?quarter=2026-4'), last);
    assert.deepEqual(await cells("/reports/figures?quarter=' or 1"), last);
    assert.deepEqual(
      quartersBefore(Temporal.PlainDate.from('2027-01-01'), 2).map(({ year, number }) => `${year}-${number}`),
      ['2026-4', '2026-3'],
    );
    assert.equal(quartersBefore(Temporal.PlainDate.from('2026-12-31'), 1)[0]?.number, 3);
  });

  test('are looked at on record, and not by who works with people or with settings', async () => {
    const looked = await app.sql("select actor_role from audit_entry where verb = 'figures.read'");
    assert.ok(looked.length > 0 && looked.every(({ actor_role: role }) => role === 'analyst'));
    for (const as of [app.clare.linkWorker, app.clare.administrator])
      assert.equal((await app.get('/reports/figures', as)).status, 403);
    assert.equal((await app.get('/reports/data-set', analyst)).status, 403);
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
