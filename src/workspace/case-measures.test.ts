import assert from 'node:assert/strict';
import { test } from 'node:test';
import { document, makeView } from '../ui/index.ts';
import type { CaseAssessment, CaseFacts, CaseSession } from './case-facts.ts';
import { CaseMeasuresSection } from './pages/case-measures.tsx';

const day = (text: string) => Temporal.PlainDate.from(text);
const held = (number: number, on: string) =>
  ({ id: `s${number}`, state: 'held', number, startsAt: day(on).toPlainDateTime('10:00') }) as CaseSession;
const taken = (one: Partial<CaseAssessment>): CaseAssessment => ({
  instrument: 'own_concerns',
  timepoint: 'baseline',
  declined: false,
  answers: {},
  scores: {},
  takenOn: day('2026-10-20'),
  ...one,
});
const facts = (assessments: readonly CaseAssessment[]): CaseFacts =>
  ({
    referral: { id: 'r', sessionsPlanned: 8 },
    person: { givenName: 'Breda', knownAs: null },
    sessions: [held(1, '2026-10-20'), held(2, '2026-10-27'), held(3, '2026-11-03')],
    ownConcerns: [{ position: 1, words: 'The quiet <evenings>' }],
    assessments,
  }) as unknown as CaseFacts;

async function drawn(assessments: readonly CaseAssessment[], mayChange = true): Promise<string> {
  const view = makeView({
    locale: 'en',
    now: Temporal.Instant.from('2026-11-23T09:00:00Z'),
    path: '/cases/r',
    csrf: '',
    zone: 'Europe/Dublin',
    demo: false,
    programme: null,
    me: null,
  });
  return `${await document(CaseMeasuresSection({ view, facts: facts(assessments), mayChange }))}`;
}

test('before anything is asked it says what to do first, and only to who may', async () => {
  const empty = await drawn([]);
  assert.match(empty, /Breda has not been asked yet/);
  assert.match(empty, /href="\/cases\/r\/measures\/baseline"/);
  assert.ok(!(await drawn([], false)).includes('/measures/baseline'));
});

test('an own concern is drawn in the person’s words, at the session it was asked', async () => {
  const page = await drawn([
    taken({ answers: { first: 9 } }),
    taken({ timepoint: 'review', answers: { first: 8 }, takenOn: day('2026-10-28') }),
    taken({ timepoint: 'review', answers: { first: 6 }, takenOn: day('2026-11-03') }),
  ]);
  assert.match(page, /“The quiet &lt;evenings&gt;”/);
  assert.match(page, /aria-label="1: 9\. 2: 8\. 3: 6\."/);
  assert.match(page, /href="\/cases\/r\/measures\/review"/);
});

test('two days of one session stand apart by their dates, and three months later has its own place', async () => {
  const start = taken({ answers: { first: 9 } });
  const days = await drawn([
    start,
    taken({ timepoint: 'end', answers: { first: 4 }, takenOn: day('2026-10-22') }),
  ]);
  assert.match(days, /aria-label="20 Oct: 9\. 22 Oct: 4\."/);
  const later = await drawn([
    start,
    taken({ timepoint: 'follow_up', answers: { first: 5 }, takenOn: day('2027-02-01') }),
  ]);
  assert.match(later, /aria-label="1: 9\. later: 5\."/);
});

test('well-being shows the start beside now, and a question left out is said', async () => {
  const ons4 = (timepoint: string, happy: number, takenOn: string) =>
    taken({ instrument: 'ons4', timepoint, answers: { happy, anxious: 6 }, takenOn: day(takenOn) });
  const start = await drawn([ons4('baseline', 3, '2026-10-20')]);
  assert.match(start, /Well-being at the start/);
  const moved = await drawn([ons4('baseline', 3, '2026-10-20'), ons4('end', 6, '2026-11-03')]);
  assert.match(moved, /Well-being now/);
  assert.match(moved, /Satisfied: not asked\. .*Happy: 3 at the start, 6 now\./);
});

test('loneliness is a sentence with its band; what was declined or not asked is named', async () => {
  const page = await drawn([
    taken({ instrument: 'ucla3', answers: { companionship: 3 }, scores: { loneliness: 8 } }),
    taken({
      instrument: 'ucla3',
      timepoint: 'end',
      answers: { companionship: 1 },
      scores: { loneliness: 5 },
      takenOn: day('2026-11-03'),
    }),
    taken({ instrument: 'direct_loneliness', declined: true }),
  ]);
  assert.match(page, /At the start: 8, lonely\. At the end: 5, not lonely\./);
  assert.match(page, /Breda did not want to answer this, and that is fine: Feeling lonely\./);
  assert.match(page, /Not asked yet \(4\): Personal well-being, .*Use of health services\./);
});
