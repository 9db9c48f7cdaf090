import {
  type Release,
  type ReleasedCut,
  type ReleasedStep,
  type ReleasedWait,
  releasedCuts,
  releasedSteps,
  releasedWaits,
} from '../released/index.ts';
import type { Interval } from '../statistics/interval.ts';
import { added, type Told, toldShare } from './fit.ts';

export type WhoFigures = {
  readonly people: Told;
  readonly cuts: readonly {
    readonly cut: ReleasedCut;
    /** In the order of the release, which tells nothing of their size. Null where nothing of the cut can be shown. */
    readonly parts: readonly { readonly part: string; readonly people: Told }[] | null;
  }[];
};

/** Who came: the released cuts of each quarter, added up. */
export function whoFigures(releases: readonly Release[]): WhoFigures {
  return {
    people: added(releases.map(one => one.funnel.referred)),
    cuts: releasedCuts.map(cut => {
      const tables = releases.map(one => one.cuts.find(each => each.cut === cut)?.parts ?? null);
      const names = [...new Set(tables.flatMap(table => table?.map(row => row.part) ?? []))];
      // Where a quarter tells the cut but has no such part, nobody is in it.
      const cellOf = (table: (typeof tables)[number], part: string) =>
        table === null ? null : (table.find(row => row.part === part) ?? { referred: 0 }).referred;
      return {
        cut,
        parts:
          names.length === 0
            ? null
            : names.map(part => ({ part, people: added(tables.map(table => cellOf(table, part))) })),
      };
    }),
  };
}

export type JourneyFigures = {
  readonly steps: readonly {
    readonly step: ReleasedStep;
    readonly people: Told;
    readonly share: Interval | null;
  }[];
  /** For each quarter the upper end of the band of days that holds the middle one. */
  readonly waits: readonly {
    readonly wait: ReleasedWait;
    readonly days: readonly (number | null)[];
  }[];
};

/** How far they came within ninety days, and how long half of them waited at most. */
export function journeyFigures(releases: readonly Release[]): JourneyFigures {
  const all = added(releases.map(one => one.funnel.referred));
  return {
    steps: releasedSteps.map(step => {
      const people = added(releases.map(one => one.funnel[step]));
      return { step, people, share: toldShare(people, all) };
    }),
    waits: releasedWaits.map(wait => ({ wait, days: releases.map(one => one.waits[wait]) })),
  };
}

export type ThereFigures = {
  readonly introduced: Told;
  readonly attended: Told;
  readonly going: Told;
  readonly shares: Readonly<Record<'attended' | 'going', Interval | null>>;
  /** Reasons that were told of a quarter, in the order of their codes. */
  readonly reasons: readonly { readonly code: string; readonly cases: Told }[];
};

/** Whether people got there and what stopped them: the quarters as they were told, added up. */
export function thereFigures(releases: readonly Release[]): ThereFigures {
  const quarters = releases.map(one => one.more?.there ?? null);
  const of = (which: 'introduced' | 'attended' | 'going') => added(quarters.map(one => one?.[which] ?? null));
  const codes = [...new Set(quarters.flatMap(one => one?.reasons.map(({ code }) => code) ?? []))].toSorted();
  const [introduced, attended, going] = [of('introduced'), of('attended'), of('going')];
  return {
    introduced,
    attended,
    going,
    shares: { attended: toldShare(attended, introduced), going: toldShare(going, introduced) },
    reasons: codes.map(code => ({
      code,
      // A reason that a quarter does not tell may have been given by a few.
      cases: added(quarters.map(one => one?.reasons.find(each => each.code === code)?.cases ?? null)),
    })),
  };
}
