import { audit } from '../audit/index.ts';
import { houseRules, makeTask, settleTasks } from '../care/index.ts';
import { addWorkingDays, NotFound, Refused } from '../core/index.ts';
import { aboutReferral, queueMessage, stableId } from '../messages/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { type Handover, type HandoverAnswer, handoverStore } from './store.ts';

type AnswerHandover = { readonly handoverId: string; readonly answer: HandoverAnswer; readonly by: string };

/**
 * The service says that it has them, could not reach them, or that they are not theirs. The person and whoever referred are told when they
 * have arrived; when they have not, a co-ordinator is asked to ring, for that is no news for a message. Emits `HandoverAnswered`.
 * @throws NotFound, Refused (answered already)
 */
export async function answerHandover(scope: Scope, input: AnswerHandover): Promise<void> {
  const store = handoverStore(scope);
  const handover = await store.hold(input.handoverId);
  if (!handover) throw new NotFound('handover');
  if (handover.answer !== null) throw new Refused('waiting.handover.refused.answered');
  await store.answer(handover.id, input.answer, input.by);
  await settleTasks(scope, 'chase_handover', handover.id);
  await audit(scope, {
    verb: 'handover.answered',
    subject: { kind: 'handover', id: handover.id },
    personId: handover.person_id,
    reason: input.answer,
  });
  await emit(scope, {
    name: 'HandoverAnswered',
    subjectId: handover.referral_id,
    payload: { handoverId: handover.id, answer: input.answer },
  });
  if (input.answer === 'have_them') await tellBoth(scope, handover);
  else await askToRing(scope, handover, 1);
}

async function tellBoth(scope: Scope, handover: Handover): Promise<void> {
  const about = await aboutReferral(scope, handover.referral_id);
  if (!about) return;
  const service = handover.to_service;
  const told = await queueMessage(scope, {
    id: stableId(handover.id, 'handover_told_self'),
    template: 'handover_told_self',
    personId: about.personId,
    referralId: about.id,
    values: { name: about.called, service },
  });
  if (told.state !== 'queued') await askToRing(scope, handover, 2);
  if (about.route !== 'professional' || !about.referrerEmail) return;
  await queueMessage(scope, {
    id: stableId(handover.id, 'handover_told'),
    template: 'handover_told',
    personId: about.personId,
    referralId: about.id,
    recipient: { email: about.referrerEmail },
    told: { names: [about.referrerName, about.referrerOrganisation, about.referrerEmail] },
    values: { initials: about.initials, reference: about.reference, service },
  });
}

/** Who cannot be told by a message is rung. */
async function askToRing(scope: Scope, handover: Handover, days: number): Promise<void> {
  const { today, holidays } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'call_back',
    subjectId: handover.id,
    referralId: handover.referral_id,
    personId: handover.person_id,
    assigneeId: null,
    dueOn: addWorkingDays(today, days, holidays),
  });
}
