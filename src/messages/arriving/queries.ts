import type { Scope } from '../../platform/database/index.ts';
import type { ListedMessage } from '../queries/messages.ts';
import { listed, reading } from '../queries/messages.ts';
import { type ArrivedText, toText } from './store.ts';

/** Texts of a person, sent and arrived. */
export type Conversation = {
  readonly sent: readonly ListedMessage[];
  readonly arrived: readonly ArrivedText[];
};

const MOST = 200;

/** The last two hundred texts each way. */
export async function conversationOf(scope: Scope, personId: string): Promise<Conversation> {
  const { db, actor } = scope;
  const sent = await reading(scope)
    .where('m.person_id', '=', personId)
    .where('m.channel', '=', 'sms')
    .where('m.to_whom', '=', 'person')
    .orderBy('m.created_at', 'desc')
    .limit(MOST)
    .execute();
  const arrived = await db
    .selectFrom('arrived_text')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .orderBy('arrived_at', 'desc')
    .limit(MOST)
    .execute();
  return { sent: sent.map(listed), arrived: arrived.map(toText) };
}

/** A text that nobody has dealt with, with whose it is. */
export type OpenText = ArrivedText & { readonly personName: string | null };

/** Texts that nobody has dealt with, the oldest first: a link worker's own, a co-ordinator's all. */
export async function openTexts({ db, actor }: Scope): Promise<readonly OpenText[]> {
  const rows = await db
    .selectFrom('arrived_text as a')
    .leftJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'a.programme_id').onRef('p.id', '=', 'a.person_id'),
    )
    .selectAll('a')
    .select(['p.known_as', 'p.given_name', 'p.family_name'])
    .where('a.programme_id', '=', actor.programmeId)
    .where('a.handled_at', 'is', null)
    .orderBy('a.arrived_at')
    .orderBy('a.id')
    .limit(100)
    .execute();
  return rows.map(row => ({
    ...toText(row),
    personName: row.given_name
      ? [row.known_as ?? row.given_name, row.family_name].filter(Boolean).join(' ')
      : null,
  }));
}

/** A person as their conversation shows them, with who cares for them. */
export type Correspondent = {
  readonly name: string;
  readonly phone: string | null;
  readonly mayText: boolean;
  readonly neutralSender: boolean;
  readonly codeWord: string | null;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly referralId: string | null;
  readonly linkWorkerId: string | null;
};

const OVER = ['closed', 'withdrawn', 'declined', 'redirected', 'duplicate'];

/** One person, or undefined when they do not exist for this actor. */
export async function correspondent(
  { db, actor }: Scope,
  personId: string,
): Promise<Correspondent | undefined> {
  const row = await db
    .selectFrom('person')
    .select([
      'id',
      'known_as',
      'given_name',
      'family_name',
      'phone',
      'may_text',
      'neutral_sender',
      'code_word',
      'quiet_from',
      'quiet_until',
    ])
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!row) return undefined;
  const kase = await db
    .selectFrom('referral')
    .select(['id', 'link_worker_id'])
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .orderBy(eb => eb('state', 'in', OVER))
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    name: [row.known_as ?? row.given_name, row.family_name].filter(Boolean).join(' '),
    phone: row.phone,
    mayText: row.may_text,
    neutralSender: row.neutral_sender,
    codeWord: row.code_word,
    quietFrom: row.quiet_from?.slice(0, 5) ?? null,
    quietUntil: row.quiet_until?.slice(0, 5) ?? null,
    referralId: kase?.id ?? null,
    linkWorkerId: kase?.link_worker_id ?? null,
  };
}
