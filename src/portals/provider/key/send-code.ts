import { audit } from '../../../audit/index.ts';
import { serviceCards } from '../../../directory/index.ts';
import { queueMessage } from '../../../messages/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import { CODE_MINUTES, codeHash, keyStore, newCode } from './key-store.ts';

/** `none`: no address is known. `enough`: too many codes lately. */
export type CodeSent = 'sent' | 'none' | 'enough' | 'no_link';

/**
 * Sends a code to the address that stands in the directory, whoever asks: only whoever has the group's mailbox reads it. The house
 * does it, because a visitor writes no messages.
 */
export async function sendCode(scope: Scope, secret: Buffer, token: string): Promise<CodeSent> {
  const store = keyStore(scope);
  const door = await store.door(token);
  if (!door) return 'no_link';
  const { serviceId } = door;
  const card = (await serviceCards(scope.db, [serviceId])).get(serviceId);
  if (!card?.email) return 'none';
  if (!(await store.mayAskCode(serviceId))) return 'enough';
  const code = newCode();
  await store.addCode(serviceId, id => codeHash(secret, id, code));
  await queueMessage(scope, {
    template: 'provider_code',
    recipient: { email: card.email },
    values: { service: card.name, code: `${code.slice(0, 3)} ${code.slice(3)}`, minutes: CODE_MINUTES },
  });
  await audit(scope, { verb: 'provider_page.code_sent', subject: { kind: 'service', id: serviceId } });
  return 'sent';
}
