import { audit, auditAll } from '../../audit/index.ts';
import { makeTask } from '../../care/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { allowedGroup } from '../allowed.ts';
import { groupStore } from '../store.ts';
import { registerOf } from './register-queries.ts';
import { registerStore } from './register-store.ts';
import type { Mark } from './tally.ts';

/** How one person was marked on the page; `was` is what the page showed, so that two who mark do not undo each other. */
export type Marked = {
  readonly placeId: string;
  readonly mark: Mark;
  readonly note: string | null;
  readonly changed: boolean;
};

export type KeepRegister = {
  readonly groupId: string;
  readonly dateId: string;
  readonly marked: readonly Marked[];
  /** Somebody without a place, by first name. */
  readonly walkIn: { readonly firstName: string; readonly wantsPlace: boolean } | null;
  readonly sign: boolean;
};

/** The day of the group has come, by the clock of the programme. */
export function hasCome(startsAt: Temporal.Instant, now: Temporal.Instant, zone: string): boolean {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return Temporal.PlainDate.compare(day(startsAt), day(now)) <= 0;
}

/**
 * Writes down who was there, and signs the register off. Pressed twice it changes nothing the second time; only what was changed on the
 * page is written, so two who mark at once keep both. Whoever came without a place becomes a task for the co-ordinator.
 * @throws NotFound, Forbidden, Refused (called off, not yet, signed already, or somebody is not marked)
 */
export async function keepRegister(scope: Scope, input: KeepRegister, zone: string): Promise<void> {
  const { groupId, dateId, marked, walkIn, sign } = input;
  await allowedGroup(scope, groupId, 'register');
  const held = await groupStore(scope).holdDate(groupId, dateId);
  if (held.state === 'cancelled') throw new Refused('groups.register.refused.cancelled');
  if (!hasCome(held.starts_at, scope.now, zone)) throw new Refused('groups.register.refused.early');
  if (held.signed_at) throw new Refused('groups.register.refused.signed');
  const { lines } = await registerOf(scope, groupId, dateId);
  const byPlace = new Map(lines.map(one => [one.placeId, one]));
  const fresh = marked.flatMap(one => {
    const line = byPlace.get(one.placeId);
    if (!line || !one.changed || (line.standing === one.mark && line.note === one.note)) return [];
    return [{ placeId: one.placeId, personId: line.personId, standing: one.mark, note: one.note }];
  });
  const store = registerStore(scope);
  await store.write(groupId, dateId, fresh);
  await auditAll(
    scope,
    fresh.map(one => ({
      verb: 'group_attendance.recorded',
      subject: { kind: 'group_place', id: one.placeId },
      personId: one.personId,
      fields: one.note === null ? ['state'] : ['state', 'note'],
    })),
  );
  if (walkIn) {
    const id = await store.addWalkIn({ groupId, dateId, ...walkIn });
    await audit(scope, { verb: 'group_walk_in.noted', subject: { kind: 'group_walk_in', id } });
    await makeTask(scope, {
      kind: 'group_walk_in',
      subjectId: groupId,
      assigneeId: null,
      dueOn: scope.now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 2 }),
    });
  }
  if (!sign) return;
  const known = new Set([
    ...lines.filter(one => one.standing).map(one => one.placeId),
    ...fresh.map(one => one.placeId),
  ]);
  if (lines.some(one => !known.has(one.placeId))) throw new Refused('groups.register.refused.unmarked');
  await groupStore(scope).changeDate(dateId, {
    state: 'held',
    signed_at: scope.now,
    signed_by: scope.actor.id,
    signed_by_name: scope.actor.name,
  });
  await audit(scope, { verb: 'group_register.signed', subject: { kind: 'group_date', id: dateId } });
  await emit(scope, { name: 'GroupRegisterSigned', subjectId: dateId, payload: { groupId } });
}
