import { audit } from '../../audit/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { type PauseReason, pauseStore } from './pause-store.ts';

/** Nobody plans further than this: a year at most. */
const MOST_DAYS = 366;

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
  const { serviceId, until, reason, words = null, today } = input;
  onlyTheirOwn(scope, serviceId);
  const days = today.until(until).days;
  if (days < 1 || days > MOST_DAYS) throw new Refused('provider.refused.until');
  const store = pauseStore(scope);
  await store.end(serviceId);
  await store.add({ serviceId, until, reason, words });
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
  await pauseStore(scope).end(serviceId);
  await audit(scope, { verb: 'service.pause_ended', subject: { kind: 'service', id: serviceId } });
}

function onlyTheirOwn({ actor }: Scope, serviceId: string): void {
  const mine = actor.role === 'provider' && actor.id === serviceId;
  if (!mine && !['link_worker', 'coordinator', 'system'].includes(actor.role))
    throw new Forbidden('provider.refused.role');
}
