import { audit } from '../audit/index.ts';
import { newId } from '../core/index.ts';
import { type ConsentRecipient, mayUse } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { type Channel, hoursIn } from '../programmes/index.ts';
import { isLocale } from '../ui/index.ts';
import type { MessageState, SoftHold } from './message.ts';
import { isDoubtful, type KnownContact, safeContactInReferral, safeContactOf } from './queries/contact.ts';
import { type House, houseOf, viewOf } from './queries/house.ts';
import { type SafeContact, type WayOut, wayTo, wayToOther } from './safe-contact.ts';
import { messageStore } from './store.ts';
import { type Template, type TemplateName, templates } from './templates.ts';
import { tooLong } from './too-long.ts';
import { type MessageValues, writeMessage } from './write-message.ts';

export type NewMessage = {
  /** `stableId(event.id, template)` when an event made it; then it is made once however often the event is heard. */
  readonly id?: string | undefined;
  readonly template: TemplateName;
  readonly values: MessageValues;
  readonly personId?: string | null | undefined;
  readonly referralId?: string | null | undefined;
  readonly letterId?: string | null | undefined;
  /** One way only, of those the template has. */
  readonly channel?: Channel | undefined;
  /** Language; without it the person's, or the programme's first. */
  readonly locale?: string | undefined;
  /** Addresses of a professional or a group. Those of a person come from their record, never from here. */
  readonly recipient?: { readonly email?: string | null; readonly address?: string | null } | undefined;
  /** The recipient as consents name them, where the template is one that needs consent. */
  readonly told?: ConsentRecipient | undefined;
  /** After this it would tell something that is no use any more, such as a reminder of what has been. */
  readonly usefulUntil?: Temporal.Instant | undefined;
  /** Something a person must decide first. */
  readonly hold?: SoftHold | null | undefined;
};

export type Queued = {
  readonly id: string;
  readonly state: MessageState | 'not_written';
  readonly reason: string | null;
  /** False when a message of this id was there before. */
  readonly added: boolean;
};

/**
 * Writes a message and puts it into the outbox. What goes to a person takes a way that they allow or is held; who
 * refers, a GP or a group is written to at the address given, when the person agrees: without their word on it the message is held,
 * and where they said no it is not written. A courtesy that has no way is not written. Nothing is sent
 * here.
 * @throws TypeError for values a template lacks, NotFound for a programme that is not there
 * @example await queueMessage(scope, { template: 'worker_will_ring', personId, referralId, values: { name, worker } });
 */
export async function queueMessage(scope: Scope, input: NewMessage): Promise<Queued> {
  const template: Template = templates[input.template];
  const house = await houseOf(scope);
  const stopped = await consentStops(scope, input, template);
  if (stopped === 'consent_withdrawn') {
    return { id: input.id ?? newId(), state: 'not_written', reason: stopped, added: false };
  }
  const contact = template.to === 'person' ? await contactOf(scope, input) : null;
  const ways: readonly [Channel, ...Channel[]] = input.channel ? [input.channel] : template.ways;
  const way = contact ? wayTo(contact, ways) : wayToOther(addressesOf(input), ways);
  const id = input.id ?? newId();
  if (way.hold && template.courtesy) return { id, state: 'not_written', reason: way.hold, added: false };
  const locale = localeOf(input, contact, house);
  const neutral = contact?.neutralSender ?? false;
  const written = writeMessage({
    view: viewOf(house, scope.now, locale),
    programme: { ...house, phoneHours: hoursIn(house, locale) },
    template: input.template,
    channel: way.channel,
    values: input.values,
    neutral,
    codeWord: contact?.codeWord ?? null,
  });
  const reason =
    way.hold ?? stopped ?? tooLong(way.channel, written.body) ?? (await softHold(scope, input, contact, way));
  const state = reason ? 'held' : 'queued';
  const added = await messageStore(scope).add({
    id,
    referralId: input.referralId ?? null,
    personId: input.personId ?? null,
    letterId: input.letterId ?? null,
    toWhom: template.to,
    channel: way.channel,
    template: input.template,
    locale,
    neutral,
    recipient: way.recipient,
    told: input.told ?? null,
    ...written,
    state,
    stateReason: reason,
    usefulUntil: input.usefulUntil ?? null,
  });
  if (added) {
    await audit(scope, {
      verb: `message.${state}`,
      subject: { kind: 'message', id },
      personId: input.personId ?? null,
      reason,
    });
  }
  return { id, state, reason, added };
}

/** Nobody's record, nobody's permission: then there is no way at all. */
const unknown: KnownContact = {
  mayText: false,
  mayEmail: false,
  mayPost: false,
  neutralSender: true,
  codeWord: null,
  died: false,
  quiet: null,
  phone: null,
  email: null,
  address: null,
  locale: 'en',
};

async function contactOf(scope: Scope, { personId, referralId }: NewMessage) {
  const found = personId
    ? await safeContactOf(scope, personId)
    : referralId
      ? await safeContactInReferral(scope, referralId)
      : null;
  return found ?? unknown;
}

const addressesOf = ({ recipient }: NewMessage) => ({
  phone: null,
  email: recipient?.email ?? null,
  address: recipient?.address ?? null,
});

/** What the person's consent says of it, asked here for every message there is. */
async function consentStops(
  scope: Scope,
  { personId = null, referralId = null, told }: NewMessage,
  { use }: Template,
): Promise<'consent_withdrawn' | 'consent_not_asked' | null> {
  if (!use) return null;
  const { allowed, standing } = await mayUse(scope, use, { personId, referralId }, told ?? null);
  if (allowed) return null;
  return standing === 'refused' || standing === 'withdrawn' ? 'consent_withdrawn' : 'consent_not_asked';
}

async function softHold(
  scope: Scope,
  input: NewMessage,
  contact: SafeContact | null,
  way: WayOut,
): Promise<SoftHold | null> {
  if (input.hold) return input.hold;
  if (contact?.neutralSender && input.letterId) return 'neutral_letter';
  return (await isDoubtful(scope, way.recipient)) ? 'address_refused' : null;
}

function localeOf(input: NewMessage, contact: { readonly locale: string } | null, house: House): string {
  const wished = input.locale ?? contact?.locale ?? house.locale;
  return isLocale(wished) ? wished : 'en';
}
