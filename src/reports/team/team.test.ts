import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { referralRoutes } from '../../referrals/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { teamRoutes } from './page.tsx';
import { byTeam, type Line, linesOf, missedShare, standsOut, together } from './team.ts';

const line = (more: Partial<Line>): Line => ({
  id: 'one',
  name: 'Aoife',
  team: null,
  capacity: 25,
  open: 0,
  weighted: 0,
  contactDays: [],
  contactWaiting: 0,
  sessionDays: [],
  sessionWaiting: 0,
  attempts: 0,
  reached: 0,
  held: 0,
  missed: 0,
  personMinutes: 0,
  otherMinutes: 0,
  untimed: 0,
  notesLate: 0,
  tasksLate: 0,
  supervisions: 0,
  lastSupervision: null,
  ...more,
});

describe('lines of the team', () => {
  test('the share of missed meetings has Wilson’s span: 81 of 263 as in Newcombe 1998, table I', () => {
    const share = missedShare({ held: 263 - 81, missed: 81 });
    assert.ok(share);
    // Newcombe 1998, Statistics in Medicine 17:857, method 3: 0.2553 to 0.3662.
    assert.deepEqual(
      [share.low, share.high].map(one => one.toFixed(4)),
      ['0.2553', '0.3662'],
    );
    assert.equal(missedShare({ held: 4, missed: 3 }), null, 'of seven nothing is claimed');
  });

  test('only what chance does not explain stands out', () => {
    const whole = { held: 300, missed: 100 };
    assert.equal(standsOut({ held: 30, missed: 14 }, whole), false);
    assert.equal(standsOut({ held: 20, missed: 40 }, whole), true);
    assert.equal(standsOut({ held: 0, missed: 7 }, whole), false);
    assert.equal(standsOut({ held: 20, missed: 40 }, { held: 0, missed: 0 }), false);
  });

  test('the whole is a sum, its waits are everybody’s, and teams are told apart where there are several', () => {
    const lines = [
      line({ id: 'a', held: 3, contactDays: [1, 9], team: 'East', weighted: 1.5 }),
      line({ id: 'b', held: 4, contactDays: [4], team: 'West', weighted: 2.25 }),
    ];
    const whole = together(lines, 'All');
    assert.deepEqual([whole.held, whole.weighted, whole.contactDays], [7, 3.75, [1, 9, 4]]);
    assert.deepEqual(
      byTeam(lines, 'None').map(one => [one.name, one.held]),
      [
        ['East', 3],
        ['West', 4],
      ],
    );
    assert.deepEqual(byTeam([line({}), line({ id: 'b' })], 'None'), []);
    assert.equal(linesOf([line({ id: 'x' })] as never, new Map())[0]?.open, 0);
  });
});

describe('the report on the team', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp([...teamRoutes, ...referralRoutes(async () => undefined)]);
  });
  after(() => app.close());
  const page = async (path: string, who = app.clare.coordinator) => app.get(path, who);

  test('weighs what is recorded, and tells a link worker of themselves only', async () => {
    const { id, personId } = await seedCase(app, { state: 'active', allocatedAt: '2026-10-20T09:00:00Z' });
    const programme = app.clare.linkWorker.actor.programmeId;
    await seedCase(app, { linkWorkerId: app.clare.otherLinkWorker.actor.id });
    await seedCase(app, {
      programmeId: app.trafford.linkWorker.actor.programmeId,
      linkWorkerId: app.trafford.linkWorker.actor.id,
    });
    for (const need of ['lonely', 'housing', 'debt'])
      await app.sql('insert into referral_need (programme_id, referral_id, need) values ($1, $2, $3)', [
        programme,
        id,
        need,
      ]);
    await app.sql(
      `insert into concern (programme_id, id, person_id, referral_id, kind, words, raised_by, raised_at, owner_id, decide_by, state)
       values ($1, $2, $3, $4, 'safeguarding', 'said', $5, $6, $5, '2026-11-24', 'open')`,
      [programme, newId(), personId, id, app.clare.coordinator.actor.id, app.clock.now()],
    );
    // Starting 1.25, a third need 0.25, an open concern 1.00: by hand.
    const all = await (await page('/reports/team')).text();
    assert.match(all, /2 open cases that weigh as much as 3\.8 ordinary ones/);
    assert.match(all, /Aoife Hehir/);
    assert.match(all, /Donal Shannon/);
    assert.doesNotMatch(all, /Sandra Okoye|safeguarding/);
    const own = await (await page('/reports/team', app.clare.linkWorker)).text();
    assert.match(own, /You have 1 open cases? that weigh as much as 2\.5/);
    assert.doesNotMatch(own, /Donal Shannon/);
    assert.equal((await page('/reports/team', app.clare.administrator)).status, 403);
    const board = await (await page(`/waiting`)).text();
    assert.ok(board);
  });

  test('days are calendar days over the change of the clock, and a negative wait is left out', async () => {
    const programme = app.clare.linkWorker.actor.programmeId;
    for (let at = 0; at < 8; at += 1) {
      const { id } = await seedCase(app, { allocatedAt: '2026-10-20T22:30:00Z', state: 'active' });
      // Allocated on 20 October at 23:30 in summer time, first talk on 27 October at 00:10 in winter time: seven days.
      await app.sql(`update referral set first_contact_at = '2026-10-27T00:10Z' where id = $1`, [id]);
    }
    const { id } = await seedCase(app, { allocatedAt: '2026-10-20T22:30:00Z', state: 'active' });
    await app.sql(`update referral set first_contact_at = '2026-10-01T00:10Z' where id = $1`, [id]);
    await app.sql(
      `insert into session (programme_id, id, referral_id, person_id, link_worker_id, starts_at, mode, state, minutes, number, created_at)
       select programme_id, gen_random_uuid(), id, person_id, link_worker_id, '2026-11-01T10:00', 'in_person', 'held', 45, 1, $2
       from referral where programme_id = $1 and link_worker_id = $3 limit 1`,
      [programme, app.clock.now(), app.clare.linkWorker.actor.id],
    );
    const own = await (await page('/reports/team', app.clare.linkWorker)).text();
    assert.match(own, /7 \(7 to 7; 8 people\)/);
    assert.match(own, /0\.8 h/);
    assert.match(own, /Notes not signed after 7 days/);
  });

  test('weights are set with a reason, by those who may, once each, and stay on record', async () => {
    const form =
      (await (await page('/settings/caseload')).text()).match(/name="version" value="(\d+)"/)?.[1] ?? '';
    assert.equal(form, '0');
    const weights = {
      starting: '100',
      going: '100',
      ending: '100',
      paused: '0',
      concern: '0',
      need: '0',
      barrier: '0',
      interpreter: '0',
      homeVisits: '0',
      quiet: '0',
    };
    assert.equal((await app.get('/settings/caseload', app.clare.linkWorker)).status, 403);
    const bad = await app.post(
      '/settings/caseload',
      { ...weights, going: '9000', version: '0', why: '' },
      app.clare.administrator,
    );
    assert.equal(bad.status, 422);
    assert.match(await bad.text(), /value="9000"/);
    const why = '<b>Agreed</b> on a team day';
    const set = await app.post(
      '/settings/caseload',
      { ...weights, version: '0', why },
      app.clare.administrator,
    );
    assert.equal(set.status, 303, await set.text());
    const again = await app.post(
      '/settings/caseload',
      { ...weights, version: '0', why },
      app.clare.coordinator,
    );
    assert.equal(again.status, 409);
    const shown = await (await page('/settings/caseload')).text();
    assert.match(shown, /Nuala Frawley set them on 23 November 2026: &lt;b&gt;Agreed/);
    const rows = await app.sql("select fields from audit_entry where verb = 'caseload.weights_set'");
    assert.equal(rows.length, 1);
    const other = await (await app.get('/settings/caseload', app.trafford.coordinator)).text();
    assert.match(other, /own starting point/);
    assert.match(
      await (await page('/reports/team')).text(),
      /(\d+) open cases that weigh as much as \1\.0 ordinary/,
    );
  });
});
