import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';

export type ChaseState = 'writing' | 'ring' | 'answered' | 'stopped';

/** How far the asking of a group is. */
export type Chase = {
  readonly serviceId: string;
  readonly state: ChaseState;
  readonly sentTimes: number;
  readonly lastSentAt: Temporal.Instant | null;
};

/** Whether and how much a programme writes by itself. */
export type Keeping = { readonly chasing: boolean; readonly mostADay: number };

/** Who is asked, how often, and what a programme has set about it. */
export function chaseStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async keeping(): Promise<Keeping> {
      const row = await db
        .selectFrom('directory_keeping')
        .select(['chasing', 'most_a_day'])
        .where('programme_id', '=', programme_id)
        .executeTakeFirst();
      return { chasing: row?.chasing ?? false, mostADay: row?.most_a_day ?? 20 };
    },

    async setKeeping({ chasing, mostADay }: Keeping): Promise<void> {
      const set = { chasing, most_a_day: mostADay, changed_at: now, changed_by: actor.id };
      await db
        .insertInto('directory_keeping')
        .values({ programme_id, ...set })
        .onConflict(conflict => conflict.column('programme_id').doUpdateSet(set))
        .execute();
    },

    async of(serviceId: string): Promise<Chase | null> {
      const { rows } = await sql<Chase>`
        select service_id as "serviceId", state, sent_times as "sentTimes", last_sent_at as "lastSentAt"
        from directory.chase where service_id = ${serviceId}`.execute(db);
      return rows[0] ?? null;
    },

    /** Notes that a group is written to now. After an answer a new round begins. */
    async sent(serviceId: string, email: string, nextOn: Temporal.PlainDate): Promise<void> {
      await sql`
        insert into directory.chase as c (service_id, programme_id, state, state_since, sent_times, last_sent_at, next_on, email)
        values (${serviceId}, ${programme_id}, 'writing', ${now}, 1, ${now}, ${nextOn}, ${email})
        on conflict (service_id) do update set programme_id = excluded.programme_id,
          state_since = case when c.state = 'writing' then c.state_since else excluded.state_since end,
          sent_times = case when c.state = 'writing' then c.sent_times + 1 else 1 end,
          state = 'writing', last_sent_at = excluded.last_sent_at, next_on = excluded.next_on, email = excluded.email`.execute(
        db,
      );
    },

    async setState(serviceIds: readonly string[], state: ChaseState): Promise<void> {
      await sql`
        insert into directory.chase as c (service_id, programme_id, state, state_since)
        select unnest(${[...serviceIds]}::uuid[]), ${programme_id}::uuid, ${state}, ${now}::timestamptz
        on conflict (service_id) do update set state = excluded.state, state_since = excluded.state_since, next_on = null
        where c.state <> 'stopped' or ${state} = 'stopped'`.execute(db);
    },

    async trusts(organizationId: string | null): Promise<boolean> {
      if (organizationId === null) return false;
      const row = await db
        .selectFrom('trusted_organization')
        .select('since')
        .where('programme_id', '=', programme_id)
        .where('organization_id', '=', organizationId)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return row !== undefined;
    },

    async trust(organizationId: string, on: boolean): Promise<void> {
      await db
        .insertInto('trusted_organization')
        .values({
          programme_id,
          organization_id: organizationId,
          since: now,
          by_id: actor.id,
          ended_at: on ? null : now,
        })
        .onConflict(conflict =>
          conflict
            .columns(['programme_id', 'organization_id'])
            .doUpdateSet(on ? { since: now, by_id: actor.id, ended_at: null } : { ended_at: now }),
        )
        .execute();
    },
  };
}
