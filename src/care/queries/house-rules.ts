import type { Holidays } from '../../core/index.ts';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  holidaysOf,
  type ProgrammeSettings,
  programmeSettings,
  type RegionProfile,
  regionOf,
} from '../../programmes/index.ts';

/** What a programme's clock and calendar say to a command. */
export type HouseRules = {
  readonly settings: ProgrammeSettings;
  readonly zone: string;
  readonly holidays: Holidays;
  /** What differs between countries. */
  readonly profile: RegionProfile;
  /** Local date and time of the transaction. */
  readonly now: Temporal.PlainDateTime;
  readonly today: Temporal.PlainDate;
};

/** Settings, holidays and local time of the actor's programme. */
export async function houseRules(scope: Scope): Promise<HouseRules> {
  const row = await scope.db
    .selectFrom('programme')
    .select(['settings', 'time_zone', 'region'])
    .where('id', '=', scope.actor.programmeId)
    .executeTakeFirst();
  if (!row) throw new NotFound('programme');
  const profile = regionOf(row.region === 'uk' ? 'uk' : 'ie');
  const now = scope.now.toZonedDateTimeISO(row.time_zone).toPlainDateTime();
  return {
    settings: programmeSettings.parse(row.settings),
    zone: row.time_zone,
    holidays: holidaysOf(profile),
    profile,
    now,
    today: now.toPlainDate(),
  };
}
