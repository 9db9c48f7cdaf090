import { houseRules } from '../care/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { datesBetween } from './due-queries.ts';

/**
 * Says which dates are so many days ahead that people are reminded of them, as the programme has set. Safe to run again on the same day: a
 * reminder is written once for a date, a place and a day.
 */
export async function remindOfDates(scope: Scope): Promise<void> {
  const { today, zone, settings } = await houseRules(scope);
  for (const days of new Set(settings.groupReminderDays)) {
    const day = today.add({ days });
    const from = day.toZonedDateTime(zone).toInstant();
    const to = day.add({ days: 1 }).toZonedDateTime(zone).toInstant();
    for (const date of await datesBetween(scope, from, to)) {
      await emit(scope, {
        name: 'GroupReminderDue',
        subjectId: date.id,
        payload: { groupId: date.groupId, days },
      });
    }
  }
}
