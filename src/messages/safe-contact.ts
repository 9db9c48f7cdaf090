import type { Channel } from '../programmes/index.ts';
import type { HardHold } from './message.ts';

/** What binds every message to a person (domain.md, “Safety”), with the addresses we have. */
export type SafeContact = {
  readonly mayText: boolean;
  readonly mayEmail: boolean;
  readonly mayPost: boolean;
  readonly neutralSender: boolean;
  readonly codeWord: string | null;
  readonly died: boolean;
  readonly phone: string | null;
  readonly email: string | null;
  /** Postal address with postcode, on one or more lines. */
  readonly address: string | null;
};

/** The way a message takes, or what stops it. Without a way that is allowed there is no recipient either. */
export type WayOut =
  | { readonly hold: null; readonly channel: Channel; readonly recipient: string }
  | { readonly hold: HardHold; readonly channel: Channel; readonly recipient: '' };

type Addresses = Pick<SafeContact, 'phone' | 'email' | 'address'>;

/** One mailbox and nothing else: no list, no line break, no name. */
const mailbox = /^[^\s@<>(),;:"]{1,64}@[^\s@<>(),;:"]{1,190}\.[^\s@<>(),;:".]{2,}$/;
const number = /^\+[1-9]\d{7,14}$/;

/**
 * The first of the wished ways that the person allows and that has a sound address. Nothing here is ever guessed: a way
 * that is not allowed is not taken, whatever else is missing.
 * @param ways what the template would like, best first; never empty
 * @example wayTo(person, ['sms', 'email']) // { hold: null, channel: 'sms', recipient: '+353…' }
 */
export function wayTo(person: SafeContact, ways: readonly [Channel, ...Channel[]]): WayOut {
  if (person.died) return { hold: 'died', channel: ways[0], recipient: '' };
  const allowed = ways.filter(way => isAllowed(person, way));
  return firstSound(person, allowed) ?? { hold: 'way_not_allowed', channel: ways[0], recipient: '' };
}

/** The same for a professional or a group, whom no safe-contact rule binds. */
export function wayToOther(to: Addresses, ways: readonly [Channel, ...Channel[]]): WayOut {
  return firstSound(to, ways) ?? { hold: 'no_address', channel: ways[0], recipient: '' };
}

/** Whether a person allows this way at all. */
export function isAllowed(person: SafeContact, way: Channel): boolean {
  return { sms: person.mayText, email: person.mayEmail, letter: person.mayPost }[way];
}

function firstSound(to: Addresses, ways: readonly Channel[]): WayOut | null {
  const looked = ways.map(channel => ({ channel, ...addressFor(to, channel) }));
  const sound = looked.find(one => one.hold === null);
  if (sound) return { hold: null, channel: sound.channel, recipient: sound.recipient };
  const [best] = looked.toSorted((one, other) => weight(one.hold) - weight(other.hold));
  return best?.hold ? { hold: best.hold, channel: best.channel, recipient: '' } : null;
}

/** A doubtful address can be mended sooner than a missing one, so it is said first. */
const weight = (hold: HardHold | null): number => (hold === 'doubtful_address' ? 0 : 1);

function addressFor(
  to: Addresses,
  way: Channel,
): { readonly hold: HardHold | null; readonly recipient: string } {
  const written = { sms: to.phone, email: to.email, letter: to.address }[way]?.trim() ?? '';
  if (written === '') return { hold: 'no_address', recipient: '' };
  const sound = way === 'letter' ? hasTwoParts(written) : { sms: number, email: mailbox }[way].test(written);
  return sound ? { hold: null, recipient: written } : { hold: 'doubtful_address', recipient: '' };
}

/** A house and a place, on two lines or with a comma between. No expression: what is typed here could make one search for seconds. */
function hasTwoParts(address: string): boolean {
  const inside = address.slice(1, -1);
  return inside.includes('\n') || inside.includes(',');
}
