import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { closingReasons, holdReasons } from '../programmes/index.ts';
import { type ClosingFacts, closingObjection, suggestClosing } from './closing.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const base: ClosingFacts = {
  today: day('2026-11-23'),
  diedOn: null,
  goals: { met: 0, partlyMet: 0, other: 0 },
  sessionsHeld: 8,
  sessionsPlanned: 8,
  lastInTouchOn: day('2026-11-20'),
  lastTriedOn: null,
  attemptsCounted: 0,
  attemptsFulfilled: false,
  missedRunning: 0,
  holdReason: null,
};

const cases: readonly (readonly [string, Partial<ClosingFacts>, string | null])[] = [
  ['nothing points anywhere', {}, null],
  ['all goals met', { goals: { met: 2, partlyMet: 0, other: 0 } }, 'goals_met'],
  ['one of two met', { goals: { met: 1, partlyMet: 0, other: 1 } }, 'mostly_met'],
  ['one of three partly met', { goals: { met: 0, partlyMet: 1, other: 2 } }, null],
  [
    'death outweighs everything',
    { diedOn: day('2026-11-21'), goals: { met: 2, partlyMet: 0, other: 0 } },
    'died',
  ],
  [
    'never reached by the rule',
    { sessionsHeld: 0, lastInTouchOn: null, attemptsCounted: 3, attemptsFulfilled: true },
    'could_not_be_contacted',
  ],
  ['lost touch', { sessionsHeld: 2, lastInTouchOn: day('2026-10-20'), missedRunning: 2 }, 'disengaged'],
  ['in touch last week', { sessionsHeld: 2, lastInTouchOn: day('2026-11-17'), missedRunning: 2 }, null],
  ['in hospital', { sessionsHeld: 2, holdReason: 'in_hospital' }, 'hospital_care_home'],
];
for (const [name, facts, reason] of cases) {
  test(`${name}: ${reason ?? 'a person must say'}`, () => {
    assert.equal(suggestClosing({ ...base, ...facts }).reason, reason);
  });
}

const maybeDay = fc.option(
  fc.nat(300).map(days => day('2026-11-23').subtract({ days })),
  { nil: null },
);
const anyFacts: fc.Arbitrary<ClosingFacts> = fc.record({
  today: fc.constant(base.today),
  diedOn: maybeDay,
  goals: fc.record({ met: fc.nat(4), partlyMet: fc.nat(4), other: fc.nat(4) }),
  sessionsHeld: fc.nat(12),
  sessionsPlanned: fc.integer({ min: 1, max: 12 }),
  lastInTouchOn: maybeDay,
  lastTriedOn: maybeDay,
  attemptsCounted: fc.nat(5),
  attemptsFulfilled: fc.boolean(),
  missedRunning: fc.nat(3),
  holdReason: fc.option(fc.constantFrom(...holdReasons.codes), { nil: null }),
});

test('what is suggested is always allowed, and always says why', () => {
  fc.assert(
    fc.property(anyFacts, facts => {
      const { reason, why } = suggestClosing(facts);
      assert.ok(why.length > 0);
      if (reason) assert.equal(closingObjection(reason, facts), null);
    }),
  );
});

test('“could not be contacted” never closes before the attempts rule is fulfilled', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...closingReasons.codes), (facts, reason) => {
      const objection = closingObjection(reason, { ...facts, attemptsFulfilled: false });
      if (reason === 'could_not_be_contacted') assert.equal(objection, 'care.close.error.attempts');
    }),
  );
});
