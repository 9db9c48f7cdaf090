import { audit } from '../audit/index.ts';
import { holdCase, houseRules, refreshNextAction, settleTasks } from '../care/index.ts';
import { dayIn, Forbidden, NotFound, Refused, workingDayFrom } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { closeOffer } from './go-along/close-offer.ts';
import { goes } from './go-along/offer.ts';
import { next, type Transition, type TransitionName, transitions } from './introduction.ts';
import { type NextStepCode, nextStep } from './next-step.ts';
import { may } from './policy.ts';
import { introductionFacts } from './queries.ts';
import { type Introduction, type IntroductionChanges, introductionStore } from './store.ts';

export type Move = {
  readonly referralId: string;
  readonly introductionId: string;
  readonly name: TransitionName;
  /** Code of why: a decline reason or a barrier. Required where the machine says so. */
  readonly reason?: string | null | undefined;
  /** Why in words; kept in the history, never in the audit. */
  readonly note?: string | null | undefined;
  /** Further columns that change with the state. */
  readonly set?: IntroductionChanges | undefined;
};

/** What the record calls a transition once it is done: `introduction.<this>`. */
const done = {
  choose: 'chosen',
  send: 'sent',
  no_reply: 'chased',
  chase: 'chased',
  escalate: 'escalated',
  accept: 'accepted',
  decline: 'declined',
  book: 'booked',
  attend_first: 'first_attended',
  keep_going: 'kept_going',
  complete: 'completed',
  stop: 'stopped',
} as const satisfies Record<TransitionName, string>;

/**
 * The only way an introduction changes its state: holds case and row, asks policy and machine, changes, works out the
 * next step, writes the history and the audit entry, tells the rooms further up.
 * @throws NotFound, Forbidden, Refused (no such arrow from here, or no reason)
 */
export async function move(scope: Scope, input: Move): Promise<Introduction> {
  const { referralId, introductionId, name, reason = null, note = null, set = {} } = input;
  const found = await holdIntroduction(scope, referralId, introductionId);
  const to = next(found.state, name);
  if (to === null) throw new Refused(`introductions.refused.state.${found.state}`);
  const rule: Transition = transitions[name];
  if (rule.by === 'clock' && scope.actor.role !== 'system') throw new Forbidden('introductions.refused.role');
  if ((rule.needs === 'reason' || rule.needs === 'barrier') && !reason) {
    throw new Refused('introductions.refused.reason');
  }
  const changed: Introduction = {
    ...found,
    ...(set as Partial<Introduction>),
    state: to,
    state_since: scope.now,
    ...(rule.needs === 'barrier' ? { barrier: reason } : {}),
    ...(note === null ? {} : { reason_note: note }),
  };
  const step = await stepOf(scope, changed);
  const store = introductionStore(scope);
  await store.change(found.id, {
    ...set,
    state: to,
    state_since: scope.now,
    barrier: changed.barrier,
    reason_note: changed.reason_note,
    ...step,
  });
  await store.addEvent({ introductionId: found.id, transition: name, from: found.state, to, reason, note });
  await audit(scope, {
    verb: `introduction.${done[name]}`,
    subject: { kind: 'introduction', id: found.id },
    personId: found.person_id,
    fields: ['state', ...Object.keys(set)],
    reason,
  });
  if (goes(found.state) && !goes(to)) {
    const why = 'introduction_ended';
    await closeOffer(scope, { introductionId: found.id, personId: found.person_id, why });
  }
  if (rule.tells) {
    const payload = { referralId, serviceId: found.service_id, state: to };
    await emit(scope, { name: rule.tells, subjectId: found.id, payload });
  }
  if (rule.by === 'people') await settleAbout(scope, found.id);
  await refreshNextAction(scope, referralId);
  return { ...changed, ...step };
}

/**
 * One introduction, held with its case, that this actor may change.
 * @throws NotFound, Forbidden
 */
export async function holdIntroduction(
  scope: Scope,
  referralId: string,
  introductionId: string,
): Promise<Introduction> {
  const kase = await holdCase(scope, referralId);
  const { handed } = await introductionFacts(scope, referralId, introductionId);
  const found = await introductionStore(scope).hold(introductionId);
  if (!found) throw new NotFound('introduction');
  const leave = may(scope.actor, 'change', {
    linkWorkerId: kase.linkWorkerId,
    ownerId: found.owner_id,
    handed,
  });
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  return found;
}

/** What the clock does, and a visit in the book, may fall on a Sunday; what is left to people falls on a working day. */
const onAnyDay: readonly NextStepCode[] = ['wait', 'chase', 'go_first'];

/** The columns of what comes next; both null only at an end. */
export async function stepOf(
  scope: Scope,
  row: Pick<
    Introduction,
    | 'state'
    | 'sent_at'
    | 'chased_times'
    | 'booked_for'
    | 'first_attended_on'
    | 'still_going_8_weeks'
    | 'still_going_3_months'
  >,
): Promise<{ readonly next_step: string | null; readonly next_on: Temporal.PlainDate | null }> {
  const { today, zone, settings, holidays } = await houseRules(scope);
  const step = nextStep(
    row.state,
    {
      today,
      sentOn: row.sent_at && dayIn(zone, row.sent_at),
      chasedTimes: row.chased_times,
      bookedFor: row.booked_for?.toPlainDate() ?? null,
      firstAttendedOn: row.first_attended_on,
      stillGoing8Weeks: row.still_going_8_weeks,
      stillGoing3Months: row.still_going_3_months,
    },
    settings.chaseAfterDays,
  );
  if (!step) return { next_step: null, next_on: null };
  const on = onAnyDay.includes(step.step) ? step.on : workingDayFrom(step.on, holidays);
  return { next_step: step.step, next_on: on };
}

/** Somebody has taken it further, so nobody need be reminded of it. */
async function settleAbout(scope: Scope, introductionId: string): Promise<void> {
  for (const kind of [
    'chase_introduction',
    'introduction_no_reply',
    'still_going',
    'provider_pauses',
  ] as const) {
    await settleTasks(scope, kind, introductionId);
  }
}
