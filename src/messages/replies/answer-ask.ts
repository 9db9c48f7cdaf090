import { audit } from '../../audit/index.ts';
import { houseRules, makeTask } from '../../care/index.ts';
import { answerForDate } from '../../groups/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { cannotCome, confirmByPerson } from '../../sessions/index.ts';
import { aboutAsked } from './asked-queries.ts';
import { type Ask, type AskAnswer, askStore } from './store.ts';

/**
 * `done`: it counts. `off`: what was asked about was moved or called off meanwhile. `over`: it has begun or been. `freed`: their place in the group
 * is theirs no more, by this answer or before it.
 */
export type Answered = 'done' | 'off' | 'over' | 'freed';

/**
 * Carries out an answer to a reminder: confirms the meeting, marks that the person cannot come (a meeting is not cancelled; their link worker gets
 * a task; of a group see `answerForDate`), or asks for a call. The same answer twice changes nothing the second time; another answer takes the place of the first.
 */
export async function answerAsk(
  scope: Scope,
  ask: Ask,
  given: AskAnswer,
  how: 'text' | 'link',
): Promise<Answered> {
  // A meeting is no place that could be given to somebody else.
  const answer = given === 'give_up' && ask.about === 'session' ? 'cannot_come' : given;
  const store = askStore(scope);
  const held = await store.hold(ask.id);
  if (!held || Temporal.Instant.compare(held.expiresAt, scope.now) <= 0) return 'over';
  const about = await aboutAsked(scope, held);
  if (about?.freed) return 'freed';
  if (!about?.stands) return 'off';
  if (held.answer === answer) return 'done';
  await store.answer(held.id, answer, how);
  await audit(scope, {
    verb: 'reminder.answered',
    subject: { kind: 'message', id: held.id },
    personId: held.personId,
    reason: answer,
  });
  const { personId, subjectId } = held;
  if (answer === 'call_me') await askForCall(scope, personId, about);
  else if (held.about === 'session') {
    if (answer === 'yes') await confirmByPerson(scope, { sessionId: subjectId, personId, how });
    else await cannotCome(scope, { sessionId: subjectId, personId });
  }
  const place =
    held.about === 'group_date' && answer !== 'call_me'
      ? await answerForDate(scope, { personId, dateId: subjectId, answer, how })
      : 'kept';
  await emit(scope, {
    name: 'ReminderAnswered',
    subjectId,
    payload: { about: held.about, personId, answer, how },
  });
  return place === 'freed' ? 'freed' : 'done';
}

/** Somebody is to ring, today. */
export async function askForCall(
  scope: Scope,
  personId: string,
  { referralId, linkWorkerId }: { readonly referralId: string | null; readonly linkWorkerId: string | null },
): Promise<void> {
  await makeTask(scope, {
    kind: 'call_back',
    subjectId: referralId ?? personId,
    referralId,
    personId,
    assigneeId: linkWorkerId,
    dueOn: (await houseRules(scope)).today,
  });
}
