import { houseRules } from '../../care/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { instrumentsOf } from '../instruments/index.ts';
import { askStore } from '../schedule/ask-store.ts';
import { dueFor, momentsOf, openMoments } from './course-moment.ts';
import { assessmentsOfCases, courseAsks, coursePlaces } from './course-queries.ts';

/**
 * Ends askings about courses that ask for nothing any more: everything was answered, for the course or for something else, or the time for it is
 * over. So nobody is reminded of questions that do not wait. Safe to run again.
 */
export async function settleCourseAsks(scope: Scope): Promise<void> {
  const asks = await courseAsks(scope, 'open');
  if (asks.length === 0) return;
  const { today } = await houseRules(scope);
  const places = await coursePlaces(scope, { placeIds: asks.map(one => one.placeId) });
  const taken = await assessmentsOfCases(
    scope,
    places.flatMap(one => one.referralId ?? []),
  );
  const catalogue = await instrumentsOf(scope, today);
  const over: string[] = [];
  const answered: string[] = [];
  for (const ask of asks) {
    const place = places.find(one => one.placeId === ask.placeId);
    const moment = place && momentsOf(place).find(one => one.timepoint === ask.timepoint);
    if (!place || !moment || !openMoments(place, today).some(one => one.timepoint === ask.timepoint)) {
      over.push(ask.id);
      continue;
    }
    const mine = taken.get(place.referralId ?? '') ?? [];
    if (dueFor(place, moment, mine, { catalogue, today }).open.length === 0) answered.push(ask.id);
  }
  await askStore(scope).endAll(over, 'over');
  await askStore(scope).endAll(answered, 'answered');
}
