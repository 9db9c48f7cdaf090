import type { CrisisLine, RegionProfile } from './profile.ts';

/** What the crisis panel shows, and what the keeper of the registry must hear. */
export type CrisisLines = {
  /** Always there, whatever has expired. */
  readonly emergency: RegionProfile['emergency'];
  /** Checked lines, in the order of the profile. */
  readonly lines: readonly CrisisLine[];
  /** Lines whose check has run out: not shown, each a reason for an alarm to its owner. */
  readonly expired: readonly CrisisLine[];
};

/** The crisis lines of a region on a day. A line is shown up to and with the day it expires on. */
export function crisisLines(profile: RegionProfile, today: Temporal.PlainDate): CrisisLines {
  const current = (line: CrisisLine): boolean => Temporal.PlainDate.compare(today, line.expiresOn) <= 0;
  return {
    emergency: profile.emergency,
    lines: profile.crisisLines.filter(current),
    expired: profile.crisisLines.filter(line => !current(line)),
  };
}

/** Lines that expire within so many days, so that they are checked before they go dark. */
export function crisisLinesToCheck(
  profile: RegionProfile,
  today: Temporal.PlainDate,
  withinDays = 30,
): readonly CrisisLine[] {
  const until = today.add({ days: withinDays });
  return profile.crisisLines.filter(line => Temporal.PlainDate.compare(line.expiresOn, until) <= 0);
}
