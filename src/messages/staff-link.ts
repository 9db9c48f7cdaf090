import { makeStaffLink, staffByEmail } from '../identity/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Message } from './message.ts';

/** Stands in a letter for a token that does not exist yet. */
export const LINK_TO_COME = '…';

const purposes: Readonly<Record<string, 'invitation' | 'reset'>> = {
  staff_invitation: 'invitation',
  staff_reset: 'reset',
};

/**
 * The text of a letter as it leaves. A link that lets somebody in is made in this moment and stands nowhere in the house: who reads
 * the outbox, or the database, cannot sign in as another.
 */
export async function withStaffLink(scope: Scope, { template, recipient, body }: Message): Promise<string> {
  const purpose = purposes[template];
  if (!purpose) return body;
  const one = await staffByEmail(scope, recipient);
  if (!one) return body;
  return body.replace(`/join/${LINK_TO_COME}`, `/join/${await makeStaffLink(scope, one.id, purpose)}`);
}
