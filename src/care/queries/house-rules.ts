import type { Holidays } from '../../core/index.ts';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  crisisRegistryOf,
  holidaysOf,
  type ProgrammeSettings,
  programmeSettings,
  type RegionProfile,
  regionOf,
} from '../../programmes/index.ts';
import type { CrisisRegistry } from '../../ui/index.ts';

/** What a programme's clock and calendar say to a command. */
export type HouseRules = {
  readonly settings: ProgrammeSettings;
  readonly zone: string;
  readonly holidays: Holidays;
  /** What differs between countries. */
  readonly profile: RegionProfile;
  /** What the programme put on record of its crisis lines. */
  readonly crisis: CrisisRegistry;
  /** Local date and time of the transaction. */
  readonly now: Temporal.PlainDateTime;
  readonly today: Temporal.PlainDate;
};

/** Settings, holidays and local time of the actor's programme. */
export async function houseRules(scope: Scope): Promise<HouseRules> {
  const row = await scope.db
    .selectFrom('programme')
    .select(['settings', 'time_zone', 'region', 'crisis_lines'])
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
    crisis: crisisRegistryOf(row.crisis_lines),
    now,
    today: now.toPlainDate(),
  };
}
