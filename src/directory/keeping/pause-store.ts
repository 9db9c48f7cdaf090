import { type Selectable, sql } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Db, Scope, Tables } from '../../platform/database/index.ts';

/** Why a group takes nobody new for a while. */
export const pauseReasons = ['full', 'break', 'no_volunteers', 'venue', 'other'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** A group takes nobody new until a day, which is the first on which it does again. */
export type Pause = Omit<Selectable<Tables['service_pause']>, 'reason'> & { readonly reason: PauseReason };

/** The pauses of services that hold today; they end by themselves. One statement. */
export async function pausesOf(
  { db, programmeId }: { readonly db: Db; readonly programmeId: string },
  serviceIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Pause>> {
  if (serviceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('service_pause')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where(eb => eb('service_id', '=', eb.fn.any(eb.val([...serviceIds]))))
    .where('ended_at', 'is', null)
    .where('until', '>', today)
    .orderBy('until')
    .execute();
  return new Map(rows.map(row => [row.service_id, row as Pause]));
}

/** Pauses as they are written down, for one actor. */
export function pauseStore({ db, actor, now }: Scope) {
  return {
    async add(pause: {
      readonly serviceId: string;
      readonly until: Temporal.PlainDate;
      readonly reason: PauseReason;
      readonly words: string | null;
    }): Promise<void> {
      await db
        .insertInto('service_pause')
        .values({
          programme_id: actor.programmeId,
          id: newId(),
          service_id: pause.serviceId,
          until: pause.until,
          reason: pause.reason,
          words: pause.words,
          by_group: actor.role === 'provider',
          said_by: actor.id,
          said_at: now,
        })
        .execute();
    },

    /** A group ends its own word only; what a colleague wrote down the policy keeps from it. */
    async end(serviceId: string): Promise<void> {
      await sql`update service_pause set ended_at = ${now}
        where programme_id = ${actor.programmeId} and service_id = ${serviceId} and ended_at is null`.execute(
        db,
      );
    },
  };
}
