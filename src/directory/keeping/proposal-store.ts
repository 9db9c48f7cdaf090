import { type Selectable, sql } from 'kysely';
import { isId, newId } from '../../core/index.ts';
import type { JsonObject, Scope, Tables } from '../../platform/database/index.ts';
import type { PartialEdit } from '../editing/index.ts';

export const proposalKinds = ['still_right', 'change', 'not_us', 'take_off', 'stop_writing'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** What a group says of its entry. */
export type Proposal = Omit<Selectable<Tables['service_proposal']>, 'kind' | 'base' | 'change' | 'state'> & {
  readonly kind: ProposalKind;
  readonly state: 'waiting' | 'approved' | 'refused';
  /** What it saw, and what it wrote; whole groups. */
  readonly base: PartialEdit;
  readonly change: PartialEdit;
};

type Decision = {
  readonly state: 'approved' | 'refused';
  readonly reason?: string | null;
  readonly words?: string | null;
  readonly taken?: readonly string[];
};

/** What groups say, for one actor. */
export function proposalStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** A group may add and not read, so nothing comes back but the id we gave. */
    async add(row: {
      readonly serviceId: string;
      readonly kind: ProposalKind;
      readonly base: PartialEdit;
      readonly change: PartialEdit;
      readonly words: string | null;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('service_proposal')
        .values({
          programme_id,
          id,
          service_id: row.serviceId,
          kind: row.kind,
          base: row.base as JsonObject,
          change: row.change as JsonObject,
          words: row.words,
          made_at: now,
        })
        .execute();
      return id;
    },

    /** Held until the transaction ends, so that two people do not decide about one. */
    async hold(id: string): Promise<Proposal | undefined> {
      const row = await db
        .selectFrom('service_proposal')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return row as Proposal | undefined;
    },

    /** The others of an entry that wait. */
    async waiting(serviceIds: readonly string[]): Promise<readonly { readonly id: string }[]> {
      return db
        .selectFrom('service_proposal')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('service_id', '=', eb => eb.fn.any(eb.val([...serviceIds])))
        .where('state', '=', 'waiting')
        .orderBy('made_at')
        .limit(50)
        .execute();
    },

    async decide(id: string, { state, reason = null, words = null, taken = [] }: Decision): Promise<void> {
      await db
        .updateTable('service_proposal')
        .set({
          state,
          decided_at: now,
          decided_by: actor.id,
          reason,
          reason_words: words,
          taken: [...taken],
        })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** How much a group said since; asked by the group itself, which may not read. */
    async saidSince(serviceId: string, since: Temporal.Instant): Promise<number> {
      const { rows } = await sql<{ said: number }>`
        select group_said_since(${serviceId}::uuid, ${since}::timestamptz)::integer as said`.execute(db);
      return rows[0]?.said ?? 0;
    },
  };
}

/** A proposal as it stands, for telling the group what became of it. */
export async function proposalAbout(scope: Scope, id: string): Promise<Proposal | undefined> {
  return isId(id) ? proposalStore(scope).hold(id) : undefined;
}
