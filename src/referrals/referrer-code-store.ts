import type { Selectable } from 'kysely';
import { newId, parseReference, reference } from '../core/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';

/** What codes of cards begin with: `P-7K3M-2QXD`. */
const PREFIX = 'P';

export type ReferrerCode = Selectable<Tables['referrer_code']>;

/** What a typed code is worth. */
export type CodeFound =
  | { readonly found: 'open'; readonly code: ReferrerCode }
  | { readonly found: 'ended' | 'wrong' };

/** Codes on the printed cards of practices, for one actor in one transaction. */
export function referrerCodes({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const reading = () => db.selectFrom('referrer_code').selectAll().where('programme_id', '=', programme_id);
  return {
    /** Those in use, by name; `limit` keeps the page small. */
    async open(): Promise<readonly ReferrerCode[]> {
      return reading()
        .where('ended_at', 'is', null)
        .orderBy('organisation')
        .orderBy('id')
        .limit(500)
        .execute();
    },

    async find(id: string): Promise<ReferrerCode | undefined> {
      return reading().where('id', '=', id).executeTakeFirst();
    },

    /** Reads a code as somebody typed it: any case, with or without gaps; look-alikes are put right. */
    async typed(text: string): Promise<CodeFound> {
      const read = parseReference(text, PREFIX);
      if (!read.ok) return { found: 'wrong' };
      const code = await reading().where('code', '=', read.value).executeTakeFirst();
      if (!code) return { found: 'wrong' };
      return code.ended_at === null ? { found: 'open', code } : { found: 'ended' };
    },

    /** Adds a code nobody has yet. */
    async add(of: { readonly organisation: string; readonly role: string | null }): Promise<ReferrerCode> {
      for (let tries = 0; tries < 5; tries++) {
        const row = await db
          .insertInto('referrer_code')
          .values({
            programme_id,
            id: newId(),
            code: reference(PREFIX),
            organisation: of.organisation,
            referrer_role: of.role,
            made_by: actor.id,
            made_at: now,
          })
          .onConflict(conflict => conflict.columns(['programme_id', 'code']).doNothing())
          .returningAll()
          .executeTakeFirst();
        if (row) return row;
      }
      throw new Error('no free code was found');
    },

    async end(id: string): Promise<void> {
      await db
        .updateTable('referrer_code')
        .set({ ended_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    },
  };
}
