import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type ConceptChange, conceptChange, type LexiconChanges, lexiconChanges } from '../lexicon/index.ts';

/** A published version, without its content. */
export type VersionHead = {
  readonly number: number;
  readonly why: string;
  readonly base_version: string;
  readonly reverts_to: number | null;
  readonly published_by_name: string;
  readonly published_at: Temporal.Instant;
};

/** A concept as somebody is changing it. */
export type Draft = {
  readonly conceptId: string;
  readonly change: ConceptChange;
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: Temporal.Instant;
};

/** A programme's own changes to the list of concepts, for one actor. */
export function lexiconStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Number of the version that is in use; 0 when nothing was ever published. */
    async currentNumber(): Promise<number> {
      const row = await db
        .selectFrom('lexicon_version')
        .select(eb => eb.fn.max('number').as('number'))
        .where('programme_id', '=', programme_id)
        .executeTakeFirst();
      return row?.number ?? 0;
    },

    async changesOf(number: number): Promise<LexiconChanges | null> {
      if (number === 0) return {};
      const row = await db
        .selectFrom('lexicon_version')
        .select('changes')
        .where('programme_id', '=', programme_id)
        .where('number', '=', number)
        .executeTakeFirst();
      return row ? lexiconChanges.parse(row.changes) : null;
    },

    /** All versions, the newest first. */
    versions(): Promise<VersionHead[]> {
      return db
        .selectFrom('lexicon_version')
        .select(['number', 'why', 'base_version', 'reverts_to', 'published_by_name', 'published_at'])
        .where('programme_id', '=', programme_id)
        .orderBy('number', 'desc')
        .limit(200)
        .execute();
    },

    async drafts(): Promise<Draft[]> {
      const rows = await db
        .selectFrom('lexicon_draft')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .orderBy('concept_id')
        .execute();
      return rows.map(row => ({
        conceptId: row.concept_id,
        change: conceptChange.parse(row.change),
        version: row.version,
        changedBy: row.changed_by_name,
        changedAt: row.changed_at,
      }));
    },

    /** Writes a draft over the version that was read, 0 for none; false when somebody else was quicker. */
    async saveDraft(conceptId: string, change: ConceptChange, over: number): Promise<boolean> {
      const { rows } = await sql`
        insert into lexicon_draft as d (programme_id, concept_id, change, version, changed_by, changed_by_name, changed_at)
        values (${programme_id}, ${conceptId}, ${JSON.stringify(change)}::jsonb, 1, ${actor.id}, ${actor.name}, ${now})
        on conflict (programme_id, concept_id) do update set change = excluded.change, version = d.version + 1,
          changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at
          where d.version = ${over}
        returning version`.execute(db);
      return rows.length > 0;
    },

    /** Writes several drafts, each over the version that was read; false when one of them was changed in the meantime. */
    async saveDrafts(
      drafts: readonly {
        readonly conceptId: string;
        readonly change: ConceptChange;
        readonly over: number;
      }[],
    ): Promise<boolean> {
      const { rows } = await sql`
        insert into lexicon_draft as d (programme_id, concept_id, change, version, changed_by, changed_by_name, changed_at)
        select ${programme_id}::uuid, one."conceptId", one.change, 1, ${actor.id}::uuid, ${actor.name}, ${now}::timestamptz
        from json_to_recordset(${JSON.stringify(drafts)}::json) as one ("conceptId" text, change jsonb, over int)
        on conflict (programme_id, concept_id) do update set change = excluded.change, version = d.version + 1,
          changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at
          where exists (select 1 from json_to_recordset(${JSON.stringify(drafts)}::json) as read ("conceptId" text, over int)
            where read."conceptId" = d.concept_id and read.over = d.version)
        returning version`.execute(db);
      return rows.length === drafts.length;
    },

    async dropDrafts(conceptId: string | null): Promise<void> {
      let query = db.deleteFrom('lexicon_draft').where('programme_id', '=', programme_id);
      if (conceptId !== null) query = query.where('concept_id', '=', conceptId);
      await query.execute();
    },

    async addVersion(row: {
      readonly number: number;
      readonly changes: LexiconChanges;
      readonly baseVersion: string;
      readonly why: string;
      readonly revertsTo: number | null;
    }): Promise<void> {
      await db
        .insertInto('lexicon_version')
        .values({
          programme_id,
          number: row.number,
          changes: JSON.stringify(row.changes),
          base_version: row.baseVersion,
          why: row.why,
          reverts_to: row.revertsTo,
          published_by: actor.id,
          published_by_name: actor.name,
          published_at: now,
        })
        .execute();
    },
  };
}
