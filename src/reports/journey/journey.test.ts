import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { periodOf, periodsOn } from '../asked/period.ts';
import { reportRoutes } from '../index.ts';
import { furthest, type JourneyFact, steps, stepsOf, waitsOf } from './journey.ts';

const days = fc.option(fc.nat({ max: 90 }), { nil: null });
const fact: fc.Arbitrary<JourneyFact> = fc.record({
  id: fc.uuid(),
  open: fc.boolean(),
  age: fc.nat({ max: 400 }),
  accepted: fc.boolean(),
  triagedAfter: days,
  contactedAfter: days,
  metAfter: days,
  attendedAfter: days,
  sessionsHeld: fc.nat({ max: 9 }),
  introduced: fc.boolean(),
  going: fc.boolean(),
  measured: fc.boolean(),
});

describe('the way from a referral', () => {
  test('everybody is at one last step, ended or on their way, and nobody comes to more steps than there are people', () => {
    fc.assert(
      fc.property(fc.array(fact), facts => {
        const counts = stepsOf(facts);
        assert.deepEqual(
          counts.map(one => one.step),
          [...steps],
        );
        assert.equal(counts[0]?.reached, facts.length);
        assert.equal(
          counts.reduce((sum, one) => sum + one.ended + one.onTheirWay, 0),
          facts.length,
        );
        for (const one of counts) assert.ok(one.ended + one.onTheirWay <= one.reached);
        assert.equal(counts.at(-1)?.reached, facts.filter(one => one.measured).length);
      }),
    );
  });

  test('who skips a step is not lost before it', () => {
    const one: JourneyFact = {
      id: newId(),
      open: true,
      age: 9,
      accepted: true,
      triagedAfter: 1,
      contactedAfter: 2,
      metAfter: 3,
      attendedAfter: 8,
      sessionsHeld: 1,
      introduced: true,
      going: false,
      measured: false,
    };
    assert.equal(furthest(one), 'attended');
    assert.equal(stepsOf([one]).find(({ step }) => step === 'three')?.reached, 0);
  });

  test('who ended waits no more, and who waits is told with the longest wait', () => {
    fc.assert(
      fc.property(fc.array(fact), facts => {
        for (const { days: waited, waiting, longest } of waitsOf(facts)) {
          assert.ok(waited.length + waiting <= facts.length);
          assert.equal(longest === null, waiting === 0);
        }
        const met = waitsOf(facts).find(({ wait }) => wait === 'met');
        const still = facts.filter(one => one.open && one.metAfter === null);
        assert.equal(met?.waiting, still.length);
        assert.equal(met?.longest ?? -1, Math.max(-1, ...still.map(one => one.age)));
      }),
    );
  });
});

test('a span of days is whole, ends by today, and is found again by its code', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), away => {
      const today = Temporal.PlainDate.from('2020-02-29').add({ days: away });
      const all = periodsOn(today);
      assert.equal(new Set(all.map(one => one.code)).size, all.length);
      for (const one of all) {
        assert.ok(Temporal.PlainDate.compare(one.from, one.until) <= 0);
        assert.ok(Temporal.PlainDate.compare(one.until, today) <= 0);
        assert.deepEqual(String(periodOf(one.code, today).from), String(one.from));
      }
      assert.equal(periodOf('2099-9', today).code, '12m');
    }),
  );
});

describe('the report on the way from a referral', () => {
  let app: TestApp;
  const referral = new Map<string, { id: string; personId: string }>();
  const change = (name: string, set: string) =>
    app.sql(`update referral set ${set} where id = $1`, [referral.get(name)?.id]);

  before(async () => {
    app = await testApp(reportRoutes);
    for (const name of ['Declined', 'Waiting', 'Met', 'Went', 'Unwilling', 'Long ago', 'Twice'])
      referral.set(name, await seedCase(app, { familyName: name, allocatedAt: '2026-10-20T23:30:00Z' }));
    await seedCase(app, { programmeId: app.trafford.linkWorker.actor.programmeId, linkWorkerId: null });
    await change('Declined', `state = 'declined', allocated_at = null, triaged_at = '2026-10-22T09:00Z'`);
    await change(
      'Waiting',
      `state = 'waiting', allocated_at = null, waiting_since = '2026-10-22T09:00Z', triaged_at = '2026-10-22T09:00Z'`,
    );
    // Received on the 21st by the clock in Ireland, and met after the clock went back: 8 days by the calendar.
    await change(
      'Met',
      `state = 'active', first_contact_at = '2026-10-25T00:30Z', first_session_at = '2026-10-28T23:59Z', sessions_held = 3`,
    );
    await change(
      'Went',
      `state = 'closed', closed_at = '2026-11-20T09:00Z', first_contact_at = '2026-10-22T09:00Z',
      first_session_at = '2026-10-23T09:00Z', sessions_held = 1, route = 'self'`,
    );
    await change('Long ago', `received_at = '2024-01-05T09:00Z'`);
    await change('Twice', `state = 'duplicate'`);
    const went = referral.get('Went');
    await introduced(went?.id ?? '', went?.personId ?? '');
    await app.sql(
      `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values ($1, $2, $3, 'use_for_statistics', false, '2026-10-21T09:00Z', 'by_phone', 'the person', $4)`,
      [
        app.clare.linkWorker.actor.programmeId,
        newId(),
        referral.get('Unwilling')?.personId,
        app.clare.linkWorker.actor.id,
      ],
    );
  });
  after(() => app.close());

  async function introduced(referralId: string, personId: string): Promise<void> {
    const programmeId = app.clare.linkWorker.actor.programmeId;
    await app.sql(
      `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since, sent_at, first_attended_on, created_at, owner_id)
       values ($1, $2, $3, $4, $5, 'Choir', 'referred', 'attending', now(), '2026-10-24T09:00Z', '2026-10-30', now(), $6)`,
      [programmeId, newId(), referralId, personId, newId(), app.clare.linkWorker.actor.id],
    );
  }

  const page = async (query = '') => app.get(`/reports/journey${query}`, app.clare.coordinator);

  test('counts each referral of the programme once, by its own calendar, without doubles and who said no', async () => {
    const html = await (await page()).text();
    const numbers = [...html.matchAll(/<tr role="row" id="row-(\w+)">(.*?)<\/tr>/gs)].map(
      ([, step, row = '']) => [
        step,
        ...[...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
          cell.replace(/<[^>]*>/g, '').trim(),
        ),
      ],
    );
    const found = Object.fromEntries(numbers.map(([step, ...cells]) => [step, cells]));
    assert.deepEqual(found['referred'], ['4', '100', '1', '0']);
    assert.deepEqual(found['accepted'], ['3', '75', '0', '1']);
    assert.deepEqual(found['contacted'], ['2', '50', '0', '0']);
    assert.deepEqual(found['three'], ['1', '25', '0', '1']);
    assert.deepEqual(found['attended']?.slice(0, 2), ['1', '25']);
    assert.deepEqual(found['going'], ['1', '25', '1', '0']);
    assert.equal(found['met']?.[0], '2');
  });

  test('is narrowed by its address, and read as a whole where the address says nothing that fits', async () => {
    const only = await (await page('?route=self')).text();
    assert.match(only, /1 person was referred/);
    assert.match(await (await page('?route=nobody&period=x&area=y&need=z')).text(), /4 people were referred/);
    assert.match(await (await page('?period=2024')).text(), /1 person was referred/);
    assert.match(await (await page('?period=2025')).text(), /Nobody was referred/);
  });

  test('opens the list behind a figure, and puts each person of it on record', async () => {
    const html = await (
      await app.get('/reports/journey/people?step=accepted&which=open', app.clare.coordinator)
    ).text();
    assert.match(html, /Breda Waiting/);
    assert.doesNotMatch(html, /Breda Declined|Breda Unwilling|Breda Met/);
    const rows = await app.sql(
      `select person_id from audit_entry where verb = 'report.people_read' and programme_id = $1`,
      [app.clare.linkWorker.actor.programmeId],
    );
    assert.deepEqual(
      rows.map(row => row['person_id']),
      [referral.get('Waiting')?.personId],
    );
  });

  test('is not for a link worker', async () => {
    for (const path of ['/reports/journey', '/reports/journey/people', '/reports/workers'])
      assert.equal((await app.get(path, app.clare.linkWorker)).status, 403);
  });
});
