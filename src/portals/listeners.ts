import { houseRules, makeTask } from '../care/index.ts';
import { addWorkingDays } from '../core/index.ts';
import type { Listener } from '../platform/events/index.ts';
import { newestOpenReferral } from './queries.ts';
import { carryOut } from './said/carry-out.ts';

/** Working days within which somebody rings a person who wants to stop. */
const RING_WITHIN = 2;

/** Somebody wants to stop, or wants no record kept: what they were sent has ended already; a person rings them about the rest. */
const wantsToStop: Listener = {
  name: 'portals.wants_to_stop',
  on: ['ConsentWithdrawn'],
  async handle(scope, { payload: { personId, purpose } }) {
    if (typeof personId !== 'string' || (purpose !== 'take_part' && purpose !== 'keep_record')) return;
    const referral = await newestOpenReferral(scope, personId);
    const { today, holidays } = await houseRules(scope);
    await makeTask(scope, {
      kind: 'wants_to_stop',
      subjectId: referral?.id ?? personId,
      referralId: referral?.id ?? null,
      personId,
      assigneeId: referral?.link_worker_id ?? null,
      dueOn: addWorkingDays(today, RING_WITHIN, holidays),
    });
  },
};

/** What was said on an own page and could not be carried out on the spot. */
const said: Listener = {
  name: 'portals.said',
  on: ['PersonSaid'],
  async handle(scope, { payload: { saidId } }) {
    if (typeof saidId === 'string') await carryOut(scope, saidId);
  },
};

/** What this room hears. */
export const portalListeners: readonly Listener[] = [wantsToStop, said];
