import { auditAll } from '../audit/index.ts';
import { newId } from '../core/index.ts';
import { type ConsentDecision, type ConsentRecipient, mayUseMany } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { type Channel, hoursIn } from '../programmes/index.ts';
import { isLocale } from '../ui/index.ts';
import type { MessageState, SoftHold } from './message.ts';
import { doubtfulOf, type KnownContact, safeContactInReferral, safeContactsOf } from './queries/contact.ts';
import { type House, houseOf, viewsOf } from './queries/house.ts';
import { type WayOut, wayTo, wayToOther } from './safe-contact.ts';
import { messageStore } from './store.ts';
import { type Template, type TemplateName, templates } from './templates.ts';
import { tooLong } from './too-long.ts';
import { ownWordsOf } from './wording/store.ts';
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

/** A message with all that is known about it before it is written. */
type Known = {
  readonly input: NewMessage;
  readonly id: string;
  readonly template: Template;
  readonly contact: KnownContact | null;
  readonly way: WayOut;
  /** What the person's consent has against it. */
  readonly stopped: 'consent_withdrawn' | 'consent_not_asked' | null;
};

/**
 * Writes many messages, each as `queueMessage` does, with as many questions for all of them as for one.
 * @returns what became of each, in their order
 */
export async function queueMessages(scope: Scope, inputs: readonly NewMessage[]): Promise<readonly Queued[]> {
  if (inputs.length === 0) return [];
  const house = await houseOf(scope);
  const contacts = await contactsOf(scope, inputs);
  const stops = await consentStops(scope, inputs);
  const all = inputs.map((input, at) => knownOf(input, contacts(input), stops[at] ?? null));
  const doubtful = await doubtfulOf(
    scope,
    all.map(({ way }) => way.recipient),
  );
  const views = viewsOf(house, scope.now);
  const own = await ownWordsOf(
    scope,
    inputs.map(({ template }) => template),
  );
  const written = all
    .filter(known => leftOut(known) === null)
    .map(known => messageOf({ views, house, own }, known, doubtful.has(known.way.recipient)));
  const added = await messageStore(scope).addAll(written);
  await auditAll(
    scope,
    written
      .filter(({ id }) => added.has(id))
      .map(({ id, state, stateReason, personId }) => ({
        verb: `message.${state}` as const,
        subject: { kind: 'message', id },
        personId,
        reason: stateReason,
      })),
  );
  const byId = new Map(written.map(one => [one.id, one]));
  return all.map(known => {
    const one = byId.get(known.id);
    if (!one) return { id: known.id, state: 'not_written', reason: leftOut(known), added: false };
    return { id: one.id, state: one.state, reason: one.stateReason, added: added.has(one.id) };
  });
}

function knownOf(input: NewMessage, contact: KnownContact, stopped: Known['stopped']): Known {
  const template: Template = templates[input.template];
  const ways: readonly [Channel, ...Channel[]] = input.channel ? [input.channel] : template.ways;
  const toPerson = template.to === 'person';
  const way = toPerson ? wayTo(contact, ways) : wayToOther(addressesOf(input), ways);
  return { input, template, way, stopped, id: input.id ?? newId(), contact: toPerson ? contact : null };
}

/** Why it is not written at all: somebody said no, or it is a courtesy without a way. */
function leftOut({ stopped, way, template }: Known): string | null {
  if (stopped === 'consent_withdrawn') return stopped;
  return template.courtesy ? way.hold : null;
}

/** Who writes, in each language, and in which words of their own. */
type Writer = {
  readonly views: ReturnType<typeof viewsOf>;
  readonly house: House;
  readonly own: Awaited<ReturnType<typeof ownWordsOf>>;
};

function messageOf({ views, house, own }: Writer, known: Known, doubtful: boolean) {
  const { input, id, template, contact, way, stopped } = known;
  const locale = localeOf(input, contact, house);
  const neutral = contact?.neutralSender ?? false;
  const words = writeMessage({
    view: views(locale),
    programme: { ...house, phoneHours: hoursIn(house, locale) },
    template: input.template,
    channel: way.channel,
    values: input.values,
    neutral,
    codeWord: contact?.codeWord ?? null,
    own: own(input.template, locale),
  });
  const soft =
    input.hold ?? (neutral && input.letterId ? 'neutral_letter' : doubtful ? 'address_refused' : null);
  const reason = way.hold ?? stopped ?? tooLong(way.channel, words.body) ?? soft;
  return {
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
    ...words,
    state: reason ? ('held' as const) : ('queued' as const),
    stateReason: reason,
    usefulUntil: input.usefulUntil ?? null,
  };
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

/** How each is reached; of referrals without a record one after the other, for they come one at a time. */
async function contactsOf(scope: Scope, inputs: readonly NewMessage[]) {
  const toPeople = inputs.filter(({ template }) => templates[template].to === 'person');
  const people = await safeContactsOf(
    scope,
    toPeople.flatMap(({ personId }) => personId ?? []),
  );
  const referrals = new Map<string, KnownContact | null>();
  for (const { personId, referralId } of toPeople) {
    if (!personId && referralId && !referrals.has(referralId)) {
      referrals.set(referralId, await safeContactInReferral(scope, referralId));
    }
  }
  return ({ personId, referralId }: NewMessage): KnownContact =>
    (personId ? people.get(personId) : referrals.get(referralId ?? '')) ?? unknown;
}

const addressesOf = ({ recipient }: NewMessage) => ({
  phone: null,
  email: recipient?.email ?? null,
  address: recipient?.address ?? null,
});

/** What consents say of each, asked here for every message there is: one question for each use there is among them. */
async function consentStops(
  scope: Scope,
  inputs: readonly NewMessage[],
): Promise<readonly Known['stopped'][]> {
  const stops: Known['stopped'][] = inputs.map(() => null);
  const asked = inputs.flatMap((input, at) => {
    const { use } = templates[input.template] as Template;
    return use ? [{ use, at, input }] : [];
  });
  for (const [use, all] of Map.groupBy(asked, one => one.use)) {
    const decisions = await mayUseMany(
      scope,
      use,
      all.map(({ input: { personId = null, referralId = null, told = null } }) => ({
        personId,
        referralId,
        to: told,
      })),
    );
    for (const [nth, { at }] of all.entries()) stops[at] = stopOf(decisions[nth]);
  }
  return stops;
}

function stopOf(decision: ConsentDecision | undefined): Known['stopped'] {
  if (decision?.allowed) return null;
  const no = decision?.standing === 'refused' || decision?.standing === 'withdrawn';
  return no ? 'consent_withdrawn' : 'consent_not_asked';
}

function localeOf(input: NewMessage, contact: { readonly locale: string } | null, house: House): string {
  const wished = input.locale ?? contact?.locale ?? house.locale;
  return isLocale(wished) ? wished : 'en';
}
