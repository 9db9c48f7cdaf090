import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { WordKey } from '../ui/index.ts';

/** What can be put on record: every verb has words (`verbs.json`), and one without does not fit here. */
export type Verb = WordKey extends infer Key ? (Key extends `verbs.${infer Name}` ? Name : never) : never;

/** What is put on record: verb, subject and fields, never values, so that erasing a person leaves the record whole. */
export type AuditEntry = {
  /** `<kind>.<past tense>`, such as `referral.accepted`; a read is `<kind>.read`. Its words stand in `verbs.json`. */
  readonly verb: Verb;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The person whose record it is, where there is one: they can see this entry. */
  readonly personId?: string | null;
  readonly fields?: readonly string[];
  /** A code, never free text. */
  readonly reason?: string | null;
};

/** Writes one entry in the same transaction as the change or the read it speaks of: it goes out with the commit. */
export async function audit(scope: Scope, entry: AuditEntry): Promise<void> {
  await auditAll(scope, [entry]);
}

/** Writes several entries in one statement, for a page that shows several people. */
export async function auditAll(scope: Scope, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { actor, now, requestId } = scope;
  const rows = entries.map(entry => ({
    id: newId(),
    verb: entry.verb,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    person_id: entry.personId ?? null,
    fields: entry.fields ?? [],
    reason: entry.reason ?? null,
  }));
  // One parameter for all rows: the statement is the same for one entry and for fifty, so it is prepared once.
  const statement = sql`
    insert into audit_entry (programme_id, id, at, actor_id, actor_role, verb, subject_kind, subject_id, person_id, fields, reason, request_id)
    select ${actor.programmeId}::uuid, entry.id, ${now}::timestamptz, ${actor.id}::uuid, ${actor.role}::text, entry.verb, entry.subject_kind,
      entry.subject_id, entry.person_id, entry.fields, entry.reason, ${requestId}::text
    from json_to_recordset(${JSON.stringify(rows)}::json) as entry (id uuid, verb text, subject_kind text, subject_id uuid, person_id uuid,
      fields text[], reason text)`;
  scope.atEnd(statement.compile(scope.db));
}
