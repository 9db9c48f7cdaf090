import { houseRules, makeTask } from '../care/index.ts';
import { mayUse, thoseWhoAllow } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit, type Routine } from '../platform/events/index.ts';
import { askProviders } from './from-provider/ask-providers.ts';
import { lapseOffers } from './go-along/lapse-offers.ts';
import { move } from './move.ts';
import { chaseStep } from './next-step.ts';
import { toAskAbout, toChase } from './queries.ts';

/**
 * Asks groups again that have not answered, on the days the programme has set; with the last time it becomes a task of
 * the owner. Nobody is asked again once the person has taken back their yes: then it is put before the owner at once.
 * Running it twice on a day changes nothing, because each step moves the next day ahead.
 */
export async function chaseIntroductions(scope: Scope): Promise<void> {
  const { today, settings } = await houseRules(scope);
  for (const due of await toChase(scope, today)) {
    const told = { id: due.service_id, names: [due.service_name] };
    const { allowed: agrees } = await mayUse(scope, 'group_chase', { personId: due.person_id }, told);
    const name = agrees ? chaseStep(due.chased_times, settings.chaseAfterDays) : 'escalate';
    const times = due.chased_times + (agrees ? 1 : 0);
    const moved = await move(scope, {
      referralId: due.referral_id,
      introductionId: due.id,
      name,
      set: { chased_times: times },
    });
    if (agrees) {
      const payload = { referralId: due.referral_id, times };
      await emit(scope, { name: 'IntroductionChased', subjectId: due.id, payload });
    }
    if (name !== 'escalate') continue;
    await makeTask(scope, {
      kind: 'introduction_no_reply',
      subjectId: due.id,
      referralId: due.referral_id,
      personId: due.person_id,
      assigneeId: moved.owner_id,
      dueOn: moved.next_on ?? today,
    });
  }
}

/** Makes a task of each introduction whose next step is due: has a day been found, did they go, are they still going? */
export async function askHowItGoes(scope: Scope): Promise<void> {
  const { today } = await houseRules(scope);
  const due = (await toAskAbout(scope, today)).map(one => ({
    ...one,
    personId: one.person_id,
    referralId: one.referral_id,
  }));
  const [open, over] = [due.filter(one => !isOver(one)), due.filter(isOver)];
  // After the end we ask only whom we may still ring.
  const asked = [...open, ...(await thoseWhoAllow(scope, 'still_going', over))];
  for (const due of asked) {
    await makeTask(scope, {
      kind: 'still_going',
      subjectId: due.id,
      referralId: due.referral_id,
      personId: due.person_id,
      assigneeId: due.owner_id,
      dueOn: due.next_on ?? today,
    });
  }
}

const isOver = ({ referral_state }: { readonly referral_state: string }): boolean =>
  referral_state === 'closed' || referral_state === 'follow_up';

/** What the clock does in this room. */
export const introductionRoutines: readonly Routine[] = [
  { name: 'introductions.chase', cron: '30 7 * * *', handle: chaseIntroductions },
  { name: 'introductions.ask', cron: '40 5 * * *', handle: askHowItGoes },
  { name: 'introductions.ask_providers', cron: '45 7 * * *', handle: askProviders },
  { name: 'introductions.lapse', cron: '25 * * * *', handle: scope => lapseOffers(scope) },
];
