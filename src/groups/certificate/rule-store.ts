import type { Selectable } from 'kysely';
import type { Scope, Tables } from '../../platform/database/index.ts';
import type { CertificateRule } from './earned.ts';

/** One change of what a certificate takes, with what stood before. */
export type RuleChange = Selectable<Tables['group_certificate_rule']>;

/** What certificates of groups take, for one actor in one transaction. Rows are only added; a trigger carries them over to the group. */
export function ruleStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async add(
      groupId: string,
      version: number,
      before: CertificateRule,
      after: CertificateRule,
    ): Promise<void> {
      await db
        .insertInto('group_certificate_rule')
        .values({
          programme_id,
          group_id: groupId,
          version,
          least_before: before.least,
          made_up_before: before.madeUp,
          least: after.least,
          made_up: after.madeUp,
          changed_by: actor.id,
          changed_by_name: actor.name,
          changed_at: now,
        })
        .execute();
    },

    /** What was changed, the newest first. */
    async changes(groupId: string): Promise<readonly RuleChange[]> {
      return db
        .selectFrom('group_certificate_rule')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .orderBy('version', 'desc')
        .limit(20)
        .execute();
    },
  };
}
