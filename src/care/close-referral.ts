import { addWorkingDays, NotFound, Refused, Stale } from '../core/index.ts';
import { mayUse } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { Barrier, ClosingReason } from '../programmes/index.ts';
import { transition } from '../referrals/index.ts';
import type { Case } from './case.ts';
import { closingObjection } from './closing.ts';
import { makeTask } from './make-task.ts';
import { within } from './next-action.ts';
import { may, refusalOf } from './policy.ts';
import { holdCase } from './queries/case.ts';
import { closingFacts, openThings } from './queries/closing.ts';
import { type HouseRules, houseRules } from './queries/house-rules.ts';
import { staffHere } from './queries/staff.ts';
import { refreshNextAction } from './refresh-next-action.ts';
import { careStore } from './store.ts';

/** What becomes of an open introduction: ended with a coded reason, or somebody goes on following it to its end. */
export type IntroductionDecision =
  | { readonly decision: 'stop'; readonly barrier: Barrier }
  | { readonly decision: 'hand_on'; readonly to: string };

export type CloseInput = {
  readonly referralId: string;
  readonly reason: ClosingReason;
  /** What the person says at the end, unchanged. */
  readonly words?: string | null | undefined;
  readonly introductions?: Readonly<Record<string, IntroductionDecision>> | undefined;
  /** By session: who signs the note that is not signed yet. */
  readonly notes?: Readonly<Record<string, string>> | undefined;
  readonly expectedVersion?: number | undefined;
};

/** Tasks that live on after closing: a promise is kept, a concern is judged. */
const outlive = [
  'sign_note',
  'concern',
  'judge_words',
  'chase_introduction',
  'introduction_no_reply',
  'still_going',
  'provider_said',
  'provider_silent',
  'follow_up',
];

/**
 * Closes a case with a coded reason that the facts allow. Everything open must be decided or handed on.
 * Letters follow from the event `ReferralClosed`; a person never reached is written to after `CouldNotBeContacted`.
 * @throws NotFound, Forbidden, Stale, Refused (a reason the facts do not allow; something still open)
 */
export async function closeReferral(scope: Scope, input: CloseInput): Promise<void> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'close', kase);
  if (!leave.ok) {
    const refusal = refusalOf(leave.reasonKey);
    // Closed by somebody else meanwhile: the words of the second are shown beside the first, not lost.
    const late = refusal instanceof Refused && kase.closedAt && input.words;
    throw late && input.words !== kase.closingWords
      ? new Stale({ yours: input.words ?? '', theirs: kase.closingWords ?? '' })
      : refusal;
  }
  if (input.expectedVersion !== undefined && input.expectedVersion !== kase.version) {
    throw new Stale({ yours: input.words ?? '', theirs: kase.closingWords ?? '' });
  }
  const house = await houseRules(scope);
  const objection = closingObjection(input.reason, await closingFacts(scope, kase, house));
  if (objection) throw new Refused(objection);
  await decideOpenThings(scope, kase, house, input);
  await transition(scope, {
    referralId: kase.id,
    name: 'close',
    reason: input.reason,
    ...(input.expectedVersion === undefined ? {} : { expectedVersion: input.expectedVersion }),
    set: {
      closed_at: scope.now,
      closed_by: scope.actor.id,
      closing_reason: input.reason,
      closing_words: input.words ?? null,
      hold_reason: null,
      hold_until: null,
    },
  });
  await careStore(scope).cancelTasks(kase.id, scope.now, outlive);
  if (
    input.reason !== 'died' &&
    (await mayUse(scope, 'call_later', { personId: kase.personId, referralId: kase.id })).allowed
  ) {
    await makeTask(scope, {
      kind: 'follow_up',
      subjectId: kase.id,
      referralId: kase.id,
      personId: kase.personId,
      assigneeId: kase.linkWorkerId,
      dueOn: house.today.add({ months: 3 }),
    });
  }
  await emit(scope, { name: 'ReferralClosed', subjectId: kase.id, payload: { reason: input.reason } });
  if (input.reason === 'could_not_be_contacted') {
    await emit(scope, { name: 'CouldNotBeContacted', subjectId: kase.id });
  }
  await refreshNextAction(scope, kase.id);
}

async function decideOpenThings(
  scope: Scope,
  kase: Case,
  { today, holidays }: HouseRules,
  input: CloseInput,
): Promise<void> {
  const open = await openThings(scope, kase.id);
  const colleagues = new Set((await staffHere(scope)).map(one => one.id));
  for (const { id } of open.introductions) {
    const decided = input.introductions?.[id];
    if (!decided) throw new Refused('care.close.error.introductions');
    if (decided.decision === 'stop') {
      await emit(scope, {
        name: 'IntroductionStopAsked',
        subjectId: id,
        payload: { referralId: kase.id, barrier: decided.barrier },
      });
      continue;
    }
    if (!colleagues.has(decided.to)) throw new NotFound('staff');
    await makeTask(scope, {
      kind: 'still_going',
      subjectId: id,
      referralId: kase.id,
      personId: kase.personId,
      assigneeId: decided.to,
      dueOn: addWorkingDays(today, within.session, holidays),
    });
  }
  for (const { sessionId } of open.notes) {
    const signer = input.notes?.[sessionId];
    if (!signer) throw new Refused('care.close.error.notes');
    if (!colleagues.has(signer)) throw new NotFound('staff');
    await makeTask(scope, {
      kind: 'sign_note',
      subjectId: sessionId,
      referralId: kase.id,
      personId: kase.personId,
      assigneeId: signer,
      dueOn: addWorkingDays(today, within.note, holidays),
    });
  }
}
