import { mean } from 'simple-statistics';
import type { Interval } from '../statistics/interval.ts';
import {
  FEWEST_CASES,
  lacksOf,
  type OwnWork,
  type Staffed,
  staffings,
  type TooLittle,
} from '../workers/workers.ts';
import type { Typed } from '../worth/typed.ts';
import {
  type Assumptions,
  type Kind,
  kinds,
  type Scenario,
  type ServiceName,
  type Swing,
  services,
  swingsOf,
  type UnitCost,
  type Worth,
  worthOf,
} from '../worth/worth.ts';
import type { MeasureFigures } from './figures.ts';
import { bandOf, type Told } from './fit.ts';

/** Days that nine of ten should wait at most. */
const AIM_DAYS = 14;
/** Of a month on average. */
const MONTH_DAYS = 365.25 / 12;

export type TeamFigures = {
  readonly workers: number;
  readonly places: number;
  /** People in a month on average, to whole people; null with fewer than twenty in the time. */
  readonly acceptedMonthly: number | null;
  /** Whole days a case is in hand on average, and of how many at least that ended in the time. */
  readonly stay: number | null;
  readonly ended: number | null;
  readonly lacks: TooLittle | null;
  readonly staffed: readonly Staffed[];
};

/** The team’s size and what a played year says it needs. Members of staff are counted as they are. */
export function teamFigures(work: OwnWork): TeamFigures {
  const lacks = lacksOf(work);
  const { accepted, stays, days } = work;
  return {
    workers: work.workers,
    places: work.places,
    acceptedMonthly: accepted < FEWEST_CASES ? null : Math.round((accepted * MONTH_DAYS) / days),
    stay: stays.length < FEWEST_CASES ? null : Math.round(mean([...stays])),
    ended: bandOf(stays.length),
    lacks,
    staffed: lacks ? [] : staffings(work, AIM_DAYS),
  };
}

/** A fall in use as it leaves: people as released, the change of a person to a tenth. */
export type FitFall = {
  readonly service: ServiceName;
  readonly people: Told;
  readonly change: Interval | null;
};

export type WorthFigures = {
  readonly falls: readonly FitFall[];
  readonly costs: Readonly<Partial<Record<ServiceName, UnitCost>>>;
  readonly assumptions: Assumptions;
  readonly source: string;
  readonly lacks: 'costs' | 'answers' | null;
  /** Null where no cost was given, or too few answered twice about what has one. */
  readonly scenarios: readonly (Worth & { readonly scenario: Scenario })[] | null;
  readonly swings: readonly { readonly kind: Kind; readonly swings: readonly Swing[] }[];
};

/** What the fall in visits is worth, worked out from nothing but the figures that leave: whoever has the pack can do it again. */
export function worthFigures(
  measures: readonly MeasureFigures[],
  { costs, assumptions }: Pick<Typed, 'costs' | 'assumptions'>,
  source: string,
): WorthFigures {
  const falls = services.flatMap((service): FitFall[] => {
    const one = measures.find(({ scale }) => scale.id === service);
    return one ? [{ service, people: one.pairs, change: one.whole.mean }] : [];
  });
  const given = {
    costs,
    assumptions,
    falls: falls.map(fall => ({ ...fall, people: fall.people?.value ?? 0 })),
  };
  const counted = kinds.filter(kind =>
    Object.values(costs).some(cost => cost.isPaidEach === (kind === 'cash')),
  );
  const isKnown = falls.some(({ service, people, change }) => costs[service] && people && change);
  const lacks = counted.length === 0 ? 'costs' : isKnown ? null : 'answers';
  return {
    falls,
    costs,
    assumptions,
    source,
    lacks,
    scenarios:
      lacks !== null
        ? null
        : (['low', 'central', 'high'] as const).map(scenario => ({ scenario, ...worthOf(given, scenario) })),
    swings: (lacks ? [] : counted).map(kind => ({ kind, swings: swingsOf(given, kind) })),
  };
}
