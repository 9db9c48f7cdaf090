import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClosingFacts, closingObjection, suggestClosing } from '../../src/care/closing.ts';

// What is suggested at the end of a case, with all that is said for it, in order.

const day = (text: string) => Temporal.PlainDate.from(text);
const facts = (more: Partial<ClosingFacts>): ClosingFacts => ({
  today: day('2026-11-23'),
  diedOn: null,
  goals: { met: 0, partlyMet: 0, other: 0 },
  sessionsHeld: 3,
  sessionsPlanned: 8,
  lastInTouchOn: day('2026-11-20'),
  lastTriedOn: null,
  attemptsCounted: 0,
  attemptsFulfilled: false,
  missedRunning: 0,
  holdReason: null,
  ...more,
});
/** The reason, then each thing that speaks for it with its values. */
const said = (more: Partial<ClosingFacts>) => {
  const { reason, why } = suggestClosing(facts(more));
  return [reason, ...why.map(({ key, values }) => [key, ...Object.values(values)].join(' '))];
};

test('nothing points anywhere: all that was looked at is told', () => {
  assert.deepEqual(said({}), [null, 'no_goals', 'sessions 3 8', 'in_touch 2026-11-20']);
  assert.deepEqual(
    said({
      goals: { met: 0, partlyMet: 1, other: 2 },
      lastInTouchOn: null,
      missedRunning: 1,
      attemptsCounted: 1,
    }),
    [null, 'goals 0 1 3', 'sessions 3 8', 'never_in_touch', 'missed 1', 'attempts 1'],
  );
});

test('a death is said with its day and nothing else', () => {
  assert.deepEqual(said({ diedOn: day('2026-11-21'), goals: { met: 2, partlyMet: 0, other: 0 } }), [
    'died',
    'died 2026-11-21',
  ]);
});

test('never reached: only by the rule, and only if nobody ever was', () => {
  const never = {
    sessionsHeld: 0,
    lastInTouchOn: null,
    attemptsCounted: 3,
    attemptsFulfilled: true,
  } as const;
  assert.deepEqual(said(never), ['could_not_be_contacted', 'attempts 3', 'never_in_touch', 'sessions 0 8']);
  assert.equal(said({ ...never, attemptsFulfilled: false })[0], null);
  assert.equal(said({ ...never, lastInTouchOn: day('2026-11-20') })[0], null);
  assert.equal(said({ ...never, sessionsHeld: 1 })[0], null);
});

test('goals: all met, or as many reached as not', () => {
  const goals = (met: number, partlyMet: number, other: number) =>
    said({ goals: { met, partlyMet, other } })[0];
  assert.equal(goals(1, 0, 0), 'goals_met');
  assert.equal(goals(3, 0, 0), 'goals_met');
  assert.equal(goals(1, 1, 0), 'mostly_met');
  assert.equal(goals(1, 0, 1), 'mostly_met');
  assert.equal(goals(1, 1, 1), 'mostly_met');
  assert.equal(goals(0, 2, 1), 'mostly_met');
  assert.equal(goals(1, 1, 2), 'mostly_met');
  assert.equal(goals(1, 1, 3), null);
  assert.equal(goals(0, 0, 2), null);
  assert.deepEqual(
    said({ goals: { met: 2, partlyMet: 1, other: 1 }, missedRunning: 1, attemptsCounted: 2 }),
    ['mostly_met', 'goals 2 1 4', 'sessions 3 8', 'in_touch 2026-11-20', 'missed 1', 'attempts 2'],
  );
});

test('in hospital', () => {
  assert.deepEqual(said({ holdReason: 'in_hospital' }), [
    'hospital_care_home',
    'in_hospital',
    'in_touch 2026-11-20',
    'sessions 3 8',
    'no_goals',
  ]);
  assert.equal(said({ holdReason: 'away' })[0], null);
  assert.deepEqual(said({ holdReason: 'in_hospital', goals: { met: 1, partlyMet: 0, other: 0 } }), [
    'goals_met',
    'goals 1 0 1',
    'sessions 3 8',
    'in_touch 2026-11-20',
    'in_hospital',
  ]);
});

test('lost touch: three weeks, and two tries or missed meetings', () => {
  const lost = { lastInTouchOn: day('2026-11-02'), attemptsCounted: 1, missedRunning: 1 } as const;
  assert.deepEqual(said(lost), [
    'disengaged',
    'in_touch 2026-11-02',
    'attempts 1',
    'missed 1',
    'sessions 3 8',
    'no_goals',
  ]);
  assert.equal(said({ ...lost, lastInTouchOn: day('2026-11-03') })[0], null, 'twenty days');
  assert.equal(said({ ...lost, missedRunning: 0 })[0], null);
  assert.equal(said({ ...lost, attemptsCounted: 2, missedRunning: 0 })[0], 'disengaged');
  assert.equal(said({ ...lost, lastInTouchOn: null })[0], null);
});

test('what the facts do not allow, and why', () => {
  const objection = (reason: Parameters<typeof closingObjection>[0], more: Partial<ClosingFacts>) =>
    closingObjection(reason, facts(more));
  const goals = (met: number, partlyMet: number, other: number) => ({ goals: { met, partlyMet, other } });
  assert.equal(objection('could_not_be_contacted', {}), 'care.close.error.attempts');
  assert.equal(objection('could_not_be_contacted', { attemptsFulfilled: true }), null);
  assert.equal(objection('goals_met', goals(0, 0, 0)), 'care.close.error.goals_met');
  assert.equal(objection('goals_met', goals(2, 0, 1)), 'care.close.error.goals_met');
  assert.equal(objection('goals_met', goals(2, 0, 0)), null);
  assert.equal(objection('goals_met', goals(2, 1, 0)), null);
  assert.equal(objection('goals_met', goals(0, 1, 0)), 'care.close.error.goals_met');
  assert.equal(objection('mostly_met', goals(0, 0, 2)), 'care.close.error.mostly_met');
  assert.equal(objection('mostly_met', goals(1, 0, 2)), null);
  assert.equal(objection('mostly_met', goals(0, 1, 2)), null);
  assert.equal(objection('mostly_met', goals(1, 1, 2)), null);
  assert.equal(objection('disengaged', {}), null);
});
