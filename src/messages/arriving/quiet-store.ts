import type { Scope } from '../../platform/database/index.ts';

/** When people want no texts: two columns of their record. */
export function quietStore({ db, actor }: Scope) {
  return {
    async set(
      personId: string,
      quiet: { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime } | null,
    ): Promise<void> {
      await db
        .updateTable('person')
        .set({ quiet_from: quiet?.from.toString() ?? null, quiet_until: quiet?.until.toString() ?? null })
        .where('programme_id', '=', actor.programmeId)
        .where('id', '=', personId)
        .execute();
    },
  };
}
