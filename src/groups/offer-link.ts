import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor, Scope } from '../platform/database/index.ts';
import type { PlaceState } from './place.ts';
import { placeStore } from './place-store.ts';

const shape = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What the link in an offer opens. */
export type OfferLink = {
  readonly placeId: string;
  readonly personId: string;
  readonly state: PlaceState;
  readonly endedWhy: string | null;
  readonly offerUntil: Temporal.Instant | null;
  readonly groupName: string;
  readonly groupState: string;
  readonly about: string;
  readonly whatToExpect: string;
  readonly mode: string;
  readonly place: string | null;
  readonly address: string | null;
  readonly nextAt: Temporal.Instant | null;
};

/**
 * Makes the link by which a place that was offered is taken or refused. Only the hash of the token is kept; one made before opens nothing
 * any more.
 * @returns the token; the address is `/<programme>/place/<token>`
 */
export async function addOfferLink(scope: Scope, placeId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await placeStore(scope).change(placeId, { offer_hash: hashOf(token) });
  return token;
}

/** What a token opens; null when there is no such link. Changes nothing. */
export async function openOffer({ db }: Scope, token: string): Promise<OfferLink | null> {
  if (!shape.test(token)) return null;
  const { rows } = await sql<OfferLink>`
    select place_id as "placeId", person_id as "personId", state, ended_why as "endedWhy", offer_until as "offerUntil",
      group_name as "groupName", group_state as "groupState", about, what_to_expect as "whatToExpect", mode, place, address,
      next_at as "nextAt"
    from open_group_offer(${hashOf(token)})`.execute(db);
  return rows[0] ?? null;
}

/** Whoever holds the link answers as the person, and can do nothing else with it. */
export function personOfOffer(programmeId: string, { personId }: OfferLink): Actor {
  return { programmeId, id: personId, role: 'person', teams: [], name: '' };
}
