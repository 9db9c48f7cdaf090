import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../core/index.ts';
import type { Actor, Scope } from '../../platform/database/index.ts';

/** How long a link to a provider's page opens its door: past the last question, three months after the first time. */
export const PROVIDER_LINK_DAYS = 120;

/** SHA-256 of a token: nothing else of it is kept. */
export const providerTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The group behind a service: it reads what was sent to that service and nothing else. */
export function providerActor(programmeId: string, serviceId: string, name = ''): Actor {
  return { programmeId, id: serviceId, role: 'provider', teams: [], name };
}

/**
 * Makes a link to a provider's page. It opens a door that asks for a number or a code, so it may stand in an e-mail.
 * @returns the token; the address is `/<programme>/provider/<token>`
 */
export async function addProviderLink({ db, actor, now }: Scope, serviceId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('provider_link')
    .values({
      programme_id: actor.programmeId,
      id: newId(),
      service_id: serviceId,
      token_hash: providerTokenHash(token),
      made_at: now,
      made_by: actor.id,
      expires_at: now.add({ hours: PROVIDER_LINK_DAYS * 24 }),
    })
    .execute();
  return token;
}
