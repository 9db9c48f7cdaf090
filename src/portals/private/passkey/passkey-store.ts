import { type Selectable, sql } from 'kysely';
import { newId } from '../../../core/index.ts';
import type { Scope, Tables } from '../../../platform/database/index.ts';

/** A passkey that opens the page now. */
export type OwnPasskey = Pick<Selectable<Tables['person_passkey']>, 'id' | 'made_at' | 'used_at'> & {
  /** As browsers name it. */
  readonly credentialId: string;
};

/** What a signature is checked with. */
export type HeldPasskey = {
  readonly id: string;
  readonly publicKey: Buffer;
  readonly counter: number;
};

export type PasskeyEnd = 'person' | 'staff' | 'copied';

const now = sql<Temporal.Instant>`now()`;

/** Passkeys of people, for one actor in one transaction. They hang on a link, and count while it is open. */
export function personPasskeys({ db, actor }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Those of a link that count, the oldest first. */
    async of(linkId: string): Promise<readonly OwnPasskey[]> {
      const rows = await db
        .selectFrom('person_passkey')
        .select(['id', 'made_at', 'used_at', 'credential_id'])
        .where('programme_id', '=', programme_id)
        .where('link_id', '=', linkId)
        .where('ended_at', 'is', null)
        .orderBy('made_at')
        .execute();
      return rows.map(({ credential_id, ...row }) => ({
        ...row,
        credentialId: credential_id?.toString('base64url') ?? '',
      }));
    },

    /** One of a link by what the browser calls it, held until the transaction ends. */
    async hold(linkId: string, credentialId: Buffer): Promise<HeldPasskey | null> {
      const row = await db
        .selectFrom('person_passkey')
        .select(['id', 'public_key', 'counter'])
        .where('programme_id', '=', programme_id)
        .where('link_id', '=', linkId)
        .where('credential_id', '=', credentialId)
        .where('ended_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      return row?.public_key ? { id: row.id, publicKey: row.public_key, counter: row.counter } : null;
    },

    /** Keeps a new one. @returns its id, or null when this one is kept already */
    async add(key: {
      readonly linkId: string;
      readonly personId: string;
      readonly credentialId: Buffer;
      readonly publicKey: Buffer;
      readonly counter: number;
    }): Promise<string | null> {
      const row = await db
        .insertInto('person_passkey')
        .values({
          programme_id,
          id: newId(),
          link_id: key.linkId,
          person_id: key.personId,
          credential_id: key.credentialId,
          public_key: key.publicKey,
          counter: key.counter,
          made_at: now,
        })
        .onConflict(conflict => conflict.columns(['programme_id', 'credential_id']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return row?.id ?? null;
    },

    /** A signature was right: its counter and the moment are kept. */
    async used(id: string, counter: number): Promise<void> {
      await db
        .updateTable('person_passkey')
        .set({ counter, used_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** Ends one of a link, or all of them: their keys are forgotten. @returns the ids of those that ended */
    async end(of: {
      readonly linkId: string;
      readonly personId: string;
      readonly id?: string;
      readonly why: PasskeyEnd;
    }): Promise<readonly string[]> {
      const rows = await db
        .updateTable('person_passkey')
        .set({
          ended_at: now,
          ended_by: of.why === 'staff' ? actor.id : of.personId,
          ended_why: of.why,
          public_key: null,
          credential_id: null,
        })
        .where('programme_id', '=', programme_id)
        .where('link_id', '=', of.linkId)
        .where('person_id', '=', of.personId)
        .$if(of.id !== undefined, query => query.where('id', '=', of.id ?? ''))
        .where('ended_at', 'is', null)
        .returning('id')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
