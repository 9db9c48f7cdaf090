import { audit } from '../audit/index.ts';
import { type Database, type Scope, systemActor } from '../platform/database/index.ts';
import type { Mail, Mailer, MailFate } from './mailer.ts';
import type { FailReason, Message } from './message.ts';
import { type House, houseOf } from './queries/house.ts';
import { attachmentOf } from './queries/messages.ts';
import { withStaffLink } from './staff-link.ts';
import { messageStore } from './store.ts';
import { wayNow } from './what-stops.ts';

/** Minutes until the next try, after the first, second … try; after the last it has failed. */
export const retryMinutes = [1, 5, 15, 60, 240, 720] as const;
/** How long a try may take at most before another process may take the message. */
const LEASE_MINUTES = 10;
/** Letters taken in hand together. */
export const AT_ONCE = 20;
/** An appointment's news is of no use when it is this old. */
const STALE_HOURS = 72;

type Setup = { readonly database: Database; readonly mailer: Mailer };
type Outcome = { readonly taken: number; readonly later: number; readonly failed: number };

/**
 * Hands the due e-mails of a programme to the mail server, one after the other. Each is taken in one transaction, sent
 * outside of any, and its fate written in another; after a crash in between it is sent again under the same Message-ID.
 */
export async function sendDue({ database, mailer }: Setup, programmeId: string): Promise<Outcome> {
  const actor = systemActor(programmeId);
  const count = { taken: 0, later: 0, failed: 0 };
  const due = await database.within(actor, async scope => {
    const house = await houseOf(scope);
    const taken = await messageStore(scope).takeDue(AT_ONCE, scope.now.add({ minutes: LEASE_MINUTES }));
    return { house, taken };
  });
  for (const [at, message] of due.taken.entries()) {
    const mail = await database.within(actor, scope => prepare(scope, due.house, message));
    if (!mail) continue;
    const fate = await mailer.send(mail);
    await database.within(actor, scope => settle(scope, message, fate));
    count[fate === 'taken' ? 'taken' : fate === 'refused' ? 'failed' : 'later'] += 1;
    // Nobody is there: to ask for each of the others would take as many times its patience.
    if (fate === 'away') {
      const left = due.taken.slice(at + 1).map(({ id }) => id);
      await database.within(actor, scope =>
        messageStore(scope).giveBack(left, scope.now.add({ minutes: retryMinutes[0] })),
      );
      count.later += left.length;
      break;
    }
  }
  return count;
}

/** The mail, unless the person’s rules or the hour have changed since it was written. */
async function prepare(scope: Scope, house: House, message: Message): Promise<Mail | null> {
  const store = messageStore(scope);
  const way = await wayNow(scope, message);
  if (way?.hold) {
    await store.change(message.id, { state: 'held', stateReason: way.hold, nextTryAt: null });
    await spoken(scope, message, 'held', way.hold);
    return null;
  }
  const age = message.createdAt.until(scope.now).total('hours');
  if (message.template.startsWith('session_') && age > STALE_HOURS) {
    await fail(scope, message, 'too_long_ago');
    return null;
  }
  return {
    messageId: `<${message.id}@${house.email.split('@')[1] ?? 'hedgerow.invalid'}>`,
    from: { name: message.neutral ? house.hostName : house.name, address: house.email },
    to: way?.recipient ?? message.recipient,
    subject: message.subject,
    text: await withStaffLink(scope, message),
    lang: message.locale,
    attachment: message.letterId ? await attachmentOf(scope, message.letterId) : null,
  };
}

async function settle(scope: Scope, message: Message, fate: MailFate): Promise<void> {
  const store = messageStore(scope);
  if (fate === 'taken') {
    await store.change(message.id, { state: 'sent', stateReason: null, sentAt: scope.now, nextTryAt: null });
    await spoken(scope, message, 'sent', null);
    return;
  }
  const wait = retryMinutes[message.tries - 1];
  if (fate !== 'refused' && wait !== undefined) {
    await store.change(message.id, { state: 'queued', nextTryAt: scope.now.add({ minutes: wait }) });
    return;
  }
  await fail(scope, message, fate === 'refused' ? 'refused' : 'unreachable');
}

async function fail(scope: Scope, message: Message, reason: FailReason): Promise<void> {
  await messageStore(scope).change(message.id, { state: 'failed', stateReason: reason, nextTryAt: null });
  await spoken(scope, message, 'failed', reason);
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
