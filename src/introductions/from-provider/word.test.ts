import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { introductionStates, isFinal, next } from '../introduction.ts';
import { maySay } from './say-word.ts';
import { asksForPeople, fateOf, openQuestion, providerWordKinds, type WordFacts } from './word.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const facts = (more: Partial<WordFacts>): WordFacts => ({
  state: 'sent',
  today,
  firstAttendedOn: null,
  stillGoing8Weeks: null,
  stillGoing3Months: null,
  personSaidGoing: false,
  ...more,
});
const word = (
  what: (typeof providerWordKinds)[number],
  onDay: Temporal.PlainDate | null = null,
  reason: string | null = null,
) => ({ what, onDay, reason });
const answer = fc.constantFrom(true, false, null);
const someFacts = fc
  .record({
    state: fc.constantFrom(...introductionStates),
    ago: fc.option(fc.integer({ min: 0, max: 200 })),
    stillGoing8Weeks: answer,
    stillGoing3Months: answer,
    personSaidGoing: fc.boolean(),
  })
  .map(({ ago, ...one }) =>
    facts({ ...one, firstAttendedOn: ago === null ? null : today.subtract({ days: ago }) }),
  );
const someWord = fc
  .record({
    what: fc.constantFrom(...providerWordKinds),
    ago: fc.integer({ min: 0, max: 30 }),
    why: fc.boolean(),
  })
  .map(({ what, ago, why }) => word(what, today.subtract({ days: ago }), why ? 'caring' : null));

const arrow = {
  accept: 'accept',
  decline: 'decline',
  hand_back: 'stop',
  attend_first: 'attend_first',
  keep_going: 'keep_going',
  stop: 'stop',
  still_no: 'stop',
} as const;

test('what is carried out is always an arrow of the machine', () => {
  fc.assert(
    fc.property(someWord, someFacts, (said, where) => {
      const fate = fateOf(said, where);
      if (fate.state !== 'applied') return;
      if (fate.act === 'still_yes') assert.ok(['first_attended', 'attending'].includes(where.state));
      else assert.notEqual(next(where.state, arrow[fate.act]), null, `${where.state} ${fate.act}`);
    }),
  );
});

test('an end is never undone, and a person who said that they go is never stopped by a group', () => {
  fc.assert(
    fc.property(someWord, someFacts, (said, where) => {
      const fate = fateOf(said, where);
      if (isFinal(where.state)) assert.notEqual(fate.state, 'applied');
      const goes = where.state === 'first_attended' || where.state === 'attending';
      if (goes && where.personSaidGoing && (said.what === 'stopped' || said.what === 'hand_back'))
        assert.notEqual(fate.state, 'applied');
    }),
  );
});

test('what the page lets a group say is carried out, agrees, or is put before somebody: never silence', () => {
  fc.assert(
    fc.property(someWord, someFacts, (said, where) => {
      if (!maySay(said.what, { state: where.state, said: null })) return;
      const { state } = fateOf(said, where);
      assert.ok(state === 'applied' || state === 'agrees' || asksForPeople(said.what, state), state);
    }),
  );
});

test('a yes, a no, a first time and a stop, from where they may come', () => {
  assert.deepEqual(fateOf(word('accept'), facts({ state: 'escalated' })), {
    state: 'applied',
    act: 'accept',
  });
  assert.deepEqual(fateOf(word('accept'), facts({ state: 'accepted' })), { state: 'agrees' });
  assert.deepEqual(fateOf(word('accept'), facts({ state: 'stopped' })), { state: 'differs' });
  assert.deepEqual(fateOf(word('full'), facts({ state: 'chased' })), { state: 'applied', act: 'decline' });
  assert.deepEqual(fateOf(word('decline'), facts({ state: 'accepted' })), { state: 'differs' });
  assert.deepEqual(fateOf(word('came', today), facts({ state: 'booked' })), {
    state: 'applied',
    act: 'attend_first',
  });
  assert.deepEqual(
    fateOf(word('came', today), facts({ state: 'attending', firstAttendedOn: today.subtract({ days: 2 }) })),
    { state: 'differs' },
  );
  assert.deepEqual(fateOf(word('not_came'), facts({ state: 'attending' })), { state: 'differs' });
  assert.deepEqual(fateOf(word('stopped', null, 'caring'), facts({ state: 'attending' })), {
    state: 'applied',
    act: 'stop',
  });
  // Without a reason nothing is stopped: somebody asks the person.
  assert.deepEqual(fateOf(word('stopped'), facts({ state: 'attending' })), { state: 'kept' });
});

test('“still coming” answers the question that is open, and no question before its time', () => {
  const going = (days: number, more: Partial<WordFacts> = {}) =>
    facts({ state: 'attending', firstAttendedOn: today.subtract({ days }), ...more });
  assert.equal(openQuestion(going(20)), null);
  assert.deepEqual(fateOf(word('still'), going(20)), { state: 'agrees' });
  assert.deepEqual(fateOf(word('still'), going(56)), { state: 'applied', act: 'still_yes', when: '8_weeks' });
  assert.deepEqual(fateOf(word('still'), going(95, { stillGoing8Weeks: true })), {
    state: 'applied',
    act: 'still_yes',
    when: '3_months',
  });
  assert.deepEqual(fateOf(word('stopped', null, 'transport'), going(60)), {
    state: 'applied',
    act: 'still_no',
    when: '8_weeks',
  });
});
