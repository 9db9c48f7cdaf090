import type { Scope } from '../../platform/database/index.ts';

/** Region and zone of the actor's programme. */
export async function programmeOf({ db, actor }: Scope) {
  const row = await db
    .selectFrom('programme')
    .select(['region', 'time_zone'])
    .where('id', '=', actor.programmeId)
    .executeTakeFirstOrThrow();
  return { region: row.region === 'uk' ? 'uk' : 'ie', zone: row.time_zone } as const;
}
