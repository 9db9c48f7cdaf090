import { audit } from '../audit/index.ts';
import { holdCase, houseRules, may, refreshNextAction, refusalOf, settleTasks } from '../care/index.ts';
import { isWorkingDay, newId, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { SessionMode } from '../programmes/index.ts';
import { weekly } from './calendar.ts';
import { sessionStore } from './store.ts';

export type NewSessions = {
  readonly referralId: string;
  /** Local time in the programme's zone. */
  readonly startsAt: Temporal.PlainDateTime;
  readonly minutes: number;
  readonly mode: SessionMode;
  readonly place?: string | null | undefined;
  readonly knowBefore?: string | null | undefined;
  /** How many, one a week; 1 when left out. */
  readonly times?: number | undefined;
  /** Leaves out weeks whose day is a weekend or a holiday. */
  readonly skipDaysOff?: boolean | undefined;
};

/**
 * Puts one or several sessions into the diary. Together with those held there are never more than the case plans for:
 * more needs an extension.
 * @throws NotFound, Forbidden, Refused (more than planned for)
 * @returns their ids in order of time
 */
export async function planSessions(scope: Scope, input: NewSessions): Promise<readonly string[]> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'plan_session', kase);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  const { holidays } = await houseRules(scope);
  const store = sessionStore(scope);
  const starts = weekly(input.startsAt, input.times ?? 1).filter(
    at => !input.skipDaysOff || isWorkingDay(at.toPlainDate(), holidays),
  );
  const { held, planned } = await store.counts(kase.id);
  const left = Math.max(0, kase.sessionsPlanned - held - planned);
  if (starts.length > left)
    throw new Refused('sessions.refused.more', { left, planned: kase.sessionsPlanned });
  const ids = starts.map(() => newId());
  await store.add(
    starts.map((startsAt, index) => ({
      id: ids[index] ?? newId(),
      referral_id: kase.id,
      person_id: kase.personId,
      link_worker_id: kase.linkWorkerId ?? scope.actor.id,
      state: 'planned',
      starts_at: startsAt,
      minutes_planned: input.minutes,
      mode: input.mode,
      place: input.place ?? null,
      know_before: input.knowBefore ?? null,
      created_at: scope.now,
    })),
  );
  await settleTasks(scope, 'plan_session', kase.id);
  for (const id of ids) {
    await audit(scope, {
      verb: 'session.planned',
      subject: { kind: 'session', id },
      personId: kase.personId,
    });
    await emit(scope, { name: 'SessionPlanned', subjectId: id, payload: { referralId: kase.id } });
  }
  await refreshNextAction(scope, kase.id);
  return ids;
}
