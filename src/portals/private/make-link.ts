import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import { hashPassword } from '../../identity/index.ts';
import { isAllowed, queueMessage, safeContactOf } from '../../messages/index.ts';
import { personStore } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { isLocale } from '../../ui/index.ts';
import { type LinkWay, newLinkToken, newPin, type PinWay, personLinks } from './link-store.ts';
import { mayGiveLink } from './policy.ts';

export type MakeLink = {
  readonly personId: string;
  readonly linkWay: LinkWay;
  readonly pinWay: PinWay;
  readonly weeks: number;
  /** What the link begins with: scheme, host and programme. */
  readonly base: string;
  /** Who gives it, for the words of the message. */
  readonly worker: string;
};

/** Shown once to whoever gives it; nothing of it is kept but hashes. */
export type MadeLink = { readonly address: string; readonly pin: string; readonly sent: boolean };

/** Ways that a person's rules on safe contact allow for the link. A neutral sender sends no link at all. */
export async function waysFor(scope: Scope, personId: string): Promise<readonly LinkWay[]> {
  const contact = await safeContactOf(scope, personId);
  if (!contact || contact.died) return [];
  const sound = !contact.neutralSender;
  return [
    ...(sound && isAllowed(contact, 'sms') && contact.phone ? (['sms'] as const) : []),
    ...(sound && isAllowed(contact, 'email') && contact.email ? (['email'] as const) : []),
    ...(sound && isAllowed(contact, 'letter') ? (['paper'] as const) : []),
    'in_person',
  ];
}

/**
 * Gives a person a link to their own page and a PIN, which goes another way. A link they had before ends: this is also how somebody
 * who forgot the PIN gets a new one.
 * @throws NotFound, Forbidden, Refused (a way their rules do not allow; both on paper; joined with another record)
 */
export async function makePersonLink(scope: Scope, input: MakeLink): Promise<MadeLink> {
  if (!mayGiveLink(scope.actor)) throw new Forbidden('portals.refused.role');
  const person = await personStore(scope).find(input.personId);
  if (!person) throw new NotFound('person');
  if (person.merged_into) throw new Refused('people.refused.merged');
  const ways = await waysFor(scope, person.id);
  if (!ways.includes(input.linkWay)) throw new Refused('portals.refused.way');
  if (input.pinWay === 'paper' && (input.linkWay === 'paper' || !ways.includes('paper')))
    throw new Refused('portals.refused.paper');
  const [token, pin] = [newLinkToken(), newPin()];
  const links = personLinks(scope);
  await links.end(person.id, 'renewed');
  const id = await links.add({ ...input, token, pin: await hashPassword(pin) });
  const address = `${input.base}/my/${token}`;
  const sent = input.linkWay === 'sms' || input.linkWay === 'email';
  if (sent) {
    // The page asks for the PIN in the language of the message: so much the message itself tells whoever reads it.
    const contact = await safeContactOf(scope, person.id);
    const inTheirs = isLocale(contact?.locale) && contact.locale !== 'en' ? `?lang=${contact.locale}` : '';
    await queueMessage(scope, {
      template: 'own_page',
      personId: person.id,
      channel: input.linkWay === 'sms' ? 'sms' : 'email',
      values: { name: person.known_as ?? person.given_name, worker: input.worker, link: address + inTheirs },
    });
  }
  await audit(scope, {
    verb: 'person_link.given',
    subject: { kind: 'person_link', id },
    personId: person.id,
    fields: [input.linkWay, input.pinWay],
  });
  return { address, pin, sent };
}
