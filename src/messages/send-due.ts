import { audit } from '../audit/index.ts';
import { type Database, type Scope, systemActor } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { Channel } from '../programmes/index.ts';
import type { Handed, Outgoing, Sender } from './channels/channel.ts';
import { partsOf } from './channels/parts.ts';
import { nextDay, thisDay } from './day-limit.ts';
import type { FailReason, Message } from './message.ts';
import { type House, houseOf } from './queries/house.ts';
import { attachmentOf, partsSince } from './queries/messages.ts';
import { quietOf, quietUntil } from './quiet-hours.ts';
import { isOvertaken } from './replies/is-overtaken.ts';
import { withStaffLink } from './staff-link.ts';
import { messageStore } from './store.ts';
import { wayNow } from './what-stops.ts';

/** Minutes until the next try, after the first, second … try; after the last it has failed. */
export const retryMinutes = [1, 5, 15, 60, 240, 720] as const;
/** How long a try may take at most before another process may take the message. */
const LEASE_MINUTES = 10;
/** Messages taken in hand together. */
export const AT_ONCE = 20;
/** An appointment's news is of no use when it is this old. */
const STALE_HOURS = 72;

/** Prints a message for the post of others; null when there is nothing to print. */
export type Paper = (programmeId: string, messageId: string) => Promise<Uint8Array | null>;

type Setup = {
  readonly database: Database;
  readonly sender: Sender;
  readonly channel?: Channel;
  /** Needed where letters leave by somebody else’s printer. */
  readonly paper?: Paper | undefined;
};
type Outcome = { readonly taken: number; readonly later: number; readonly failed: number };

/** A message that may leave, and its place among those that were taken. */
type Ready = { readonly at: number; readonly message: Message; readonly outgoing: Outgoing };

/** Texts that may still be paid for today, and since when they are counted. */
type Purse = { left: number };

/**
 * Hands the due messages of one channel to its sender, one after the other. Each is taken in one transaction, sent
 * outside of any, and its fate written in another, which looks at the next; after a crash in between it is sent again under the same id.
 */
export async function sendDue(
  { database, sender, channel = 'email', paper }: Setup,
  programmeId: string,
): Promise<Outcome> {
  const actor = systemActor(programmeId);
  const count = { taken: 0, later: 0, failed: 0 };
  const due = await database.within(actor, async scope => {
    const house = await houseOf(scope);
    const purse = { left: channel === 'sms' ? await putOffTexts(scope, house) : 0 };
    const until = scope.now.add({ minutes: LEASE_MINUTES });
    return { house, purse, taken: await messageStore(scope).takeDue(channel, AT_ONCE, until) };
  });
  const printed = async (outgoing: Outgoing): Promise<Outgoing> => {
    if (channel !== 'letter' || !paper) return outgoing;
    const bytes = await paper(programmeId, outgoing.id);
    return { ...outgoing, attachment: bytes ? { name: 'letter.pdf', bytes } : null };
  };
  const { house, purse } = due;
  /** The next of these that nothing speaks against, and where among those that were taken. */
  const nextOf = async (scope: Scope, from: number): Promise<Ready | null> => {
    for (const [at, message] of due.taken.entries()) {
      const outgoing = at < from ? null : await prepare(scope, house, message, purse);
      if (outgoing) return { at, message, outgoing };
    }
    return null;
  };
  let ready = await database.within(actor, scope => nextOf(scope, 0));
  while (ready) {
    const { at, message, outgoing } = ready;
    const handed = await sender.send(await printed(outgoing));
    count[countedAs(handed)] += 1;
    const settled = (scope: Scope) => settle(scope, message, handed, sender.name);
    // Its fate and what speaks against the next are one transaction: the next leaves right after it.
    const both = database.within(actor, async scope => {
      await settled(scope);
      if (handed.fate !== 'away' && handed.fate !== 'wait') return nextOf(scope, at + 1);
      // Nobody is there, or it is too much for them: to ask for each of the others would take as many times its patience.
      const left = due.taken.slice(at + 1).map(({ id }) => id);
      const seconds = handed.fate === 'wait' ? handed.seconds : 60 * retryMinutes[0];
      await messageStore(scope).giveBack(left, scope.now.add({ seconds }));
      count.later += left.length;
      return null;
    });
    ready = await both.catch(async error => {
      // Trouble with the next must not undo that this one left: it would go again.
      await database.within(actor, settled);
      throw error;
    });
  }
  return count;
}

/** In the night, and when the day's texts are spent, all of them wait together. @returns how many texts are left for today */
async function putOffTexts(scope: Scope, house: House): Promise<number> {
  const store = messageStore(scope);
  const quiet = quietOf(house.settings.quietHours);
  const morning = quiet && quietUntil(scope.now, house.zone, [quiet]);
  if (morning) await store.putOff('sms', morning, 'quiet_hours', 'person');
  const left = house.settings.textPartsADay - (await partsSince(scope, thisDay(scope.now, house.zone)));
  if (left <= 0) await store.putOff('sms', nextDay(scope.now, house.zone), 'day_limit');
  return left;
}

const countedAs = ({ fate }: Handed): keyof Outcome =>
  fate === 'taken' ? 'taken' : fate === 'refused' || fate === 'impossible' ? 'failed' : 'later';

/** The message as it leaves, unless rules, the hour or the day have something against it now. */
async function prepare(scope: Scope, house: House, message: Message, purse: Purse): Promise<Outgoing | null> {
  const { id } = message;
  const way = await wayNow(scope, message);
  if (way?.hold) {
    await messageStore(scope).change(id, { state: 'held', stateReason: way.hold, nextTryAt: null });
    await spoken(scope, message, 'held', way.hold);
    return null;
  }
  if (await isOvertaken(scope, message)) {
    await messageStore(scope).change(id, { state: 'cancelled', stateReason: 'overtaken', nextTryAt: null });
    return null;
  }
  const end = uselessSince(message, scope.now);
  if (end) {
    await fail(scope, message, end);
    return null;
  }
  if (message.channel === 'sms' && (await waits(scope, house, message, way?.quiet ?? null, purse)))
    return null;
  return {
    id,
    from: { name: message.neutral ? house.hostName : house.name, address: house.email },
    neutral: message.neutral,
    to: way?.recipient ?? message.recipient,
    subject: message.subject,
    text: await withStaffLink(scope, message),
    lang: message.locale,
    attachment: message.letterId ? await attachmentOf(scope, message.letterId) : null,
    again: message.tries > 1,
  };
}

/** Whether it tells something that is over. */
function uselessSince(message: Message, now: Temporal.Instant): FailReason | null {
  const { usefulUntil, createdAt, template } = message;
  if (usefulUntil && Temporal.Instant.compare(now, usefulUntil) > 0) return 'too_late';
  const age = createdAt.until(now).total('hours');
  return template.startsWith('session_') && age > STALE_HOURS ? 'too_long_ago' : null;
}

/** A text waits for the morning, or for the next day when what may be spent on this one is spent. */
async function waits(
  scope: Scope,
  house: House,
  message: Message,
  own: Parameters<typeof quietUntil>[2][number] | null,
  purse: Purse,
): Promise<boolean> {
  const hours = [quietOf(house.settings.quietHours), own].filter(one => one !== null);
  const morning = message.toWhom === 'person' ? quietUntil(scope.now, house.zone, hours) : null;
  if (morning) {
    await messageStore(scope).giveBack([message.id], morning, 'quiet_hours');
    return true;
  }
  const { count } = partsOf(message.body);
  if (count > purse.left) {
    await messageStore(scope).giveBack([message.id], nextDay(scope.now, house.zone), 'day_limit');
    return true;
  }
  purse.left -= count;
  return false;
}

async function settle(scope: Scope, message: Message, handed: Handed, carrier: string): Promise<void> {
  const store = messageStore(scope);
  // The other side may have told that it came back before we wrote that it left.
  const now = await store.hold(message.id);
  if (now?.state === 'failed' && handed.fate === 'taken') {
    await store.change(message.id, { state: 'failed', carrier, outsideId: handed.outsideId });
    return;
  }
  if (handed.fate === 'taken') {
    const when = { sentAt: scope.now, fateAt: scope.now, nextTryAt: null };
    const { outsideId } = handed;
    const parts = message.channel === 'sms' ? { parts: partsOf(message.body).count } : {};
    await store.change(message.id, {
      state: 'sent',
      stateReason: null,
      carrier,
      outsideId,
      ...parts,
      ...when,
    });
    await spoken(scope, message, 'sent', null);
    return;
  }
  if (handed.fate === 'wait') {
    await store.giveBack([message.id], scope.now.add({ seconds: handed.seconds }), 'slow_down');
    return;
  }
  const wait = retryMinutes[message.tries - 1];
  const final = handed.fate === 'refused' || handed.fate === 'impossible';
  if (!final && wait !== undefined) {
    await store.change(message.id, {
      state: 'queued',
      stateReason: null,
      nextTryAt: scope.now.add({ minutes: wait }),
    });
    return;
  }
  await fail(scope, message, final ? (handed.fate === 'refused' ? 'refused' : 'not_taken') : 'unreachable');
}

async function fail(scope: Scope, message: Message, reason: FailReason): Promise<void> {
  const state = { state: 'failed', stateReason: reason, nextTryAt: null, fateAt: scope.now } as const;
  await messageStore(scope).change(message.id, state);
  await spoken(scope, message, 'failed', reason);
  await emit(scope, { name: 'MessageFailed', subjectId: message.id, payload: { reason } });
}

/** The fate of a message is part of the record of whoever it is about. */
function spoken(
  scope: Scope,
  { id, personId }: Message,
  fate: 'sent' | 'held' | 'failed',
  reason: string | null,
): Promise<void> {
  return audit(scope, { verb: `message.${fate}`, subject: { kind: 'message', id }, personId, reason });
}
