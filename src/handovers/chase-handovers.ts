import { houseRules, makeTask } from '../care/index.ts';
import { addWorkingDays } from '../core/index.ts';
import { houseOf } from '../messages/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Routine } from '../platform/events/index.ts';
import { referralStore } from '../referrals/index.ts';
import { ASK_AFTER, askForReceipt } from './make-handover.ts';
import { handoverStore, newHandoverToken } from './store.ts';

/** After so many e-mails nobody writes any more: somebody rings. */
const MOST_CHASES = 2;

/** Asks services that have not said whether they have somebody, and puts each before the co-ordinators. Twice on a day changes nothing. */
export async function chaseHandovers(scope: Scope, publicUrl: string): Promise<void> {
  const { today, holidays } = await houseRules(scope);
  const { slug } = await houseOf(scope);
  const store = handoverStore(scope);
  for (const one of await store.unanswered(today)) {
    await makeTask(scope, {
      kind: 'chase_handover',
      subjectId: one.id,
      referralId: one.referral_id,
      personId: one.person_id,
      assigneeId: null,
      dueOn: today,
    });
    const token = newHandoverToken();
    const referral = await referralStore(scope).find(one.referral_id);
    if (one.to_email && one.chases < MOST_CHASES && referral) {
      const asked = { id: one.id, service: one.to_service, contact: one.to_name, email: one.to_email };
      await askForReceipt(scope, referral, asked, `${publicUrl}/${slug}/received/${token}`, one.chases + 1);
      await store.askedAgain(one.id, addWorkingDays(today, ASK_AFTER, holidays), token);
    }
  }
}

/** What the clock does in this room. */
export const handoverRoutines = (publicUrl: string): readonly Routine[] => [
  { name: 'handovers.chase', cron: '50 8 * * *', handle: scope => chaseHandovers(scope, publicUrl) },
];
