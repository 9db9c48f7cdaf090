import { mayUse } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HardHold, Message } from './message.ts';
import { safeContactInReferral, safeContactOf } from './queries/contact.ts';
import type { Quiet } from './quiet-hours.ts';
import { type WayOut, wayTo } from './safe-contact.ts';
import { type Template, templateOf } from './templates.ts';
import { tooLong } from './too-long.ts';

/** A way out as it is now, with when the person wants no texts. */
export type WayNow = WayOut & { readonly quiet?: Quiet | null };

/**
 * Asks rules and consents as they are now, before a message that was written earlier leaves the house. Its channel stays,
 * because its words were written for it.
 * @returns the way it takes or what stops it; null for a professional or a group that nothing stops
 */
export async function wayNow(scope: Scope, message: Message): Promise<WayNow | null> {
  const { channel } = message;
  const stopped = (hold: HardHold) => ({ hold, channel, recipient: '' }) as const;
  if (await saidNo(scope, message)) return stopped('consent_withdrawn');
  if (message.toWhom !== 'person') return null;
  const contact = message.personId
    ? await safeContactOf(scope, message.personId)
    : await safeContactInReferral(scope, message.referralId ?? '');
  if (!contact) return stopped('way_not_allowed');
  // Words that name the service were written before the person asked for neutral ones: they must not go now.
  if (contact.neutralSender && !message.neutral) return stopped('way_not_allowed');
  const long = tooLong(channel, message.body);
  if (long) return stopped(long);
  const last: Template | null = templateOf(message.template);
  return {
    ...wayTo(last?.lastWord ? { ...contact, mayText: true } : contact, [channel]),
    quiet: contact.quiet,
  };
}

/**
 * Whether the person has said no to this use, or taken their yes back. Where nobody asked them the message was held when it was
 * written, and a member of staff who let it go answers for that.
 */
export async function saidNo(scope: Scope, message: Message): Promise<boolean> {
  const use = templateOf(message.template)?.use;
  if (!use) return false;
  const { personId, referralId, told } = message;
  const { standing } = await mayUse(scope, use, { personId, referralId }, told);
  return standing === 'refused' || standing === 'withdrawn';
}
