import type { IntroductionState } from './introduction.ts';

type Day = Temporal.PlainDate;

/** What comes next in an introduction. Words: `introductions.next.<code>`. */
export const nextStepCodes = [
  'choose',
  'send',
  'wait',
  'chase',
  'ring',
  'book',
  'go_first',
  'ask_how',
  'still_going_8_weeks',
  'still_going_3_months',
  'finish',
] as const;
export type NextStepCode = (typeof nextStepCodes)[number];

export type NextStep = { readonly step: NextStepCode; readonly on: Day };

/** What the next step is worked out of. All days are local. */
export type StepFacts = {
  readonly today: Day;
  readonly sentOn: Day | null;
  readonly chasedTimes: number;
  readonly bookedFor: Day | null;
  readonly firstAttendedOn: Day | null;
  readonly stillGoing8Weeks: boolean | null;
  readonly stillGoing3Months: boolean | null;
};

/** Days within which somebody does what people do; the group's own days come from the programme's settings. */
export const within = { choose: 7, send: 3, ring: 2, book: 5, ask: 14, finish: 7 } as const;

/** When "still going?" is asked, after the first time there. */
export const stillGoingAfter = { '8_weeks': { days: 56 }, '3_months': { months: 3 } } as const;

/** The days of a programme in order, each once; two weeks when it has set none. */
export function chaseDays(setting: readonly number[]): readonly number[] {
  const days = [...new Set(setting.filter(one => one > 0))].toSorted((a, b) => a - b);
  return days.length > 0 ? days : [14];
}

/**
 * When a group that has been asked `chased` times again is asked the next time. After a pause of the clock the distance
 * between two askings is kept, so that nobody hears from us on three days running.
 */
export function chaseOn(sentOn: Day, chased: number, setting: readonly number[], today: Day): Day {
  const days = chaseDays(setting);
  const at = days[Math.min(chased, days.length - 1)] ?? 14;
  const gap = chased === 0 ? 1 : Math.max(1, at - (days[chased - 1] ?? 0));
  const planned = sentOn.add({ days: at });
  const soonest = today.add({ days: gap });
  return chased > 0 && Temporal.PlainDate.compare(planned, soonest) < 0 ? soonest : planned;
}

/** What the clock does when the day has come: the last time it is put before the link worker. */
export function chaseStep(chased: number, setting: readonly number[]): 'no_reply' | 'chase' | 'escalate' {
  if (chased + 1 >= chaseDays(setting).length) return 'escalate';
  return chased === 0 ? 'no_reply' : 'chase';
}

/** What comes next and by when, or null when the introduction has its end. */
export function nextStep(
  state: IntroductionState,
  facts: StepFacts,
  setting: readonly number[],
): NextStep | null {
  const { today } = facts;
  const in_ = (days: number): Day => today.add({ days });
  switch (state) {
    case 'suggested':
      return { step: 'choose', on: in_(within.choose) };
    case 'chosen':
      return { step: 'send', on: in_(within.send) };
    case 'sent':
      return { step: 'wait', on: chaseOn(facts.sentOn ?? today, 0, setting, today) };
    case 'no_reply':
    case 'chased':
      return { step: 'chase', on: chaseOn(facts.sentOn ?? today, facts.chasedTimes, setting, today) };
    case 'escalated':
      return { step: 'ring', on: in_(within.ring) };
    case 'accepted':
      return { step: 'book', on: in_(within.book) };
    case 'booked':
      return { step: 'go_first', on: facts.bookedFor ?? in_(within.book) };
    case 'first_attended':
      return { step: 'ask_how', on: (facts.firstAttendedOn ?? today).add({ days: within.ask }) };
    case 'attending':
      return whileGoing(facts);
    case 'given':
    case 'declined':
    case 'completed':
    case 'stopped':
      return null;
  }
}

function whileGoing(facts: StepFacts): NextStep {
  const since = facts.firstAttendedOn ?? facts.today;
  if (facts.stillGoing8Weeks === null) {
    return { step: 'still_going_8_weeks', on: since.add(stillGoingAfter['8_weeks']) };
  }
  if (facts.stillGoing3Months === null) {
    return { step: 'still_going_3_months', on: since.add(stillGoingAfter['3_months']) };
  }
  return { step: 'finish', on: facts.today.add({ days: within.finish }) };
}
