import { NotFound } from '../core/index.ts';
import { type ServiceCard, serviceCards } from '../directory/index.ts';
import type { FirstVisit } from '../introductions/index.ts';
import { firstVisitStore, next } from '../introductions/index.ts';
import { systemActor } from '../platform/database/index.ts';
import type { Own, OwnAsk } from './pages/own.tsx';
import { onRecord } from './private/on-record.ts';
import { activitiesOf, type OwnActivity, type OwnCase, ownCase } from './queries.ts';
import type { Said } from './said/said.ts';
import { saidStore } from './said/store.ts';

export type Activities = {
  readonly mine: OwnCase;
  readonly activities: readonly OwnActivity[];
  readonly said: readonly Said[];
};

/** What somebody is asked of an activity now: whether they went, whether they still go, or nothing. */
export function askedOf(
  { state, bookedFor }: OwnActivity,
  now: Temporal.PlainDateTime,
): 'went' | 'still' | null {
  if (next(state, 'complete')) return 'still';
  if (!next(state, 'attend_first')) return null;
  return bookedFor && Temporal.PlainDateTime.compare(bookedFor, now) > 0 ? null : 'went';
}

/** The activities of the case under way or the last, with what was said of them. */
export async function readActivities(ask: OwnAsk, own: Own): Promise<Activities> {
  const { mine, said } = await ask.withinAs(systemActor(ask.programme.id), async scope => {
    const mine = await ownCase(scope, own.personId);
    if (!mine) throw new NotFound('person');
    return { mine, said: await saidStore(scope).of(own.personId, ['went', 'not_gone', 'still_going']) };
  });
  const { referralId } = mine;
  const activities = await ask.withinAs(own.actor, async scope => {
    await onRecord(scope, own, 'activities');
    return referralId ? activitiesOf(scope, referralId) : [];
  });
  return { mine, activities, said };
}

export type ActivityInFull = Activities & {
  readonly activity: OwnActivity;
  readonly card: ServiceCard | null;
  /** The newest plan of the first visit that somebody wrote for them. */
  readonly visit: FirstVisit | null;
};

/** One activity with its place and what to expect. @throws NotFound when it is not theirs */
export async function readActivity(ask: OwnAsk, own: Own, id: string): Promise<ActivityInFull> {
  const found = await readActivities(ask, own);
  const activity = found.activities.find(one => one.id === id);
  if (!activity) throw new NotFound('introduction');
  return ask.withinAs(own.actor, async scope => {
    const cards = await serviceCards(scope.db, [activity.serviceId]);
    const [newest] = await firstVisitStore(scope).versions(id);
    return { ...found, activity, card: cards.get(activity.serviceId) ?? null, visit: newest?.plan ?? null };
  });
}
