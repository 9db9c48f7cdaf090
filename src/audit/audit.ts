import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';

/** What is put on record: verb, subject and fields, never values, so that erasing a person leaves the record whole. */
export type AuditEntry = {
  /** `<kind>.<past tense>`, such as `referral.accepted`; a read is `<kind>.read`. */
  readonly verb: `${string}.${string}`;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The person whose record it is, where there is one: they can see this entry. */
  readonly personId?: string | null;
  readonly fields?: readonly string[];
  /** A code, never free text. */
  readonly reason?: string | null;
};

/** Writes one entry in the same transaction as the change or the read it speaks of. */
export async function audit(scope: Scope, entry: AuditEntry): Promise<void> {
  await auditAll(scope, [entry]);
}

/** Writes several entries in one statement, for a page that shows several people. */
export async function auditAll(scope: Scope, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { actor, now, requestId } = scope;
  await scope.db
    .insertInto('audit_entry')
    .values(
      entries.map(entry => ({
        programme_id: actor.programmeId,
        id: newId(),
        at: now,
        actor_id: actor.id,
        actor_role: actor.role,
        verb: entry.verb,
        subject_kind: entry.subject.kind,
        subject_id: entry.subject.id,
        person_id: entry.personId ?? null,
        fields: [...(entry.fields ?? [])],
        reason: entry.reason ?? null,
        request_id: requestId,
      })),
    )
    .execute();
}
