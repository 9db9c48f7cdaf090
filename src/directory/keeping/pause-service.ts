import { type Selectable, sql } from 'kysely';
import { audit } from '../../audit/index.ts';
import { Forbidden, newId, Refused } from '../../core/index.ts';
import type { Db, Scope, Tables } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';

/** Why a group takes nobody new for a while. */
export const pauseReasons = ['full', 'break', 'no_volunteers', 'venue', 'other'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** A group takes nobody new until a day, which is the first on which it does again. */
export type Pause = Omit<Selectable<Tables['service_pause']>, 'reason'> & { readonly reason: PauseReason };

/** Nobody plans further than this: a year at most. */
const MOST_DAYS = 366;

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

/**
 * A group pauses, by its own page, or a colleague writes down that it does. What was said before is ended.
 * @throws Forbidden, Refused (a day that is not ahead, or more than a year ahead)
 */
export async function pauseService(
  scope: Scope,
  input: {
    readonly serviceId: string;
    readonly until: Temporal.PlainDate;
    readonly reason: PauseReason;
    readonly words?: string | null;
    readonly today: Temporal.PlainDate;
  },
): Promise<void> {
  const { actor } = scope;
  const { serviceId, until, reason, words = null, today } = input;
  onlyTheirOwn(scope, serviceId);
  const days = today.until(until).days;
  if (days < 1 || days > MOST_DAYS) throw new Refused('provider.refused.until');
  await end(scope, serviceId);
  await scope.db
    .insertInto('service_pause')
    .values({
      programme_id: actor.programmeId,
      id: newId(),
      service_id: serviceId,
      until,
      reason,
      words,
      by_group: actor.role === 'provider',
      said_by: actor.id,
      said_at: scope.now,
    })
    .execute();
  await audit(scope, { verb: 'service.paused', subject: { kind: 'service', id: serviceId }, reason });
  await emit(scope, {
    name: 'ServicePaused',
    subjectId: serviceId,
    payload: { until: until.toString(), reason },
  });
}

/** The group takes people again before the day it said. */
export async function endPause(scope: Scope, serviceId: string): Promise<void> {
  onlyTheirOwn(scope, serviceId);
  await end(scope, serviceId);
  await audit(scope, { verb: 'service.pause_ended', subject: { kind: 'service', id: serviceId } });
}

function onlyTheirOwn({ actor }: Scope, serviceId: string): void {
  const mine = actor.role === 'provider' && actor.id === serviceId;
  if (!mine && !['link_worker', 'coordinator', 'system'].includes(actor.role))
    throw new Forbidden('provider.refused.role');
}

/** A group ends its own word only; what a colleague wrote down the policy keeps from it. */
async function end({ db, actor, now }: Scope, serviceId: string): Promise<void> {
  await sql`update service_pause set ended_at = ${now}
    where programme_id = ${actor.programmeId} and service_id = ${serviceId} and ended_at is null`.execute(db);
}
