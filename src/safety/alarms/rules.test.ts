import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { holidaysOf, regionOf } from '../../programmes/index.ts';
import {
  covers,
  isCallDue,
  isOutOfHours,
  isTooLong,
  type OnCall,
  type Standing,
  TAKEN_MINUTES,
  usualWatch,
  type Watch,
  whoNext,
} from './rules.ts';

const ireland = holidaysOf(regionOf('ie'));
const local = (text: string) => Temporal.PlainDateTime.from(text);
const at = (text: string) => Temporal.Instant.from(text);

test('nights, weekends and public holidays are out of hours; a working day between opening and closing is not', () => {
  const out = (text: string) => isOutOfHours(local(text), usualWatch, ireland);
  assert.equal(out('2026-11-24T08:59'), true);
  assert.equal(out('2026-11-24T09:00'), false);
  assert.equal(out('2026-11-24T16:59'), false);
  assert.equal(out('2026-11-24T17:00'), true);
  assert.equal(out('2026-11-24T03:00'), true);
  assert.equal(out('2026-11-28T11:00'), true, 'Saturday');
  assert.equal(out('2026-12-25T11:00'), true, 'Christmas');
  assert.equal(out('2027-02-01T11:00'), true, 'St Brigid');
});

test('who is called: in order by who covers the hour, then everybody, and with nobody on the list every co-ordinator', () => {
  const list: OnCall[] = [
    { staffId: 'day', cover: 'working_hours' },
    { staffId: 'night', cover: 'out_of_hours' },
    { staffId: 'both', cover: 'always' },
  ];
  assert.deepEqual(whoNext(list, 0, true, ['lead']), ['night']);
  assert.deepEqual(whoNext(list, 1, true, ['lead']), ['both']);
  assert.deepEqual(whoNext(list, 2, true, ['lead']), ['night', 'both', 'lead']);
  assert.deepEqual(whoNext(list, 9, true, ['lead']), ['night', 'both', 'lead']);
  assert.deepEqual(whoNext(list, 0, false, ['lead']), ['day']);
  assert.deepEqual(whoNext([{ staffId: 'day', cover: 'working_hours' }], 0, true, ['lead']), ['day']);
  assert.deepEqual(whoNext([], 0, true, ['lead', 'other']), ['lead', 'other']);
});

test('a call that did not leave the house is made up for at once, and a promise to look counts for an hour', () => {
  const called: Standing = { calls: 1, calledAt: at('2026-11-28T02:00Z'), takenAt: null, lastFailed: false };
  const due = (changes: Partial<Standing>, now: string) =>
    isCallDue({ ...called, ...changes }, at(now), usualWatch);
  assert.equal(due({}, '2026-11-28T02:14Z'), false);
  assert.equal(due({}, '2026-11-28T02:15Z'), true);
  assert.equal(due({ lastFailed: true }, '2026-11-28T02:01Z'), true);
  const takenAt = at('2026-11-28T02:10Z');
  assert.equal(due({ takenAt, lastFailed: true }, '2026-11-28T03:09Z'), false);
  assert.equal(due({ takenAt }, '2026-11-28T03:10Z'), true);
});

const watches: fc.Arbitrary<Watch> = fc.record({
  unreadMinutes: fc.integer({ min: 5, max: 1440 }),
  unreadMinutesOut: fc.integer({ min: 5, max: 1440 }),
  nextMinutes: fc.integer({ min: 5, max: 120 }),
  opens: fc.constant(Temporal.PlainTime.from('09:00')),
  closes: fc.constant(Temporal.PlainTime.from('17:00')),
});
const lists = fc.array(
  fc.record({ staffId: fc.constantFrom('a', 'b', 'c', 'd'), cover: fc.constantFrom(...covers) }),
  { maxLength: 6 },
);

test('never silence: whatever the list, the hour, the clock change and what fails, somebody is called while it waits unread', () => {
  fc.assert(
    fc.property(
      watches,
      lists,
      // Weeks around both clock changes of Europe/Dublin, Christmas, and any other.
      fc.oneof(
        fc.constantFrom('2026-10-24T20:00Z', '2027-03-27T20:00Z', '2026-12-24T15:00Z'),
        fc.integer({ min: 0, max: 500_000 }).map(m => at('2026-01-01T00:00Z').add({ minutes: m }).toString()),
      ),
      fc.integer({ min: 1, max: 10 }),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 3 }),
      (watch, list, begins, tick, failures, takes) => {
        const since = at(begins);
        let standing: Standing = { calls: 0, calledAt: null, takenAt: null, lastFailed: false };
        let heard = since;
        // Longest that may pass without a call once it is due: the wait, a promise to look, and a turn of the clock.
        const most =
          Math.max(watch.unreadMinutes, watch.unreadMinutesOut, watch.nextMinutes, TAKEN_MINUTES) +
          watch.nextMinutes +
          tick;
        const called = new Set<string>();
        for (let minute = 0; minute <= 2880; minute += tick) {
          const now = since.add({ minutes: minute });
          const out = isOutOfHours(now.toZonedDateTimeISO('Europe/Dublin').toPlainDateTime(), watch, ireland);
          const promised = takes.find(one => one >= minute && one < minute + tick);
          if (promised !== undefined && standing.calls > 0) {
            standing = { ...standing, takenAt: now };
            heard = now;
          }
          const begun = standing.calls > 0 || isTooLong(since, now, out, watch);
          if (begun && isCallDue(standing, now, watch)) {
            const who = whoNext(list, standing.calls, out, ['lead']);
            assert.ok(who.length > 0, 'a call goes to somebody');
            for (const one of who) called.add(one);
            standing = {
              calls: standing.calls + 1,
              calledAt: now,
              takenAt: standing.takenAt,
              lastFailed: failures[standing.calls % failures.length] ?? false,
            };
            heard = now;
          }
          assert.ok(heard.until(now).total('minutes') <= most, `silent for too long after ${minute} minutes`);
        }
        assert.ok(called.has('lead'), 'in two days every co-ordinator was called');
      },
    ),
    { numRuns: 200 },
  );
});
