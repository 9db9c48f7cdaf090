import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { LexiconLanguage } from '../lexicon/index.ts';

/** Days on which a word must have been seen before anybody may read it. */
export const daysToBeRead = 3;
/** Days after which a word that was not seen again is forgotten. */
const daysKept = 90;

export type UnheardWord = {
  readonly word: string;
  readonly language: LexiconLanguage;
  readonly days: number;
  readonly count: number;
  readonly lastDay: Temporal.PlainDate;
};

/** Words that no concept caught, counted without whom or what they were said of, for one actor. */
export function unheardStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const digestOf = (language: string, word: string) =>
    createHash('sha256').update(`${programme_id} ${language} ${word}`).digest();
  return {
    /** Counts words of one statement. The word itself is written down with the third day on which it is seen. */
    async note(language: LexiconLanguage, words: readonly string[], day: Temporal.PlainDate): Promise<void> {
      if (words.length === 0) return;
      const rows = words
        .map(word => ({ word, digest: digestOf(language, word).toString('hex') }))
        .toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
      await sql`
        insert into unheard_word as u (programme_id, language, digest, last_day)
        select ${programme_id}, ${language}, decode(one.digest, 'hex'), ${day}::date
        from json_to_recordset(${JSON.stringify(rows)}::json) as one (digest text)
        on conflict (programme_id, language, digest) do update set count = u.count + 1, last_day = excluded.last_day,
          days = u.days + case when u.last_day < excluded.last_day then 1 else 0 end`.execute(db);
      await sql`
        update unheard_word u set word = one.word
        from json_to_recordset(${JSON.stringify(rows)}::json) as one (word text, digest text)
        where u.programme_id = ${programme_id} and u.language = ${language} and u.digest = decode(one.digest, 'hex')
          and u.word is null and u.days >= ${daysToBeRead}`.execute(db);
    },

    /** The words that may be read and wait for an editor, the most frequent first. */
    async waiting(): Promise<UnheardWord[]> {
      const rows = await db
        .selectFrom('unheard_word')
        .select(['word', 'language', 'days', 'count', 'last_day'])
        .where('programme_id', '=', programme_id)
        .where('word', 'is not', null)
        .where('ignored_at', 'is', null)
        .orderBy('days', 'desc')
        .orderBy('count', 'desc')
        .orderBy('word')
        .limit(100)
        .execute();
      return rows.map(row => ({
        word: row.word ?? '',
        language: row.language as LexiconLanguage,
        days: row.days,
        count: row.count,
        lastDay: row.last_day,
      }));
    },

    /** Puts a word aside: it was given to a concept, or is none. */
    async settle(language: string, word: string): Promise<void> {
      await db
        .updateTable('unheard_word')
        .set({ ignored_at: now, ignored_by: actor.id })
        .where('programme_id', '=', programme_id)
        .where('language', '=', language)
        .where('word', '=', word)
        .execute();
    },

    async forgetOld(today: Temporal.PlainDate): Promise<void> {
      await db
        .deleteFrom('unheard_word')
        .where('programme_id', '=', programme_id)
        .where('last_day', '<', today.subtract({ days: daysKept }))
        .where('ignored_at', 'is', null)
        .execute();
    },
  };
}
