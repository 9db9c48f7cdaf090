import { findStaff, LINK_MINUTES } from '../identity/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import { houseOf, viewOf } from './queries/house.ts';
import { queueMessage } from './queue-message.ts';
import { stableId } from './stable-id.ts';
import { LINK_TO_COME } from './staff-link.ts';
import { messageStore } from './store.ts';

const templateOf = {
  StaffInvited: 'staff_invitation',
  StaffLinkAsked: 'staff_reset',
  StaffSignInChanged: 'staff_notice',
} as const;

/**
 * Writes to a member of staff: an invitation, a link to a new password, or that something changed about their sign-in. A link is
 * not in what is written; it is made when the letter leaves (`staff-link.ts`).
 */
export async function hearStaff(scope: Scope, event: HedgerowEvent, publicUrl: string): Promise<void> {
  const template = templateOf[event.name as keyof typeof templateOf];
  const id = stableId(event.id, template);
  // A link asked for by nobody we know: the event goes out all the same, so that no time tells who is known.
  const one = await findStaff(scope, event.subjectId);
  if (!one?.active || (await messageStore(scope).has(id))) return;
  const house = await houseOf(scope);
  const { t, say } = viewOf(house, scope.now, house.locale);
  const common = { id, recipient: { email: one.email } };
  const link = `${publicUrl}/join/${LINK_TO_COME}`;
  if (template === 'staff_invitation') {
    const values = {
      name: one.name,
      role: t.of(`web.role.${one.role}`),
      link,
      days: LINK_MINUTES.invitation / 1440,
    };
    await queueMessage(scope, { ...common, template, values });
  } else if (template === 'staff_reset') {
    const values = { name: one.name, link, minutes: LINK_MINUTES.reset };
    await queueMessage(scope, { ...common, template, values });
  } else {
    const what = `messages.staff_notice.what.${String(event.payload['what'] ?? '')}`;
    if (!t.has(what)) return;
    const values = {
      name: one.name,
      what: t.of(what),
      when: say.when(scope.now),
      link: `${publicUrl}/account`,
    };
    await queueMessage(scope, { ...common, template, values });
  }
}
