import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Scope, Tables } from '../../platform/database/index.ts';

/** What a reminder asked about. */
export type AskAbout = 'session' | 'group_date';
/** What can be answered to it. `give_up`: the whole place in a group, by the link only. */
export const askAnswers = ['yes', 'cannot_come', 'call_me', 'give_up'] as const;
export type AskAnswer = (typeof askAnswers)[number];

/** What can be answered about it. */
export const answersTo = (about: AskAbout): readonly AskAnswer[] =>
  askAnswers.filter(one => one !== 'give_up' || about === 'group_date');

/** A question that a reminder asked. `startsAt` is the hour the reminder named, in the programme's zone. */
export type Ask = {
  readonly id: string;
  readonly personId: string;
  readonly about: AskAbout;
  readonly subjectId: string;
  readonly startsAt: Temporal.PlainDateTime;
  readonly channel: 'sms' | 'email';
  readonly askedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly answer: AskAnswer | null;
  readonly answeredAt: Temporal.Instant | null;
};

/** A question on its way into the table, with the key of its link; of that only a hash is kept. */
export type NewAsk = Omit<Ask, 'askedAt' | 'answer' | 'answeredAt'> & { readonly token: string | null };

/** Rows of one statement. */
const ROWS_AT_ONCE = 500;

const shape = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits, fit for an address. */
export const newAskToken = (): string => randomBytes(32).toString('base64url');

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The table of what reminders asked, for one actor in one transaction. */
export function askStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const reading = () => db.selectFrom('reminder_ask').selectAll().where('programme_id', '=', programme_id);
  return {
    /** Keeps questions that were asked, each once. */
    async addAll(asks: readonly NewAsk[]): Promise<void> {
      for (let from = 0; from < asks.length; from += ROWS_AT_ONCE) {
        await db
          .insertInto('reminder_ask')
          .values(
            asks.slice(from, from + ROWS_AT_ONCE).map(ask => ({
              programme_id,
              id: ask.id,
              person_id: ask.personId,
              about: ask.about,
              subject_id: ask.subjectId,
              starts_at: ask.startsAt,
              channel: ask.channel,
              token_hash: ask.token === null ? null : hashOf(ask.token),
              asked_at: now,
              expires_at: ask.expiresAt,
            })),
          )
          .onConflict(conflict => conflict.columns(['programme_id', 'id']).doNothing())
          .execute();
      }
    },

    /** What a person was asked lately by text and may still mean: newest first, what is over for less than two days too. */
    async lately(personId: string): Promise<readonly Ask[]> {
      const rows = await reading()
        .where('person_id', '=', personId)
        .where('channel', '=', 'sms')
        .where('asked_at', '<=', now)
        .where('expires_at', '>', now.subtract({ hours: 48 }))
        .orderBy('asked_at', 'desc')
        .limit(20)
        .execute();
      return rows.map(toAsk);
    },

    /** The question a link belongs to, whatever became of it; undefined for a link that was never one. */
    async byToken(token: string): Promise<Ask | undefined> {
      if (!shape.test(token)) return undefined;
      const row = await reading().where('token_hash', '=', hashOf(token)).executeTakeFirst();
      return row && toAsk(row);
    },

    /** Held until the transaction ends, so that two answers come one after the other. */
    async hold(id: string): Promise<Ask | undefined> {
      const row = await reading().where('id', '=', id).forUpdate().executeTakeFirst();
      return row && toAsk(row);
    },

    async answer(id: string, answer: AskAnswer, how: 'text' | 'link'): Promise<void> {
      await db
        .updateTable('reminder_ask')
        .set({ answer, answered_at: now, answered_how: how })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },
  };
}

function toAsk(row: Selectable<Tables['reminder_ask']>): Ask {
  return {
    id: row.id,
    personId: row.person_id,
    about: row.about as AskAbout,
    subjectId: row.subject_id,
    startsAt: row.starts_at,
    channel: row.channel as Ask['channel'],
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    answer: row.answer as AskAnswer | null,
    answeredAt: row.answered_at,
  };
}
