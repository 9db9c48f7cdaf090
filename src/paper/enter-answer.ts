import { audit } from '../audit/index.ts';
import { houseRules, logContact, makeTask, may } from '../care/index.ts';
import { addWorkingDays, NotFound, Refused } from '../core/index.ts';
import { answerSlips, type SlipAnswer, type SlipWay } from '../letters/index.ts';
import { nameOf, personStore, recordConsent } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { caseStates } from '../referrals/index.ts';
import { cannotCome, confirmByPerson } from '../sessions/index.ts';
import { type AskedOnPaper, askedOnPaper } from './asked-queries.ts';

export type AnswerOnPaper = {
  /** What stands on the strip, as it was typed. */
  readonly code: string;
  readonly answer: SlipAnswer;
  readonly way: SlipWay;
  /** What else was written on it. */
  readonly remark: string | null;
};

/** Which answers a strip has boxes for. */
export const answersFor = {
  session: ['yes', 'cannot', 'ring', 'stop'],
  here: ['ring', 'stop'],
  waiting: ['yes', 'ring', 'stop'],
} as const satisfies Record<AskedOnPaper['about'], readonly SlipAnswer[]>;

/**
 * Carries out what came back on a strip, or was said over the telephone instead. “Ring me” and “I cannot come” become a task of whoever
 * works with the person, “I want to stop” takes back their consent to taking part. Nothing is cancelled by itself: the paper may be days old.
 * Emits `SlipAnswered`.
 * @throws NotFound (no such code), Refused (answered already; no box of this strip; the meeting has been or was moved)
 */
export async function enterAnswer(scope: Scope, input: AnswerOnPaper): Promise<AskedOnPaper> {
  const asked = await askedOnPaper(scope, input.code, true);
  if (!asked) throw new NotFound('answer_slip');
  if (asked.answer !== null) throw new Refused('paper.refused.answered');
  const { answer } = input;
  if (!answersFor[asked.about].some(one => one === answer)) throw new Refused('paper.refused.no_box');
  if (asked.about === 'session' && !asked.stands && (answer === 'yes' || answer === 'cannot'))
    throw new Refused('paper.refused.over');
  const slips = answerSlips(scope);
  // The strip of a plan bears the reference of the case; what comes back on it is kept as a strip of its own.
  const slipId = asked.slipId ?? (await slips.typed(await slips.add({ ...asked, about: 'here' }), true))?.id;
  if (!slipId) throw new NotFound('answer_slip');
  await slips.answer(slipId, answer, input.way);
  await carryOut(scope, asked, input);
  await audit(scope, {
    verb: 'slip.answered',
    subject: { kind: 'answer_slip', id: slipId },
    personId: asked.personId,
    reason: answer,
  });
  await emit(scope, {
    name: 'SlipAnswered',
    subjectId: asked.referralId,
    payload: { slipId, about: asked.about, sessionId: asked.sessionId, answer },
  });
  return asked;
}

async function carryOut(scope: Scope, asked: AskedOnPaper, { answer, way, remark }: AnswerOnPaper) {
  const { today, holidays } = await houseRules(scope);
  const { referralId, personId, linkWorkerId: assigneeId } = asked;
  const working = caseStates.some(state => state === asked.state) && assigneeId !== null;
  const standing = { ...asked, id: referralId, linkWorkerId: assigneeId };
  if (working && personId && may(scope.actor, 'log_contact', standing).ok) {
    await logContact(scope, {
      referralId,
      mode: way === 'post' ? 'letter' : way === 'phone' ? 'phone' : 'in_person',
      withWhom: 'person',
      outcome: 'replied',
      note: remark,
    });
  }
  if (answer === 'stop' && personId) {
    const person = await personStore(scope).find(personId);
    if (!person) throw new NotFound('person');
    await recordConsent(scope, {
      personId,
      purpose: 'take_part',
      recipient: null,
      given: false,
      how: way === 'post' ? 'in_writing' : way === 'phone' ? 'by_phone' : 'in_person',
      byWhom: nameOf(person),
    });
    return;
  }
  const { sessionId } = asked;
  if (sessionId && personId && answer === 'yes')
    await confirmByPerson(scope, { sessionId, personId, how: 'staff' });
  if (sessionId && personId && answer === 'cannot') await cannotCome(scope, { sessionId, personId });
  if (answer !== 'ring') return;
  await makeTask(scope, {
    kind: 'call_back',
    subjectId: referralId,
    referralId,
    personId,
    assigneeId,
    dueOn: addWorkingDays(today, 1, holidays),
    words: remark,
  });
}
