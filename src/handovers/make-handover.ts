import { audit } from '../audit/index.ts';
import { houseRules } from '../care/index.ts';
import { addWorkingDays, Forbidden, NotFound, Refused } from '../core/index.ts';
import { queueMessage, stableId } from '../messages/index.ts';
import { initialsOf } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { mayTakeStep, type Referral, referralStore } from '../referrals/index.ts';
import { handoverStore, type NewHandover, newHandoverToken } from './store.ts';

/** Working days until they are asked whether they have them. */
export const ASK_AFTER = 3;

type MakeHandover = Omit<NewHandover, 'askOn' | 'agreedOn'> & {
  /** What a receipt link begins with: scheme, host and programme. */
  readonly base: string;
};

/**
 * Hands somebody who was redirected to a service by name. What they agreed may be told is kept word by word and passed on from person to
 * person; the message that goes names initials only and asks for a receipt. Emits `HandoverMade`.
 * @throws NotFound, Forbidden, Refused (not redirected; handed over already and not answered)
 */
export async function makeHandover(scope: Scope, { base, ...input }: MakeHandover): Promise<string> {
  const referral = await referralStore(scope).hold(input.referralId);
  if (!referral) throw new NotFound('referral');
  if (!mayTakeStep(scope.actor, 'redirect', referral).ok) throw new Forbidden('referrals.refused.role');
  if (referral.state !== 'redirected') throw new Refused('waiting.handover.refused.state');
  const store = handoverStore(scope);
  if ((await store.of(referral.id)).some(one => one.answer === null))
    throw new Refused('waiting.handover.refused.open');
  const { today, holidays } = await houseRules(scope);
  const token = newHandoverToken();
  const id = await store.add(
    { ...input, agreedOn: today, askOn: addWorkingDays(today, ASK_AFTER, holidays) },
    token,
  );
  if (input.email) {
    await askForReceipt(
      scope,
      referral,
      { id, ...input, email: input.email },
      `${base}/received/${token}`,
      0,
    );
  }
  await audit(scope, {
    verb: 'handover.made',
    subject: { kind: 'handover', id },
    personId: referral.person_id,
  });
  await emit(scope, { name: 'HandoverMade', subjectId: referral.id, payload: { handoverId: id } });
  return id;
}

type ToAsk = {
  readonly id: string;
  readonly service: string;
  readonly contact: string | null;
  readonly email: string;
};

/** Writes to the service: somebody comes to you, please say that you have them. */
export async function askForReceipt(
  scope: Scope,
  referral: Referral,
  { id, service, contact, email }: ToAsk,
  link: string,
  chases: number,
): Promise<void> {
  await queueMessage(scope, {
    id: stableId(id, 'handover', `${chases}`),
    template: chases === 0 ? 'handover' : 'handover_chase',
    personId: referral.person_id,
    referralId: referral.id,
    recipient: { email },
    values: { service, contact: contact ?? service, initials: initialsOf(referral), link },
  });
}
