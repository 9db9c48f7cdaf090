import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { noHolidays } from '../core/index.ts';
import { contactModes, contactOutcomes, programmeSettings } from '../programmes/index.ts';
import { caseStates, referralStates } from '../referrals/index.ts';
import {
  type CaseFacts,
  nextAction,
  nextActionKinds,
  precedence,
  readNextAction,
  writeNextAction,
} from './next-action.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const moment = (text: string) => Temporal.PlainDateTime.from(text);
const rules = {
  settings: programmeSettings.parse({}),
  holidays: noHolidays,
  now: moment('2026-11-24T09:00'),
};
const id = '01980000-0000-7000-8000-000000000001';

const active: CaseFacts = {
  state: 'active',
  stateSince: day('2026-11-10'),
  allocatedOn: day('2026-11-02'),
  firstContactOn: day('2026-11-05'),
  attempts: [],
  allowed: ['phone', 'text'],
  holdUntil: null,
  sessionsHeld: 1,
  sessionsPlanned: 8,
  lastHeldOn: day('2026-11-17'),
  planned: [],
  missedRunning: 0,
  lastMissedOn: null,
  missedReviewed: false,
  unsignedNotes: [],
  planAgreed: false,
  introductionsWaiting: [],
  baselineTaken: true,
  endTaken: false,
};
const what = (facts: Partial<CaseFacts>) => {
  const found = nextAction({ ...active, ...facts }, rules);
  return found && `${found.kind} ${found.on}`;
};
const session = (startsAt: string) => ({ id, startsAt: moment(startsAt) });

const cases: readonly (readonly [string, Partial<CaseFacts>, string | null])[] = [
  ['nothing planned', {}, 'plan_session 2026-11-24'],
  ['a session planned', { planned: [session('2026-12-01T10:00')] }, 'session 2026-12-01'],
  [
    'a session today wins over an overdue note',
    { planned: [session('2026-11-24T10:00')], unsignedNotes: [{ id, on: day('2026-11-10') }] },
    'session_today 2026-11-24',
  ],
  [
    'a session that is over waits for its record',
    { planned: [session('2026-11-23T10:00')] },
    'record_session 2026-11-23',
  ],
  [
    'a session that began just now is still on',
    { planned: [session('2026-11-24T08:30')] },
    'session_today 2026-11-24',
  ],
  ['a note not signed', { unsignedNotes: [{ id, on: day('2026-11-20') }] }, 'sign_note 2026-11-24'],
  [
    'a chase due before the next session',
    { planned: [session('2026-12-01T10:00')], introductionsWaiting: [{ id, due: day('2026-11-27') }] },
    'introduction 2026-11-27',
  ],
  [
    'a session before the chase',
    { planned: [session('2026-11-26T10:00')], introductionsWaiting: [{ id, due: day('2026-11-27') }] },
    'session 2026-11-26',
  ],
  [
    'no plan after three sessions',
    { sessionsHeld: 3, planned: [session('2026-12-01T10:00')] },
    'agree_plan 2026-12-01',
  ],
  ['no baseline after two', { sessionsHeld: 2, baselineTaken: false }, 'measure_baseline 2026-11-24'],
  ['eight held, measures missing', { sessionsHeld: 8, planAgreed: true }, 'measure_end 2026-11-24'],
  ['eight held', { sessionsHeld: 8, planAgreed: true, endTaken: true }, 'close 2026-11-24'],
  [
    'two missed running',
    { missedRunning: 2, lastMissedOn: day('2026-11-20'), planned: [session('2026-12-01T10:00')] },
    'review_missed 2026-11-24',
  ],
  [
    'two missed and looked at',
    { missedRunning: 2, lastMissedOn: day('2026-11-20'), missedReviewed: true },
    'plan_session 2026-11-27',
  ],
  ['on hold', { state: 'on_hold', holdUntil: day('2027-01-04') }, 'hold_ends 2027-01-04'],
  ['waiting', { state: 'waiting', stateSince: day('2026-11-16') }, 'allocate 2026-11-23'],
  [
    'just allocated',
    {
      state: 'allocated',
      sessionsHeld: 0,
      firstContactOn: null,
      allocatedOn: day('2026-11-20'),
      lastHeldOn: null,
    },
    'first_contact 2026-11-27',
  ],
  [
    'tried once',
    {
      state: 'contacting',
      sessionsHeld: 0,
      firstContactOn: null,
      lastHeldOn: null,
      attempts: [{ at: moment('2026-11-20T10:00'), mode: 'phone', outcome: 'no_answer' }],
    },
    'contact_again 2026-11-27',
  ],
  [
    'tried as often as the rule asks',
    {
      state: 'contacting',
      sessionsHeld: 0,
      firstContactOn: null,
      lastHeldOn: null,
      attempts: [
        { at: moment('2026-11-06T10:00'), mode: 'phone', outcome: 'no_answer' },
        { at: moment('2026-11-13T18:00'), mode: 'text', outcome: 'sent' },
        { at: moment('2026-11-20T12:00'), mode: 'phone', outcome: 'no_answer' },
      ],
    },
    'not_reached 2026-11-20',
  ],
  ['closed', { state: 'closed' }, null],
];
for (const [name, facts, expected] of cases) {
  test(`${name}: ${expected ?? 'nothing'}`, () => assert.equal(what(facts), expected));
}

const anyDay = fc.nat(400).map(days => day('2026-01-01').add({ days }));
const anyMoment = fc.nat(400 * 48).map(halves => moment('2026-01-01T00:00').add({ minutes: halves * 30 }));
const maybeDay = fc.option(anyDay, { nil: null });
const anyFacts: fc.Arbitrary<CaseFacts> = fc.record({
  state: fc.constantFrom(...referralStates),
  stateSince: anyDay,
  allocatedOn: maybeDay,
  firstContactOn: maybeDay,
  attempts: fc.array(
    fc.record({
      at: anyMoment,
      mode: fc.constantFrom(...contactModes.codes),
      outcome: fc.constantFrom(...contactOutcomes.codes),
    }),
    { maxLength: 5 },
  ),
  allowed: fc.subarray([...contactModes.codes]),
  holdUntil: maybeDay,
  sessionsHeld: fc.nat(12),
  sessionsPlanned: fc.integer({ min: 1, max: 12 }),
  lastHeldOn: maybeDay,
  planned: fc.array(fc.record({ id: fc.constant(id), startsAt: anyMoment }), { maxLength: 8 }),
  missedRunning: fc.nat(3),
  lastMissedOn: maybeDay,
  missedReviewed: fc.boolean(),
  unsignedNotes: fc.array(fc.record({ id: fc.constant(id), on: anyDay }), { maxLength: 2 }),
  planAgreed: fc.boolean(),
  introductionsWaiting: fc.array(fc.record({ id: fc.constant(id), due: anyDay }), { maxLength: 2 }),
  baselineTaken: fc.boolean(),
  endTaken: fc.boolean(),
});

test('every open case has exactly one next action with a day, every other case none', () => {
  fc.assert(
    fc.property(anyFacts, anyMoment, (facts, now) => {
      const found = nextAction(facts, { ...rules, now });
      const open = caseStates.some(one => one === facts.state);
      assert.equal(found !== null, open);
      if (found) {
        assert.ok(found.on instanceof Temporal.PlainDate);
        assert.deepEqual(readNextAction(writeNextAction(found), found.on), found);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a paused case waits for its day, whatever else there is', () => {
  fc.assert(
    fc.property(anyFacts, facts => {
      assert.equal(nextAction({ ...facts, state: 'on_hold' }, rules)?.kind, 'hold_ends');
    }),
  );
});

test('a person who comes today is met before anything else is done', () => {
  fc.assert(
    fc.property(anyFacts, facts => {
      const today = { ...facts, state: 'active' as const, planned: [session('2026-11-24T15:00')] };
      assert.equal(nextAction(today, rules)?.kind, 'session_today');
    }),
  );
});

test('what is about something carries its id, and every kind has its place', () => {
  assert.equal(nextAction({ ...active, planned: [session('2026-12-01T10:00')] }, rules)?.subjectId, id);
  assert.deepEqual(Object.keys(precedence), [...nextActionKinds]);
  assert.equal(readNextAction('nonsense', day('2026-11-24')), null);
});
