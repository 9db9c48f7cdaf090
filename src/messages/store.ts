import type { Selectable } from 'kysely';
import type { Scope, Tables } from '../platform/database/index.ts';
import { ownerOf, sealed } from '../platform/vault/index.ts';
import type { Channel } from '../programmes/index.ts';
import type { Message, MessageState, ToWhom, WaitReason } from './message.ts';

type Row = Selectable<Tables['message']>;

/** A message on its way into the table. */
export type NewMessage = Omit<
  Message,
  'createdAt' | 'sentAt' | 'nextTryAt' | 'tries' | 'deliveredAt' | 'parts' | 'usefulUntil' | 'batchId'
> & { readonly usefulUntil?: Temporal.Instant | null };

/** What sending or a decision changes. */
export type MessageChange = {
  readonly state: MessageState;
  readonly stateReason?: string | null;
  readonly recipient?: string;
  readonly channel?: Channel;
  readonly sentAt?: Temporal.Instant | null;
  readonly nextTryAt?: Temporal.Instant | null;
  readonly tries?: number;
  readonly carrier?: string;
  readonly outsideId?: string | null;
  readonly parts?: number;
  readonly deliveredAt?: Temporal.Instant | null;
  /** When the last word about its fate came. */
  readonly fateAt?: Temporal.Instant;
  readonly batchId?: string | null;
  /** Set when a member of staff decided. */
  readonly decided?: boolean;
};

/** Rows of one statement: PostgreSQL takes 65,535 values. */
const ROWS_AT_ONCE = 500;

/** The table of messages, for one actor in one transaction. */
export function messageStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const rowOf = (message: NewMessage) => ({
    programme_id,
    id: message.id,
    referral_id: message.referralId,
    person_id: message.personId,
    letter_id: message.letterId,
    to_whom: message.toWhom,
    channel: message.channel,
    template: message.template,
    locale: message.locale,
    neutral: message.neutral,
    recipient_id: message.told?.id ?? null,
    ...sealedText(message),
    state: message.state,
    state_reason: message.stateReason,
    created_at: now,
    useful_until: message.usefulUntil ?? null,
  });
  const bodyOf = async (id: string): Promise<string> => {
    const row = await db
      .selectFrom('message')
      .select(['id', 'body'])
      .where('programme_id', '=', programme_id)
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.body ?? '';
  };
  return {
    /** Adds those that are not there. @returns the ids of those that were added */
    async addAll(messages: readonly NewMessage[]): Promise<ReadonlySet<string>> {
      const added = new Set<string>();
      for (let from = 0; from < messages.length; from += ROWS_AT_ONCE) {
        const rows = await db
          .insertInto('message')
          .values(messages.slice(from, from + ROWS_AT_ONCE).map(rowOf))
          .onConflict(conflict => conflict.columns(['programme_id', 'id']).doNothing())
          .returning('id')
          .execute();
        for (const { id } of rows) added.add(id);
      }
      return added;
    },

    /** The id of a message that is known by our id, or by what the other side calls it. */
    async outside(of: {
      readonly messageId: string | null;
      readonly outsideId: string | null;
    }): Promise<string | undefined> {
      const known = (column: 'id' | 'outside_id', value: string) =>
        db
          .selectFrom('message')
          .select('id')
          .where('programme_id', '=', programme_id)
          .where(column, '=', value)
          .limit(1)
          .executeTakeFirst();
      const ours = of.messageId ? await known('id', of.messageId) : undefined;
      return (ours ?? (of.outsideId ? await known('outside_id', of.outsideId) : undefined))?.id;
    },

    /** Asks after a message that was taken again later. */
    async lookLater(id: string, at: Temporal.Instant): Promise<void> {
      await db
        .updateTable('message')
        .set({ next_try_at: at })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('state', '=', 'sent')
        .execute();
    },

    /** Those of these ids that are there. */
    async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
      if (ids.length === 0) return new Set();
      const rows = await db
        .selectFrom('message')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('id', '=', eb => eb.fn.any(eb.val([...ids])))
        .execute();
      return new Set(rows.map(({ id }) => id));
    },

    async has(id: string): Promise<boolean> {
      const row = await db
        .selectFrom('message')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Held until the transaction ends, so that sender and staff do not decide at the same time. */
    async hold(id: string): Promise<Message | undefined> {
      const row = await db
        .selectFrom('message')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return row && toMessage(row);
    },

    /** Once it is over, a private link in it is blotted out: the house keeps no key to somebody else's page. */
    async change(id: string, to: MessageChange): Promise<void> {
      const over = to.state === 'sent' || to.state === 'cancelled';
      const texts = {
        ...(over ? { body: blotted(await bodyOf(id)) } : {}),
        ...(to.recipient === undefined ? {} : { recipient: to.recipient }),
      };
      await db
        .updateTable('message')
        .set({
          state: to.state,
          ...sealed('message', id, null, texts),
          ...(to.stateReason === undefined ? {} : { state_reason: to.stateReason }),
          ...(to.channel === undefined ? {} : { channel: to.channel }),
          ...(to.sentAt === undefined ? {} : { sent_at: to.sentAt }),
          ...(to.nextTryAt === undefined ? {} : { next_try_at: to.nextTryAt }),
          ...(to.tries === undefined ? {} : { tries: to.tries }),
          ...(to.carrier === undefined ? {} : { carrier: to.carrier }),
          ...(to.outsideId === undefined ? {} : { outside_id: to.outsideId }),
          ...(to.parts === undefined ? {} : { parts: to.parts }),
          ...(to.deliveredAt === undefined ? {} : { delivered_at: to.deliveredAt }),
          ...(to.fateAt === undefined ? {} : { fate_at: to.fateAt }),
          ...(to.batchId === undefined ? {} : { batch_id: to.batchId }),
          ...(to.decided ? { decided_by: actor.id, decided_at: now } : {}),
        })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** What of these has not left the house and is overtaken by other news is not sent any more. */
    async overtake(referralId: string, templates: readonly string[]): Promise<void> {
      await db
        .updateTable('message')
        .set({ state: 'cancelled', state_reason: 'overtaken', next_try_at: null })
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .where('template', 'in', [...templates])
        .where('state', 'in', ['queued', 'held', 'failed'])
        .execute();
    },

    /**
     * Takes the messages of a channel that are due and puts their next try off until `until`, so that no other process takes them
     * and a crash in between only means another try.
     */
    async takeDue(channel: Channel, limit: number, until: Temporal.Instant): Promise<readonly Message[]> {
      const due = db
        .selectFrom('message')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('state', '=', 'queued')
        .where('channel', '=', channel)
        .where('batch_id', 'is', null)
        .where(eb => eb.or([eb('next_try_at', 'is', null), eb('next_try_at', '<=', now)]))
        .orderBy('created_at')
        .limit(limit)
        .forUpdate()
        .skipLocked();
      const rows = await db
        .updateTable('message')
        .set(eb => ({ next_try_at: until, tries: eb('tries', '+', 1) }))
        .where('programme_id', '=', programme_id)
        .where('id', 'in', due)
        .returningAll()
        .execute();
      return rows.map(toMessage);
    },

    /** Puts off all of a channel that are due, untried: in the night, or when a day's texts are spent. */
    async putOff(
      channel: Channel,
      until: Temporal.Instant,
      why: WaitReason,
      toWhom: ToWhom | null = null,
    ): Promise<void> {
      await db
        .updateTable('message')
        .set({ next_try_at: until, state_reason: why })
        .where('programme_id', '=', programme_id)
        .where('state', '=', 'queued')
        .where('channel', '=', channel)
        .$if(toWhom !== null, query => query.where('to_whom', '=', toWhom ?? ''))
        .where(eb => eb.or([eb('next_try_at', 'is', null), eb('next_try_at', '<=', now)]))
        .execute();
    },

    /**
     * Lets go of messages that were taken and not tried, unless somebody decided about them meanwhile: no try counts.
     * @param why what they wait for, where that is no trouble of sending
     */
    async giveBack(
      ids: readonly string[],
      nextTryAt: Temporal.Instant,
      why: WaitReason | null = null,
    ): Promise<void> {
      await db
        .updateTable('message')
        .set(eb => ({ next_try_at: nextTryAt, tries: eb('tries', '-', 1), state_reason: why }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', eb => eb.fn.any(eb.val([...ids])))
        .where('state', '=', 'queued')
        .execute();
    },
  };
}

const named = ({ told }: NewMessage): string[] =>
  (told?.names ?? []).filter(name => name !== null && name !== '') as string[];

/** Whether a private link was taken out of these words. */
export const isBlotted = (body: string): boolean => /\/(?:status|entry|my|reminder|reminder)\/…/.test(body);

const blotted = (body: string): string =>
  body.replace(/(\/(?:status|entry|my|reminder)\/)[A-Za-z0-9_-]{43}/, '$1…');

/** Where it goes and what it says, sealed under the key of whoever it is about; to a group or to staff as it stands. */
function sealedText(message: NewMessage) {
  const { id, personId, referralId, recipient, subject, body } = message;
  const owner = ownerOf({ person_id: personId, referral_id: referralId });
  return sealed('message', id, owner, { recipient, recipient_names: named(message), subject, body });
}

/** A row as the rest of the room knows it. */
export function toMessage(row: Row): Message {
  return {
    id: row.id,
    referralId: row.referral_id,
    personId: row.person_id,
    letterId: row.letter_id,
    toWhom: row.to_whom as ToWhom,
    channel: row.channel as Channel,
    template: row.template,
    locale: row.locale,
    neutral: row.neutral,
    recipient: row.recipient,
    told: row.to_whom === 'person' ? null : { id: row.recipient_id, names: row.recipient_names },
    subject: row.subject,
    body: row.body,
    state: row.state as MessageState,
    stateReason: row.state_reason,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    nextTryAt: row.next_try_at,
    tries: row.tries,
    deliveredAt: row.delivered_at,
    parts: row.parts,
    usefulUntil: row.useful_until,
    batchId: row.batch_id,
  };
}
