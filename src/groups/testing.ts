import type { Actor } from '../platform/database/index.ts';
import type { TestApp } from '../web/testing.ts';
import { foundGroup } from './found-group.ts';
import type { GroupFacts, GroupTimes } from './group.ts';
import { setBooking } from './open-group.ts';

/** Facts of a group for tests. */
export const someFacts = (facts: Partial<GroupFacts> = {}): GroupFacts => ({
  name: 'Stress control',
  kind: 'course',
  about: 'Six evenings about stress.',
  whatToExpect: 'Sit and listen.',
  mode: 'venue',
  place: 'Family centre',
  address: '2 Abbey Street, Ennis',
  directions: null,
  videoLink: null,
  languages: ['en'],
  needsMet: ['access'],
  places: 2,
  offerHours: 48,
  leaders: [{ name: 'Orla Considine' }],
  ...facts,
});

/** Times of a group for tests: six Tuesdays at ten from 1 December 2026. */
export const someTimes = (times: Partial<GroupTimes> = {}): GroupTimes => ({
  beginsOn: Temporal.PlainDate.from('2026-12-01'),
  beginsAt: Temporal.PlainTime.from('10:00'),
  minutes: 90,
  rhythm: 'weekly',
  weeks: 6,
  days: [],
  off: [],
  ...times,
});

/** Founds a group and opens it to booking. @returns its id */
export async function seedGroup(
  app: TestApp,
  facts: Partial<GroupFacts> = {},
  times: Partial<GroupTimes> = {},
  as: Actor = app.clare.coordinator.actor,
): Promise<string> {
  return app.database.within(as, async scope => {
    const id = await foundGroup(scope, { facts: someFacts(facts), times: someTimes(times) });
    await setBooking(scope, { groupId: id, booking: 'open' });
    return id;
  });
}
