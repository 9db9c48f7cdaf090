import type { CrisisRegistry } from '../../ui/index.ts';
import { type CrisisLine, crisisPurpose, type RegionProfile } from './profile.ts';

/** A line as a programme shows it: of the region or its own, with its last check. */
export type KnownLine = Omit<CrisisLine, 'hours' | 'source' | 'checkedOn'> & {
  readonly own: boolean;
  /** When it answers: a words key for a line of the region, the programme's own words for its own line. */
  readonly hours: CrisisLine['hours'] | null;
  readonly hoursInWords: string | null;
  readonly source: string | null;
  /** Null: an own line that nobody has tried yet. */
  readonly checkedOn: Temporal.PlainDate | null;
  /** False when the last who tried it found that it does not answer as listed: it is not shown, whatever the day. */
  readonly works: boolean;
};

/** What the crisis panel shows, and what the keeper of the registry must hear. */
export type CrisisLines = {
  /** Always there, whatever has expired. */
  readonly emergency: RegionProfile['emergency'];
  /** Checked lines: those of the region in its order, which answer day and night, then the programme's own. */
  readonly lines: readonly KnownLine[];
  /** Lines whose check has run out or failed: not shown, each a reason for an alarm to its owner. */
  readonly expired: readonly KnownLine[];
};

const nothing: CrisisRegistry = { checks: {}, own: [] };
const day = (text: string) => Temporal.PlainDate.from(text);

/** Every line that a programme answers for, shown or not. A check of its own counts instead of that of the region, older or not. */
export function knownLines(profile: RegionProfile, { checks, own }: CrisisRegistry): readonly KnownLine[] {
  const ofRegion = profile.crisisLines.map((line): KnownLine => {
    const check = checks[line.id];
    // An update of the software may bring a later check than the programme's own.
    const later = check?.works && day(check.on).toString() < line.checkedOn.toString() ? undefined : check;
    return {
      ...line,
      own: false,
      hoursInWords: null,
      works: later?.works ?? true,
      checkedOn: later ? day(later.on) : line.checkedOn,
      expiresOn: later ? day(later.until) : line.expiresOn,
    };
  });
  const ofProgramme = own.flatMap((line): KnownLine[] => {
    const purpose = crisisPurpose.safeParse(line.purpose);
    if (!purpose.success) return [];
    const check = checks[line.id];
    return [
      {
        id: line.id,
        name: line.name,
        phone: line.phone,
        text: line.text_to ? { word: line.text_word ?? '', to: line.text_to } : null,
        purpose: purpose.data,
        languages: [],
        hours: null,
        hoursInWords: line.hours,
        owner: 'coordinator',
        own: true,
        works: check?.works ?? false,
        checkedOn: check ? day(check.on) : null,
        expiresOn: check ? day(check.until) : day('1970-01-01'),
        source: line.source,
      },
    ];
  });
  return [...ofRegion, ...ofProgramme];
}

/** The crisis lines of a programme on a day. A line is shown up to and with the day it expires on. */
export function crisisLines(
  profile: RegionProfile,
  today: Temporal.PlainDate,
  registry: CrisisRegistry = nothing,
): CrisisLines {
  const all = knownLines(profile, registry);
  const current = ({ works, expiresOn }: KnownLine): boolean =>
    works && Temporal.PlainDate.compare(today, expiresOn) <= 0;
  return {
    emergency: profile.emergency,
    lines: all.filter(current),
    expired: all.filter(line => !current(line)),
  };
}

/** Lines that expire within so many days or do not answer as listed, so that they are checked before they go dark. */
export function crisisLinesToCheck(
  profile: RegionProfile,
  today: Temporal.PlainDate,
  {
    registry = nothing,
    withinDays = 30,
  }: { readonly registry?: CrisisRegistry; readonly withinDays?: number } = {},
): readonly KnownLine[] {
  const until = today.add({ days: withinDays });
  return knownLines(profile, registry).filter(
    line => !line.works || Temporal.PlainDate.compare(line.expiresOn, until) <= 0,
  );
}
