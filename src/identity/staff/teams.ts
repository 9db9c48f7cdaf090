import type { Scope } from '../../platform/database/index.ts';

/** A team of the programme. Who sees a person’s record is decided by it (docs/who-sees-what.md). */
export type Team = { readonly id: string; readonly name: string };

/** The teams of the programme, by name. A programme has a handful, so the list is whole. */
export async function allTeams({ db, actor }: Scope): Promise<readonly Team[]> {
  return db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('programme_id', '=', actor.programmeId)
    .orderBy('name')
    .limit(200)
    .execute();
}
