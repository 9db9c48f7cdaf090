import type { Selectable } from 'kysely';
import type { Scope, Tables } from '../../platform/database/index.ts';
import { sealed } from '../../platform/vault/index.ts';
import type { ProviderWordKind, WordState } from './word.ts';

/** A word as stored; `words` come opened for whoever may read the person. */
export type StoredWord = Omit<Selectable<Tables['provider_word']>, 'what' | 'state'> & {
  readonly what: ProviderWordKind;
  readonly state: WordState;
};

export type NewWord = {
  readonly id: string;
  readonly introductionId: string;
  readonly serviceId: string;
  readonly what: ProviderWordKind;
  readonly onDay?: Temporal.PlainDate | null | undefined;
  readonly comesAt?: Temporal.PlainDateTime | null | undefined;
  readonly askFor?: string | null | undefined;
  readonly reason?: string | null | undefined;
  readonly words?: string | null | undefined;
};

/** What groups said of introductions, for one actor. */
export function wordStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** As it was said. The group cannot read the person's key, so the house seals the words when it hears them. */
    async add(word: NewWord): Promise<void> {
      await db
        .insertInto('provider_word')
        .values({
          programme_id,
          id: word.id,
          introduction_id: word.introductionId,
          service_id: word.serviceId,
          what: word.what,
          said_at: now,
          on_day: word.onDay ?? null,
          comes_at: word.comesAt ?? null,
          ask_for: word.askFor ?? null,
          reason: word.reason ?? null,
          words: word.words ?? null,
        })
        .execute();
    },

    /** A word that nobody has carried out yet, held until the transaction ends. */
    async hold(id: string): Promise<StoredWord | undefined> {
      const row = await db
        .selectFrom('provider_word')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('state', '=', 'said')
        .forUpdate()
        .executeTakeFirst();
      return row as StoredWord | undefined;
    },

    /** What became of it; its words are sealed with it. */
    async settle(word: StoredWord, state: Exclude<WordState, 'said'>): Promise<void> {
      const owner = word.person_id === null ? null : ({ kind: 'person', id: word.person_id } as const);
      await db
        .updateTable('provider_word')
        .set(sealed('provider_word', word.id, owner, { state, settled_at: now, words: word.words }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', word.id)
        .execute();
    },

    /** Everything a group said of one introduction, the newest first. */
    async ofIntroduction(introductionId: string): Promise<readonly StoredWord[]> {
      const rows = await db
        .selectFrom('provider_word')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('introduction_id', '=', introductionId)
        .orderBy('said_at', 'desc')
        .orderBy('id', 'desc')
        .limit(50)
        .execute();
      return rows as readonly StoredWord[];
    },
  };
}
