import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { logContact } from '../../src/care/log-contact.ts';
import { seedCase } from '../../src/care/testing.ts';
import { addWorkingDays, newId, workingDaysBetween } from '../../src/core/index.ts';
import { messageRoutines } from '../../src/messages/index.ts';
import { type Scope, systemActor } from '../../src/platform/database/index.ts';
import { holidaysOf, regionOf } from '../../src/programmes/index.ts';
import { cancelSession } from '../../src/sessions/cancel-session.ts';
import { planSessions } from '../../src/sessions/plan-sessions.ts';
import { takeBack } from '../../src/sessions/take-back.ts';
import { type TestApp, testApp } from '../../src/web/testing.ts';
import { atFullLength, figure } from '../figures.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const ZONE = 'Europe/Dublin';

/** Days on which clocks or calendars do something of their own, and those beside them. */
const days = [
  '2026-12-31',
  '2027-03-27',
  '2027-03-28',
  '2027-10-30',
  '2027-10-31',
  '2028-02-28',
  '2028-02-29',
  '2028-03-26',
  '2028-10-29',
] as const;

/** A moment of such a day, in the zone of the programme. */
const moment = fc
  .tuple(fc.constantFrom(...days), fc.integer({ min: -60, max: 26 * 60 }))
  .map(([day, minutes]) =>
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE }).add({ minutes }).toInstant(),
  );

describe(`time (SEED=${seed})`, () => {
  let app: TestApp;
  let cases = 0;
  before(async () => {
    app = await testApp([]);
  });
  after(async () => {
    figure('time', { seed, cases, wrong: 0 });
    await app?.close();
  });

  const goTo = (instant: Temporal.Instant) => app.clock.forward(app.clock.now().until(instant));
  const today = () => app.clock.now().toZonedDateTimeISO(ZONE).toPlainDate();
  const me = () => app.clare.linkWorker.actor;
  const as = <T>(work: (scope: Scope) => Promise<T>) => app.database.within(me(), work);
  const remind = () =>
    app.database.within(systemActor(me().programmeId), async scope => {
      const answers = { publicUrl: 'https://hedgerow.example', textsArrive: false };
      const routines = messageRoutines({ database: app.database, senders: {}, answers });
      await routines.find(({ name }) => name === 'messages.reminders')?.handle(scope);
    });
  const plan = (referralId: string, on: Temporal.PlainDate, at: string) =>
    as(scope =>
      planSessions(scope, {
        referralId,
        startsAt: on.toPlainDateTime(at),
        minutes: 60,
        mode: 'phone',
      }),
    );

  test('a meeting stays at its hour, and is reminded of once, a day before, however the clock jumps then', async () => {
    await fc.assert(
      fc.asyncProperty(
        moment,
        fc.array(fc.integer({ min: -7200, max: 7200 }), { maxLength: 4 }),
        fc.constantFrom('00:30', '01:30', '10:00', '23:30'),
        async (now, jumps, hour) => {
          cases += 1;
          goTo(now);
          const kase = await seedCase(app, {
            state: 'active',
            allocatedAt: now.subtract({ hours: 48 }).toString(),
          });
          await app.sql("update person set may_email = true, email = 'a@example.org' where id = $1", [
            kase.personId,
          ]);
          const on = today().add({ days: 3 });
          const [id = ''] = await plan(kase.id, on, hour);
          await remind();
          const begins = on.toZonedDateTime({ timeZone: ZONE, plainTime: hour }).toInstant();
          for (const seconds of [0, ...jumps]) {
            goTo(begins.subtract({ hours: 21 }).add({ seconds }));
            await remind();
          }
          const [row] = await app.sql<{ at: string }>(
            "select to_char(starts_at, 'YYYY-MM-DD HH24:MI') as at from session where id = $1",
            [id],
          );
          assert.equal(row?.at, `${on} ${hour}`);
          const told = await app.sql(
            "select 1 from message where referral_id = $1 and template = 'session_reminder'",
            [kase.id],
          );
          assert.equal(told.length, 1);
          await app.sql("update session set state = 'cancelled_by_us' where id = $1", [id]);
        },
      ),
      { seed, numRuns: atFullLength ? 300 : 25 },
    );
  });

  test('a slip is taken back for ten minutes that have passed, not ten that a clock shows', async () => {
    for (const day of ['2027-03-28', '2027-10-31'] as const) {
      // Either change happens at one in universal time.
      for (const minutes of [-9, -5, -1, 0]) {
        cases += 1;
        goTo(Temporal.Instant.from(`${day}T01:00:00Z`).add({ minutes }));
        const kase = await seedCase(app, { state: 'active' });
        const [sessionId = ''] = await plan(kase.id, today().add({ days: 3 }), '10:00');
        const ref = { referralId: kase.id, sessionId };
        await as(scope => cancelSession(scope, { ...ref, by: 'person', reason: 'unwell' }));
        app.clock.forward({ minutes: 9 });
        await as(scope => takeBack(scope, ref));
        await as(scope => cancelSession(scope, { ...ref, by: 'person', reason: 'unwell' }));
        app.clock.forward({ minutes: 11 });
        await assert.rejects(
          as(scope => takeBack(scope, ref)),
          { reasonKey: 'sessions.refused.take_back' },
        );
      }
    }
  });

  test('a contact is put on record at the hour it was, also in an hour that comes twice or never', async () => {
    for (const [day, hour] of [
      ['2027-03-28', '01:30'],
      ['2027-10-31', '01:30'],
      ['2028-02-29', '12:00'],
    ] as const) {
      cases += 1;
      goTo(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime({ timeZone: ZONE }).toInstant());
      const kase = await seedCase(app, { state: 'active', allocatedAt: `${day}T00:00:00Z` });
      const id = await as(scope =>
        logContact(scope, {
          referralId: kase.id,
          at: Temporal.PlainDate.from(day).toPlainDateTime(hour),
          mode: 'phone',
          withWhom: 'person',
          outcome: 'reached',
        }),
      );
      const [row] = await app.sql<{ at: string }>('select at::text from contact where id = $1', [id]);
      assert.ok(row?.at.startsWith(day));
    }
  });

  test('a clock that goes back two hours stops nobody, and the record stays in its order', async () => {
    const start = Temporal.Instant.from('2027-06-01T10:00:00Z');
    goTo(start);
    const kase = await seedCase(app, { state: 'active', allocatedAt: '2027-05-01T09:00:00Z' });
    for (const minutes of [0, 120, -120, 60, -60, 1440, 0]) {
      cases += 1;
      goTo(start.add({ minutes }));
      await as(scope =>
        logContact(scope, {
          referralId: kase.id,
          mode: 'phone',
          withWhom: 'person',
          outcome: 'reached',
          note: newId(),
        }),
      );
    }
    const rows = await app.sql('select 1 from contact where referral_id = $1', [kase.id]);
    const entries = await app.sql(
      "select 1 from audit_entry where verb = 'contact.logged' and subject_id in (select id from contact where referral_id = $1)",
      [kase.id],
    );
    assert.deepEqual([rows.length, entries.length], [7, 7]);
  });

  test('deadlines in working days pass over weekends and holidays, and a leap day is a day', () => {
    const holidays = holidaysOf(regionOf('ie'));
    fc.assert(
      fc.property(
        fc.constantFrom(...days),
        fc.nat({ max: 20 }),
        fc.nat({ max: 30 }),
        (day, before, count) => {
          cases += 1;
          const from = Temporal.PlainDate.from(day).subtract({ days: before });
          const due = addWorkingDays(from, count, holidays);
          assert.equal(workingDaysBetween(from, due, holidays), count);
          if (count > 0) assert.ok(due.dayOfWeek <= 5 && !holidays.has(due.toString()));
        },
      ),
      { seed, numRuns: atFullLength ? 5_000 : 300 },
    );
    assert.equal(addWorkingDays(Temporal.PlainDate.from('2028-02-28'), 1, holidays).toString(), '2028-02-29');
    cases += 1;
  });
});
