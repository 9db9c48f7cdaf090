import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type Channel, channels as channelList } from '../../programmes/index.ts';
import type { Message, MessageState } from '../message.ts';
import { toMessage } from '../store.ts';

/** Which channels leave the house. */
export type Leaving = { readonly mail: boolean; readonly texts?: boolean; readonly post?: boolean };

/** Whether messages of a channel are sent by the house itself. */
export function leaves({ mail, texts = false, post = false }: Leaving, channel: Channel): boolean {
  return { email: mail, sms: texts, letter: post }[channel];
}

/** A message with whose it is, for lists and policies. */
export type ListedMessage = Message & {
  readonly personName: string | null;
  readonly reference: string | null;
  readonly linkWorkerId: string | null;
};

/** What a list shows: `held` is all that waits for a person, `by_hand` what no machine sends. */
export const messageFilters = ['held', 'by_hand', 'queued', 'sent', 'all'] as const;
export type MessageFilter = (typeof messageFilters)[number];

const PAGE = 50;

/** The messages of a filter, newest first; a link worker sees those of their own people. One page of fifty. */
export async function listMessages(
  scope: Scope,
  filter: { readonly what: MessageFilter; readonly leaving: Leaving; readonly before?: string | undefined },
): Promise<{ readonly rows: readonly ListedMessage[]; readonly older: string | null }> {
  const { actor } = scope;
  const before = filter.before ? instantOf(filter.before) : null;
  const rows = await reading(scope)
    .where(whatIs(filter.what, filter.leaving))
    .$if(actor.role === 'link_worker', query => query.where('r.link_worker_id', '=', actor.id))
    .$if(before !== null, query => query.where('m.created_at', '<', before))
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE).map(listed);
  return { rows: shown, older: rows.length > PAGE ? (shown.at(-1)?.createdAt.toString() ?? null) : null };
}

/** How many messages wait for somebody: held, failed, or to be done by hand. */
export async function countMessages(
  { db, actor }: Scope,
  leaving: Leaving,
): Promise<Readonly<Record<'held' | 'by_hand', number>>> {
  const mine = actor.role === 'link_worker';
  const row = await db
    .selectFrom('message as m')
    .$if(mine, query =>
      query.innerJoin('referral as r', join =>
        join
          .onRef('r.programme_id', '=', 'm.programme_id')
          .onRef('r.id', '=', 'm.referral_id')
          .on('r.link_worker_id', '=', actor.id),
      ),
    )
    .select([
      sql<number>`count(*) filter (where ${whatIs('held', leaving)})`.as('held'),
      sql<number>`count(*) filter (where ${whatIs('by_hand', leaving)})`.as('by_hand'),
    ])
    .where('m.programme_id', '=', actor.programmeId)
    .where('m.state', 'in', ['held', 'failed', 'queued'])
    .executeTakeFirstOrThrow();
  return row;
}

/** One message, or undefined when it does not exist for this actor. */
export async function findMessage(scope: Scope, id: string): Promise<ListedMessage | undefined> {
  const row = await reading(scope).where('m.id', '=', id).executeTakeFirst();
  return row && listed(row);
}

/** Everything that went out, or did not, about one referral, newest first. */
export async function messagesOf(scope: Scope, referralId: string): Promise<readonly ListedMessage[]> {
  const rows = await reading(scope)
    .where('m.referral_id', '=', referralId)
    .orderBy('m.created_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(listed);
}

/** Texts paid for since a moment, by their parts. */
export async function partsSince({ db, actor }: Scope, since: Temporal.Instant): Promise<number> {
  const { parts } = await db
    .selectFrom('message')
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('parts'), sql<number>`0`).as('parts'))
    .where('programme_id', '=', actor.programmeId)
    .where('channel', '=', 'sms')
    .where('sent_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(parts);
}

/** Messages that a carrier took which can be asked, and whose end is not known: the longest unasked first. */
export async function askedAfter({ db, actor, now }: Scope, limit: number) {
  const rows = await db
    .selectFrom('message')
    .select(['id', 'outside_id', 'channel', 'sent_at'])
    .where('programme_id', '=', actor.programmeId)
    .where('state', '=', 'sent')
    .where('carrier', '=', 'notify')
    .where('delivered_at', 'is', null)
    .where('sent_at', '>', now.subtract({ hours: 14 * 24 }))
    .where('sent_at', '<', now.subtract({ minutes: 2 }))
    .where(eb => eb.or([eb('next_try_at', 'is', null), eb('next_try_at', '<=', now)]))
    .orderBy(sql`next_try_at nulls first`)
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, outside_id, channel, sent_at }) =>
    outside_id && sent_at
      ? [{ id, outsideId: outside_id, channel: channel as Channel, sentAt: sent_at }]
      : [],
  );
}

/** The printed letter that goes with a message. Its name says nothing of what it is. */
export async function attachmentOf(
  { db, actor }: Scope,
  letterId: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const row = await db
    .selectFrom('letter')
    .select(['id', 'pdf'])
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', letterId)
    .executeTakeFirst();
  return row?.pdf ? { name: 'letter.pdf', bytes: row.pdf } : null;
}

const instantOf = (text: string): Temporal.Instant | null => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
};

function whatIs(what: MessageFilter, leaving: Leaving) {
  const sent = channelList.codes.filter(channel => leaves(leaving, channel));
  switch (what) {
    case 'held':
      return sql<boolean>`m.state in ('held', 'failed')`;
    case 'by_hand':
      return sql<boolean>`m.state = 'queued' and m.channel <> all (${sent}::text[])`;
    case 'queued':
      return sql<boolean>`m.state = 'queued' and (m.channel = 'email' or m.channel = any (${sent}::text[]))`;
    case 'sent':
      return sql<boolean>`m.state = 'sent'`;
    case 'all':
      return sql<boolean>`true`;
  }
}

/** Messages with whose they are, to be narrowed down. */
export function reading({ db, actor }: Scope) {
  return db
    .selectFrom('message as m')
    .leftJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'm.programme_id').onRef('p.id', '=', 'm.person_id'),
    )
    .leftJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 'm.programme_id').onRef('r.id', '=', 'm.referral_id'),
    )
    .selectAll('m')
    .select([
      'r.reference',
      'r.link_worker_id',
      'p.known_as',
      'r.given_name as referred_given',
      'r.family_name as referred_family',
      'p.given_name',
      'p.family_name',
    ])
    .where('m.programme_id', '=', actor.programmeId);
}

type Row = Parameters<typeof toMessage>[0] & {
  readonly reference: string | null;
  readonly link_worker_id: string | null;
  readonly known_as: string | null;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly referred_given: string | null;
  readonly referred_family: string | null;
};

/** A row of `reading` as pages know it. */
export function listed(row: Row): ListedMessage {
  const given = row.known_as ?? row.given_name ?? row.referred_given;
  const family = row.family_name ?? row.referred_family;
  return {
    ...toMessage(row),
    state: row.state as MessageState,
    personName: given ? [given, family].filter(Boolean).join(' ') : null,
    reference: row.reference,
    linkWorkerId: row.link_worker_id,
  };
}

/** Whether a letter has left the house: a mail server took it, or a hand posted it. */
export async function letterHasGone({ db, actor }: Scope, letterId: string): Promise<boolean> {
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('letter_id', '=', letterId)
    .where('state', '=', 'sent')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What is about a person and has not left: e-mails that wait or are tried again, texts and letters that wait for a hand. */
export async function waitingAbout({ db, actor }: Scope, personId: string): Promise<readonly Message[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['queued', 'failed'])
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toMessage);
}
