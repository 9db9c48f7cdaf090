import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Search } from './search.ts';

/** A service that meets every week, as a line of “what is on”. */
export type WeeklyMeeting = {
  readonly serviceId: string;
  readonly name: string;
  readonly description: string | null;
  readonly town: string | null;
  /** Days as RFC 5545 writes them: 'TU' or 'TU,TH'. */
  readonly byday: string;
  /** The time it begins, as the database writes it: '10:30:00'. */
  readonly opensAt: string;
};

export type ComingDay = { readonly on: Temporal.PlainDate; readonly meeting: WeeklyMeeting };

const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const mostRead = 200;

/**
 * Services of a region that meet on one or two days of every week, confirmed in the last six months, at most 200. What
 * is not known to happen every week (a pattern of months, an end, a place closed for now) is left out.
 */
export async function weeklyMeetings(
  db: Db,
  region: Search['region'],
  today: Temporal.PlainDate,
): Promise<readonly WeeklyMeeting[]> {
  const { rows } = await sql<WeeklyMeeting>`
    select s.id as "serviceId", s.name, left(s.description, 400) as description, a.city as town, t.byday, t.opens_at as "opensAt"
    from directory.schedule t
    join directory.service s on s.id = t.service_id
    join directory.listing l on l.service_id = s.id and l.place_number = 0 and l.region = ${region}
    left join lateral (select city from directory.address a where a.location_id = l.location_id
      and not (s.place_hidden or (select address_confidential from directory.location place where place.id = a.location_id)) order by a.position limit 1) a on true
    where t.freq = 'WEEKLY' and coalesce(t.interval, 1) = 1 and t.bymonthday is null and t.count is null
      and t.byday ~ '^[A-Z]{2}(,[A-Z]{2})?$' and t.opens_at is not null
      and coalesce(t.valid_from, t.dtstart, ${today}) <= ${today} and coalesce(t.valid_to, t.until, 'infinity') >= ${today}::date + 7
      and s.status = 'active' and s.missing_since is null and s.not_listed_since is null and s.alert is null
      and exists (select from directory.confirmation c where c.service_id = s.id and c.fact_group = 'entry' and c.confirmed_on >= ${today.subtract({ months: 6 })})
    limit ${mostRead}`.execute(db);
  return rows;
}

/**
 * Chooses at most one meeting for each of the seven days from `today` on, no service twice, `most` days in all. Which one
 * it is changes from week to week, so that no group stands on the front page for ever.
 */
export function comingDays(
  meetings: readonly WeeklyMeeting[],
  today: Temporal.PlainDate,
  most = 5,
): readonly ComingDay[] {
  const week = today.weekOfYear ?? 0;
  const taken = new Set<string>();
  const found: ComingDay[] = [];
  for (let ahead = 0; ahead < 7 && found.length < most; ahead += 1) {
    const on = today.add({ days: ahead });
    const code = dayCodes[on.dayOfWeek - 1] ?? '';
    const fit = meetings
      .filter(one => one.byday.split(',').includes(code) && !taken.has(one.serviceId))
      .sort((one, other) => (one.serviceId < other.serviceId ? -1 : 1));
    const meeting = fit[week % Math.max(1, fit.length)];
    if (!meeting) continue;
    taken.add(meeting.serviceId);
    found.push({ on, meeting });
  }
  return found;
}
