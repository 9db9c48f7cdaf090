import { audit } from '../audit/index.ts';
import { houseOf, viewOf } from '../messages/index.ts';
import { initialsOf } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { type CalendarEntry, calendarText } from './calendar-text.ts';
import { groupDatesOf, meetingsOf, subjectOf } from './queries.ts';
import { calendarFeeds, type FeedKind, type FeedShows } from './store.ts';

/** A read is put on record once in so many hours: programs look every hour, and that says nothing. */
const RECORD_AFTER_HOURS = 24;

/**
 * The calendar that a token opens, as text; null for one that is wrong or ended, or whose person or colleague is here no more, which
 * nobody can tell apart. For the house: whoever asks has nothing but the address.
 */
export async function readFeed(scope: Scope, token: string): Promise<string | null> {
  const feeds = calendarFeeds(scope);
  const feed = await feeds.byToken(token);
  if (!feed) return null;
  const kind = feed.kind as FeedKind;
  // Where records were joined, a person's address goes along to the one that was kept.
  const subjectId = kind === 'person' ? (feed.person_id ?? feed.subject_id) : feed.subject_id;
  const text = await calendarOf(scope, kind, subjectId, feed.shows as FeedShows);
  if (text === null) return null;
  if (feed.read_at === null || feed.read_at.until(scope.now).total('hours') >= RECORD_AFTER_HOURS) {
    await feeds.markRead(feed.id);
    await audit(scope, {
      verb: 'calendar.read',
      subject: { kind: 'calendar_feed', id: feed.id },
      personId: feed.person_id,
    });
  }
  return text;
}

/** Somebody's meetings and dates; neither names nor what the service is. Null when they are here no more. */
export async function calendarOf(
  scope: Scope,
  kind: FeedKind,
  subjectId: string,
  shows: FeedShows,
): Promise<string | null> {
  const subject = await subjectOf(scope, kind, subjectId);
  if (!subject) return null;
  const house = await houseOf(scope);
  const { t } = viewOf(house, scope.now, subject.locale ?? house.locale);
  const { zone } = house;
  const meetings =
    kind === 'group'
      ? []
      : await meetingsOf(scope, kind === 'staff' ? { staffId: subjectId } : { personId: subjectId });
  const dates = await groupDatesOf(
    scope,
    kind === 'group'
      ? { groupId: subjectId }
      : kind === 'staff'
        ? { staffId: subjectId }
        : { personId: subjectId },
  );
  const named = kind === 'staff' && shows === 'initials';
  const entries: CalendarEntry[] = [
    ...meetings.map(one => ({
      uid: one.uid,
      start: one.startsAt.toZonedDateTime(zone),
      minutes: one.minutes,
      summary: named
        ? t('calendar.with', {
            initials: initialsOf({ given_name: one.givenName, family_name: one.familyName }),
          })
        : t('calendar.meeting'),
      // Where somebody lives stands in no calendar, and what others may look over says no place at all.
      place: shows === 'initials' && one.mode !== 'home' ? one.place : null,
      cancelled: one.cancelled,
      changedAt: one.changedAt,
    })),
    ...dates.map(one => ({
      uid: one.id,
      start: one.startsAt.toZonedDateTimeISO(zone),
      minutes: one.minutes,
      summary: kind === 'person' || shows === 'meeting' ? t('calendar.meeting') : one.name,
      place: shows === 'initials' ? one.place : null,
      cancelled: one.cancelled,
      changedAt: one.changedAt,
    })),
  ];
  const name = kind === 'group' && shows === 'initials' ? subject.name : t('calendar.name');
  return calendarText({ name, zone, entries });
}
