import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { isHere, isMine } from '../region-here.ts';
import type { TwinReason } from './twin-score.ts';

/** Two ids, the smaller first, as the table keeps a pair. */
export function pairOf(one: string, other: string): readonly [string, string] {
  return one < other ? [one, other] : [other, one];
}

export type FoundPair = {
  readonly one: string;
  readonly other: string;
  readonly score: number;
  readonly reasons: readonly TwinReason[];
};

export type Merge = {
  readonly id: string;
  readonly keptId: string;
  readonly mergedId: string;
  readonly wasNotListedSince: Temporal.Instant | null;
  readonly wasNotListedReason: string | null;
  readonly movedIds: readonly string[];
  readonly undoneAt: Temporal.Instant | null;
};

/** Candidates, what people decided of them, and merges. The directory is everybody's: no row belongs to a programme. */
export function duplicateStore({ db, actor, now }: Scope) {
  return {
    /** Puts candidates in; what people have decided of a pair stays. */
    async put(pairs: readonly FoundPair[]): Promise<void> {
      if (pairs.length === 0) return;
      await sql`
        insert into directory.duplicate as d (one_id, other_id, score, reasons, found_at)
        select one, other, score, reasons, ${now}::timestamptz
        from json_to_recordset(${JSON.stringify(pairs)}::json) as found (one uuid, other uuid, score integer, reasons text[])
        on conflict (one_id, other_id) do update set score = excluded.score, reasons = excluded.reasons
        where d.state = 'open' and (d.score, d.reasons) is distinct from (excluded.score, excluded.reasons)`.execute(
        db,
      );
    },

    async looked(serviceIds: readonly string[]): Promise<void> {
      await sql`
        insert into directory.duplicate_look (service_id, looked_at)
        select unnest(${[...serviceIds]}::uuid[]), ${now}::timestamptz
        on conflict (service_id) do update set looked_at = excluded.looked_at`.execute(db);
    },

    /** Keeps what people decided of a pair, whether or not it was a candidate. */
    async decide(one: string, other: string, state: 'open' | 'not_same' | 'merged'): Promise<void> {
      const [first, second] = pairOf(one, other);
      const decided = state === 'open' ? null : now;
      const by = state === 'open' ? null : actor.id;
      await sql`
        insert into directory.duplicate (one_id, other_id, score, reasons, found_at, state, decided_at, decided_by)
        values (${first}, ${second}, 0, '{}', ${now}, ${state}, ${decided}, ${by})
        on conflict (one_id, other_id) do update
          set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by`.execute(
        db,
      );
    },

    /** Both entries, held until the transaction ends, in a fixed order so that two merges cannot wait for each other. */
    async hold(ids: readonly string[]) {
      const { rows } = await sql<{
        id: string;
        region: string;
        mergedInto: string | null;
        notListedSince: Temporal.Instant | null;
        notListedReason: string | null;
        own: boolean;
        mine: boolean;
      }>`
        select s.id, source.region, source.own, ${isMine} as mine, s.merged_into as "mergedInto", s.not_listed_since as "notListedSince",
          s.not_listed_reason as "notListedReason"
        from directory.service s join directory.source on source.id = s.source_id
        where s.id = any(${[...ids]}::uuid[]) and ${isHere} order by s.id for update of s`.execute(db);
      return rows;
    },

    /** Points an entry to the one that stays, and those that pointed to it likewise. @returns the ids of the latter */
    async point(mergedId: string, keptId: string): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        update directory.service set merged_into = ${keptId} where merged_into = ${mergedId} returning id`.execute(
        db,
      );
      await sql`
        update directory.service set merged_into = ${keptId}, not_listed_since = coalesce(not_listed_since, ${now}),
          not_listed_reason = 'merged' where id = ${mergedId}`.execute(db);
      return rows.map(row => row.id);
    },

    async addMerge(merge: Omit<Merge, 'undoneAt'>): Promise<void> {
      await sql`
        insert into directory.merge (id, kept_id, merged_id, was_not_listed_since, was_not_listed_reason, moved_ids, at, by_id,
          by_name, by_programme_id)
        values (${merge.id}, ${merge.keptId}, ${merge.mergedId}, ${merge.wasNotListedSince}, ${merge.wasNotListedReason},
          ${[...merge.movedIds]}::uuid[], ${now}, ${actor.id}, ${actor.name}, ${actor.programmeId})`.execute(
        db,
      );
    },

    async merge(id: string): Promise<Merge | undefined> {
      const { rows } = await sql<Merge>`
        select id, kept_id as "keptId", merged_id as "mergedId", was_not_listed_since as "wasNotListedSince",
          was_not_listed_reason as "wasNotListedReason", moved_ids as "movedIds", undone_at as "undoneAt"
        from directory.merge where id = ${id} for update`.execute(db);
      return rows[0];
    },

    /** Takes a merge back: the entry stands as it stood, and so do those that had pointed to it. */
    async unpoint(merge: Merge): Promise<void> {
      await sql`
        update directory.service set merged_into = null, not_listed_since = ${merge.wasNotListedSince},
          not_listed_reason = ${merge.wasNotListedReason} where id = ${merge.mergedId}`.execute(db);
      await sql`
        update directory.service set merged_into = ${merge.mergedId}
        where id = any(${[...merge.movedIds]}::uuid[]) and merged_into = ${merge.keptId}`.execute(db);
      await sql`
        update directory.merge set undone_at = ${now}, undone_by = ${actor.id} where id = ${merge.id}`.execute(
        db,
      );
    },
  };
}
