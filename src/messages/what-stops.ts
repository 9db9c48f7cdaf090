import type { Scope } from '../platform/database/index.ts';
import type { HardHold, Message } from './message.ts';
import { consentOn } from './queries/about.ts';
import { safeContactInReferral, safeContactOf } from './queries/contact.ts';
import { type WayOut, wayTo } from './safe-contact.ts';
import { templateOf } from './templates.ts';

/**
 * Asks rules and consents as they are now, before a message that was written earlier leaves the house. Its channel stays,
 * because its words were written for it.
 * @returns the way it takes or what stops it; null for a professional or a group that nothing stops
 */
export async function wayNow(scope: Scope, message: Message): Promise<WayOut | null> {
  const { channel } = message;
  const stopped = (hold: HardHold) => ({ hold, channel, recipient: '' }) as const;
  if (message.toWhom !== 'person')
    return (await tookBack(scope, message)) ? stopped('consent_withdrawn') : null;
  const contact = message.personId
    ? await safeContactOf(scope, message.personId)
    : await safeContactInReferral(scope, message.referralId ?? '');
  if (!contact) return stopped('way_not_allowed');
  // Words that name the service were written before the person asked for neutral ones: they must not go now.
  if (contact.neutralSender && !message.neutral) return stopped('way_not_allowed');
  return wayTo(contact, [channel]);
}

/** Whether the person has said no to this reader, or taken their yes back. */
async function tookBack(scope: Scope, { template, referralId, personId }: Message): Promise<boolean> {
  const purpose = templateOf(template)?.consent;
  if (!purpose || !referralId) return false;
  const standing = await consentOn(scope, { id: referralId, personId }, purpose);
  return standing === 'refused' || standing === 'withdrawn';
}
