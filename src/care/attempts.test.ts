import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addWorkingDays, isWorkingDay, noHolidays } from '../core/index.ts';
import { contactModes, contactOutcomes, programmeSettings } from '../programmes/index.ts';
import { type Attempt, attemptsProgress, partOf } from './attempts.ts';

const settings = programmeSettings.parse({});
const at = (
  text: string,
  mode: Attempt['mode'] = 'phone',
  outcome: Attempt['outcome'] = 'no_answer',
): Attempt => ({
  at: Temporal.PlainDateTime.from(text),
  mode,
  outcome,
});
const day = (text: string) => Temporal.PlainDate.from(text);
const progress = (attempts: readonly Attempt[], today: string, allowed?: Attempt['mode'][]) =>
  attemptsProgress(attempts, settings, noHolidays, day(today), allowed);

const three = [
  at('2026-11-02T10:00'),
  at('2026-11-09T18:00', 'text', 'sent'),
  at('2026-11-16T14:00', 'letter', 'sent'),
];

test('three attempts over ten working days by two channels at different times fulfil the rule', () => {
  const done = progress(three, '2026-11-16');
  assert.equal(done.fulfilled, true);
  assert.equal(done.nextDue, null);
  assert.equal(done.mayCloseFrom?.toString(), '2026-11-16');
  assert.equal(progress(three, '2026-11-13').fulfilled, false, 'not before the ten days are over');
});

test('the second attempt is due after five working days, by another channel and at another time', () => {
  const one = progress([at('2026-11-16T10:00')], '2026-11-17');
  assert.equal(one.nextDue?.toString(), '2026-11-23');
  assert.deepEqual(one.suggestion, { channel: 'text', part: 'evening', checkDetails: false });
});

test('three calls on three mornings are not enough', () => {
  const calls = [at('2026-11-02T10:00'), at('2026-11-09T10:30'), at('2026-11-16T11:00')];
  const done = progress(calls, '2026-12-01');
  assert.equal(done.fulfilled, false);
  assert.deepEqual([done.suggestion?.channel, done.suggestion?.part], ['text', 'evening']);
});

test('a channel the person does not allow is not asked for', () => {
  const calls = [at('2026-11-02T10:00'), at('2026-11-09T18:30'), at('2026-11-16T11:00')];
  assert.equal(progress(calls, '2026-11-16', ['phone']).fulfilled, true);
  assert.equal(progress(calls.slice(0, 1), '2026-11-16', ['phone', 'letter']).suggestion?.channel, 'letter');
});

test('two calls in one morning count once, and a wrong number not at all', () => {
  const calls = [
    at('2026-11-02T09:00'),
    at('2026-11-02T09:05'),
    at('2026-11-03T18:00', 'phone', 'wrong_number'),
  ];
  const done = progress(calls, '2026-11-03');
  assert.equal(done.counted.length, 1);
  assert.equal(done.suggestion?.checkDetails, true);
});

test('attempts before the last time in touch do not count', () => {
  const again = [...three, at('2026-11-17T10:00', 'phone', 'reached'), at('2026-12-01T10:00')];
  assert.equal(progress(again, '2026-12-01').counted.length, 1);
});

test('a holiday puts the due day off', () => {
  const holidays = new Set(['2026-11-23']);
  const one = attemptsProgress([at('2026-11-16T10:00')], settings, holidays, day('2026-11-17'));
  assert.equal(one.nextDue?.toString(), '2026-11-24');
});

const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  at: fc.nat(60 * 24 * 40).map(minutes => Temporal.PlainDateTime.from('2026-10-01T00:00').add({ minutes })),
  mode: fc.constantFrom(...contactModes.codes),
  outcome: fc.constantFrom(...contactOutcomes.codes),
});
const anySettings = fc.record({
  attempts: fc.integer({ min: 1, max: 10 }),
  attemptDays: fc.integer({ min: 1, max: 60 }),
  attemptChannels: fc.integer({ min: 1, max: 4 }),
});

test('fulfilled means every part of the rule, and either something is due or the rule waits for its days', () => {
  fc.assert(
    fc.property(
      fc.array(anyAttempt, { maxLength: 12 }),
      anySettings,
      fc.nat(120),
      (attempts, rule, ahead) => {
        const today = day('2026-10-01').add({ days: ahead });
        const done = attemptsProgress(attempts, rule, noHolidays, today);
        if (done.fulfilled) {
          const first = done.counted[0]?.at.toPlainDate() ?? today;
          assert.ok(done.counted.length >= rule.attempts);
          assert.ok(done.channels.length >= Math.min(rule.attemptChannels, rule.attempts));
          assert.ok(
            Temporal.PlainDate.compare(today, addWorkingDays(first, rule.attemptDays, noHolidays)) >= 0,
          );
          assert.equal(done.nextDue, null);
        }
        if (done.nextDue) {
          const last = done.counted.at(-1)?.at.toPlainDate() ?? today;
          assert.ok(isWorkingDay(done.nextDue, noHolidays));
          assert.ok(Temporal.PlainDate.compare(done.nextDue, last) > 0, 'never twice on one day');
          assert.notEqual(done.suggestion, null);
        }
        assert.ok(done.counted.every(one => one.mode !== 'third_party'));
      },
    ),
  );
});

test('the order in which attempts are given does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(three, { minLength: 3 }), shuffled => {
      assert.deepEqual(progress(shuffled, '2026-11-16'), progress(three, '2026-11-16'));
    }),
  );
});

test('the day has three parts', () => {
  const parts = ['00:00', '11:59', '12:00', '16:59', '17:00', '23:59'].map(time =>
    partOf(Temporal.PlainTime.from(time)),
  );
  assert.deepEqual(parts, ['morning', 'morning', 'afternoon', 'afternoon', 'evening', 'evening']);
});
