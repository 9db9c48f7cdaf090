import type { Insertable } from 'kysely';
import type { Scope, Tables } from '../platform/database/index.ts';
import { draftStore } from '../platform/drafts/index.ts';
import { sealed } from '../platform/vault/index.ts';
import type { SessionState } from './session.ts';

type Made<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'programme_id'>;

/** What went to somebody else, and whose it is. */
type Handed = { readonly id: string; readonly person_id: string };

/** What changes in a session, by column. */
export type SessionChanges = {
  readonly state?: SessionState;
  readonly number?: number;
  readonly mode?: string;
  readonly minutes?: number | null;
  readonly others_present?: string | null;
  readonly next_step?: string | null;
  readonly missed_reason?: string | null;
  readonly reason_note?: string | null;
  readonly recorded_at?: Temporal.Instant | null;
  readonly confirmed_at?: Temporal.Instant | null;
  readonly confirmed_how?: string | null;
  readonly cannot_come_at?: Temporal.Instant | null;
};

/** What a member of staff has typed of a session and not yet sent, by field name. */
export type KeptDraft = { readonly body: Readonly<Record<string, string>>; readonly at: Temporal.Instant };

/** `main`: what goes into the note. `apart`: what cannot, because the note was written elsewhere meanwhile. */
export type DraftPlace = 'main' | 'apart';

/** The tables of sessions and notes, for one actor in one transaction. */
export function sessionStore(scope: Scope) {
  const { db, actor, now } = scope;
  const programme_id = actor.programmeId;
  const drafts = draftStore(scope);
  const draftKey = (sessionId: string, place: DraftPlace) =>
    place === 'main' ? `session:${sessionId}` : `session:${sessionId}:apart`;
  return {
    async add(rows: readonly Made<'session'>[]): Promise<void> {
      if (rows.length === 0) return;
      await db
        .insertInto('session')
        .values(
          rows.map(row => ({
            ...sealed('session', row.id, { kind: 'person', id: row.person_id }, row),
            programme_id,
          })),
        )
        .execute();
    },

    async change(id: string, set: SessionChanges): Promise<void> {
      await db
        .updateTable('session')
        .set(eb => ({ ...set, version: eb('version', '+', 1) }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** The appointments still to come go to another link worker. */
    async handOver(referralId: string, linkWorkerId: string): Promise<readonly Handed[]> {
      return db
        .updateTable('session')
        .set({ link_worker_id: linkWorkerId })
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .where('state', '=', 'planned')
        .returning(['id', 'person_id'])
        .execute();
    },

    /** How many sessions of a referral were held, and how many are in the diary. */
    async counts(referralId: string): Promise<{ readonly held: number; readonly planned: number }> {
      const row = await db
        .selectFrom('session')
        .select(eb => [
          eb.fn.countAll<number>().filterWhere('state', '=', 'held').as('held'),
          eb.fn.countAll<number>().filterWhere('state', '=', 'planned').as('planned'),
        ])
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .executeTakeFirstOrThrow();
      return row;
    },

    async addNote(row: Made<'note'>): Promise<void> {
      await db
        .insertInto('note')
        .values({ ...row, programme_id })
        .execute();
    },

    async changeNote(
      id: string,
      set: {
        readonly text?: string;
        readonly person_words?: string | null;
        readonly author_id?: string;
        readonly state?: 'signed';
        readonly signed_at?: Temporal.Instant;
      },
    ): Promise<void> {
      await db
        .updateTable('note')
        .set(eb => ({ ...set, updated_at: now, version: eb('version', '+', 1) }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    async addAddendum(row: Made<'note_addendum'>): Promise<void> {
      await db
        .insertInto('note_addendum')
        .values({ ...row, programme_id })
        .execute();
    },

    /** Words of a note for those who must know. */
    async addRestricted(row: Made<'restricted_words'> & { readonly person_id: string }): Promise<void> {
      await db
        .insertInto('restricted_words')
        .values({
          ...sealed('restricted_words', row.id, { kind: 'person', id: row.person_id }, row),
          programme_id,
        })
        .execute();
    },

    keepDraft: (
      sessionId: string,
      body: Readonly<Record<string, string>>,
      place: DraftPlace,
    ): Promise<void> => drafts.keep(draftKey(sessionId, place), { body: { ...body } }),

    /** The actor's own texts of a session, in both places. */
    async drafts(sessionId: string): Promise<Readonly<Record<DraftPlace, KeptDraft | null>>> {
      const kept = await drafts.find([draftKey(sessionId, 'main'), draftKey(sessionId, 'apart')]);
      const of = (place: DraftPlace): KeptDraft | null => {
        const found = kept.get(draftKey(sessionId, place));
        return found
          ? { body: (found.body as { body: Readonly<Record<string, string>> }).body, at: found.at }
          : null;
      };
      return { main: of('main'), apart: of('apart') };
    },

    dropDraft: (sessionId: string, place: DraftPlace): Promise<void> =>
      drafts.drop(draftKey(sessionId, place)),
  };
}
