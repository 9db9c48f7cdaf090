import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import { hashPassword } from '../../identity/index.ts';
import { personStore } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { newLinkToken, newPin, personLinks } from './link-store.ts';
import { mayEndLink, mayLetHelp } from './policy.ts';
import type { Helper } from './visit-store.ts';

/** More than this many at once are not helpers but an audience. */
export const MOST_HELPERS = 3;

export type LetHelp = Helper & {
  readonly personId: string;
  readonly weeks: number;
  /** What the link begins with: scheme, host and programme. */
  readonly base: string;
};

/**
 * Gives a helper a link and PIN of their own, shown once to whoever gives it. Nothing is sent: whose telephone a helper has, we do not
 * know.
 * @param helpers how many there are already; the person cannot count links themselves
 * @throws Forbidden, NotFound, Refused (joined with another record, or enough helpers)
 */
export async function letHelp(
  scope: Scope,
  input: LetHelp,
  helpers: number,
): Promise<{ readonly address: string; readonly pin: string }> {
  if (!mayLetHelp(scope.actor, input.personId)) throw new Forbidden('portals.refused.role');
  const person = await personStore(scope).find(input.personId);
  if (!person) throw new NotFound('person');
  if (person.merged_into) throw new Refused('people.refused.merged');
  if (helpers >= MOST_HELPERS) throw new Refused('portals.helpers.most');
  const [token, pin] = [newLinkToken(), newPin()];
  const { name, powers, personId, weeks } = input;
  const id = await personLinks(scope).add({
    personId,
    token,
    pin: await hashPassword(pin),
    linkWay: 'in_person',
    pinWay: 'in_person',
    weeks,
    helper: { name, powers },
  });
  await audit(scope, {
    verb: 'person_link.given_to_helper',
    subject: { kind: 'person_link', id },
    personId,
    fields: powers,
  });
  return { address: `${input.base}/my/${token}`, pin };
}

/**
 * Ends a helper's link: with the very next request it opens nothing.
 * @throws Forbidden, NotFound when it is none of theirs, or over
 */
export async function endHelp(
  scope: Scope,
  { personId, linkId }: { readonly personId: string; readonly linkId: string },
): Promise<void> {
  if (!mayEndLink(scope.actor)) throw new Forbidden('portals.refused.role');
  const why = scope.actor.role === 'signin' ? 'person' : 'staff';
  if (!(await personLinks(scope).endHelper(personId, linkId, why))) throw new NotFound('link');
  await audit(scope, {
    verb: 'person_link.ended',
    subject: { kind: 'person_link', id: linkId },
    personId,
    reason: why,
  });
}
