import type { Scope } from '../platform/database/index.ts';
import { type Match, matchIdentities, surestFirst } from './match.ts';
import { type Identity, identityOf, type Person } from './person.ts';
import { matchCandidates } from './queries.ts';

/** A person who may be the one, with what agrees and what differs. */
export type PersonMatch = Match & { readonly person: Person };

/**
 * People who may be the one that an identity speaks of, surest first. Shown to staff, never acted upon silently.
 * Three of the four fields always contain the birth date or the postcode, so looking those up finds every candidate.
 */
export async function matchPeople(scope: Scope, identity: Identity): Promise<readonly PersonMatch[]> {
  const [found = []] = await matchEach(scope, [identity]);
  return found;
}

/** The same for a whole list with one query; the answers are in the order of the identities. */
export async function matchEach(
  scope: Scope,
  identities: readonly Identity[],
): Promise<readonly (readonly PersonMatch[])[]> {
  const people = await matchCandidates(scope, identities);
  return identities.map(identity =>
    people
      .map(person => ({ person, match: matchIdentities(identity, identityOf(person)) }))
      .flatMap(({ person, match }) => (match ? [{ ...match, person }] : []))
      .sort(surestFirst),
  );
}
