import { houseRules, makeTask } from '../../care/index.ts';
import { workingDayFrom } from '../../core/index.ts';
import { serviceCards } from '../../directory/index.ts';
import { mayUse } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { questionStore } from './question-store.ts';

/** Days between two askings, and after the last before it is a colleague's. */
const AGAIN_AFTER_DAYS = 7;
/** A question and one reminder; then somebody rings. */
const MOST_ASKED = 2;

/**
 * Asks groups who came and who still comes, once and once more, and puts what stays unanswered before whoever looks after the
 * introduction. Only groups with an e-mail address, and only of people who agree to it today.
 */
export async function askProviders(scope: Scope): Promise<void> {
  const { today, zone, holidays } = await houseRules(scope);
  const store = questionStore(scope);
  const due = await store.due(today, zone);
  const cards = await serviceCards(scope.db, [...new Set(due.map(one => one.serviceId))]);
  for (const one of due) {
    if (!cards.get(one.serviceId)?.email) continue;
    const told = { id: one.serviceId, names: [one.serviceName] };
    if (!(await mayUse(scope, 'group_chase', { personId: one.personId }, told)).allowed) continue;
    const isOver = one.referralState === 'closed' || one.referralState === 'follow_up';
    if (isOver && !(await mayUse(scope, 'still_going', { personId: one.personId })).allowed) continue;
    if (one.times < MOST_ASKED) {
      await store.asked(one, today, today.add({ days: AGAIN_AFTER_DAYS }));
      const payload = { referralId: one.referralId, what: one.what, times: one.times + 1 };
      await emit(scope, { name: 'ProviderAsked', subjectId: one.id, payload });
      continue;
    }
    await store.escalated(one, today);
    await makeTask(scope, {
      kind: 'provider_silent',
      subjectId: one.id,
      referralId: one.referralId,
      personId: one.personId,
      assigneeId: one.ownerId,
      dueOn: workingDayFrom(today.add({ days: 1 }), holidays),
    });
  }
}
