import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { introductionKinds } from '../programmes/index.ts';
import {
  finalStates,
  type IntroductionState,
  introductionStates,
  isFinal,
  mayBegin,
  next,
  transitionNames,
  transitions,
} from './introduction.ts';
import { minimumOf, readShared } from './minimum.ts';
import { chaseDays, chaseOn, chaseStep, nextStep, type StepFacts } from './next-step.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');
const facts = (more: Partial<StepFacts> = {}): StepFacts => ({
  today,
  sentOn: null,
  chasedTimes: 0,
  bookedFor: null,
  firstAttendedOn: null,
  stillGoing8Weeks: null,
  stillGoing3Months: null,
  ...more,
});

test('every open state can be ended and is reached from a beginning; a final one leads nowhere', () => {
  const reached = new Set<IntroductionState>(['given', 'suggested', 'chosen']);
  for (const _ of introductionStates) {
    for (const name of transitionNames) {
      for (const state of [...reached]) {
        const to = next(state, name);
        if (to) reached.add(to);
      }
    }
  }
  assert.deepEqual([...reached].sort(), [...introductionStates].sort());
  for (const state of introductionStates) {
    const arrows = transitionNames.filter(name => next(state, name) !== null);
    assert.equal(arrows.length === 0, isFinal(state), state);
    assert.equal(arrows.includes('stop'), !isFinal(state), state);
  }
});

test('a signpost is given and nothing else; the others never are', () => {
  for (const kind of introductionKinds.codes) {
    for (const state of introductionStates) {
      const begins = mayBegin(kind, state);
      if (kind === 'signposted') assert.equal(begins, state === 'given');
      else assert.equal(begins, state === 'suggested' || state === 'chosen');
    }
  }
  assert.ok(transitionNames.every(name => transitions[name].to !== ('given' as string)));
});

test('whatever happens, an open introduction has a next day and an ended one has none', () => {
  const dayNear = fc.integer({ min: -200, max: 200 }).map(days => today.add({ days }));
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
  fc.assert(
    fc.property(
      fc.constantFrom(...introductionStates),
      fc.array(fc.integer({ min: -5, max: 60 }), { maxLength: 6 }),
      fc.record({
        today: fc.constant(today),
        sentOn: maybe(dayNear),
        chasedTimes: fc.nat({ max: 10 }),
        bookedFor: maybe(dayNear),
        firstAttendedOn: maybe(dayNear),
        stillGoing8Weeks: maybe(fc.boolean()),
        stillGoing3Months: maybe(fc.boolean()),
      }),
      (state, setting, known) => {
        assert.equal(nextStep(state, known, setting) === null, isFinal(state));
      },
    ),
  );
});

test('a group is asked again after 3, 7 and 14 days; the last time it is put before somebody', () => {
  const sent = day('2026-11-02');
  const days = [3, 7, 14];
  assert.deepEqual(
    [0, 1, 2].map(chased => chaseOn(sent, chased, days, sent).toString()),
    ['2026-11-05', '2026-11-09', '2026-11-16'],
  );
  assert.deepEqual(
    [0, 1, 2].map(chased => chaseStep(chased, days)),
    ['no_reply', 'chase', 'escalate'],
  );
});

test('after a pause of the clock the distance between two askings is kept', () => {
  assert.equal(chaseOn(day('2026-10-01'), 1, [3, 7, 14], today).toString(), '2026-11-27');
});

test('with any setting the clock comes to its end, and never asks twice on a day', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 90 }), { maxLength: 6 }),
      fc.nat({ max: 40 }),
      (setting, late) => {
        const sent = today;
        let state: IntroductionState = 'sent';
        let chased = 0;
        let now = chaseOn(sent, 0, setting, sent).add({ days: late });
        for (let steps = 0; state !== 'escalated'; steps++) {
          assert.ok(steps < 10);
          const to = next(state, chaseStep(chased, setting));
          assert.ok(to, `the machine has an arrow from ${state}`);
          state = to;
          chased++;
          const on = nextStep(state, facts({ today: now, sentOn: sent, chasedTimes: chased }), setting)?.on;
          assert.ok(on && Temporal.PlainDate.compare(on, now) > 0);
          now = on;
        }
        assert.equal(chased, chaseDays(setting).length);
      },
    ),
  );
});

test('going is asked about after eight weeks, after three months, and then it is finished', () => {
  const first = { firstAttendedOn: day('2026-09-01') };
  const at = (more: Partial<StepFacts>) => nextStep('attending', facts({ ...first, ...more }), []);
  assert.deepEqual(
    [at({}), at({ stillGoing8Weeks: true }), at({ stillGoing8Weeks: true, stillGoing3Months: true })].map(
      one => [one?.step, one?.on.toString()],
    ),
    [
      ['still_going_8_weeks', '2026-10-27'],
      ['still_going_3_months', '2026-12-01'],
      ['finish', '2026-11-30'],
    ],
  );
});

const person = {
  firstName: 'Breda',
  phone: '+353209150142',
  email: 'breda@example.org',
  mayVoicemail: false,
  mayEmail: true,
  bestTime: 'between 10 and 12',
};
const agreed = { contact: true, accessNeeds: 'Hears best on the left', hopes: null, company: null };

test('what is sent is what was agreed, with the rule on voicemail, and nothing of the record besides', () => {
  const record = { ...person, familyName: 'Kinnane', needs: ['bereavement'], note: 'Widowed in March' };
  const sent = minimumOf(record, agreed);
  assert.deepEqual(sent, {
    firstName: 'Breda',
    phone: '+353209150142',
    email: null,
    noVoicemail: true,
    bestTime: 'between 10 and 12',
    accessNeeds: 'Hears best on the left',
    hopes: null,
    company: null,
  });
  const silent = minimumOf(record, { ...agreed, contact: false, accessNeeds: null });
  assert.deepEqual(
    Object.values(silent).filter(value => value !== null && value !== false),
    ['Breda'],
  );
});

test('an e-mail address goes only without a phone and only where e-mail is allowed', () => {
  assert.equal(minimumOf({ ...person, phone: null }, agreed).email, 'breda@example.org');
  assert.equal(minimumOf({ ...person, phone: null, mayEmail: false }, agreed).email, null);
});

test('a column that says nothing agrees to nothing', () => {
  for (const column of [null, 'x', {}, { agreed: { contact: 'yes' } }]) {
    assert.equal(readShared(column).agreed.contact, false);
    assert.equal(readShared(column).sent, null);
  }
  assert.deepEqual(readShared({ agreed, sent: null }).agreed, agreed);
});

test('final states are those that closing a case leaves alone', () => {
  assert.deepEqual([...finalStates].sort(), ['completed', 'declined', 'given', 'stopped']);
});
