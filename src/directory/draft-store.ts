import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { DirectoryFile } from './reading/read-files.ts';
import type { NewSource } from './sources.ts';

/** Keeps sent files until they are imported or a day has passed. @returns the draft's id */
export async function keepDraft(
  scope: Scope,
  source: NewSource,
  files: readonly DirectoryFile[],
): Promise<string> {
  const { db, actor, now } = scope;
  const id = newId();
  await sql`delete from directory.import_draft where created_at < ${now.subtract({ hours: 24 })}`.execute(db);
  await sql`
    insert into directory.import_draft (id, created_at, by_id, by_programme_id, source, names, bodies)
    values (${id}, ${now}, ${actor.id}, ${actor.programmeId}, ${JSON.stringify(source)}::jsonb, ${files.map(file => file.name)}::text[],
      ${files.map(file => Buffer.from(file.bytes))}::bytea[])`.execute(db);
  return id;
}

/** Changes what is said of the source of a draft: another mapping, another licence. */
export async function changeDraft(scope: Scope, id: string, source: NewSource): Promise<void> {
  const { db, actor } = scope;
  await sql`update directory.import_draft set source = ${JSON.stringify(source)}::jsonb
    where id = ${id} and by_id = ${actor.id} and by_programme_id = ${actor.programmeId}`.execute(db);
}

/** Lets a draft go. */
export async function dropDraft(scope: Scope, id: string): Promise<void> {
  const { db, actor } = scope;
  await sql`delete from directory.import_draft
    where id = ${id} and by_id = ${actor.id} and by_programme_id = ${actor.programmeId}`.execute(db);
}
