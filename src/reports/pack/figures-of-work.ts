import { median } from 'simple-statistics';
import type { Release } from '../released/index.ts';
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
import type { MeasureFigures } from './figures-of-change.ts';
import { added, type Told } from './fit.ts';

/** Days that nine of ten should wait at most. */
const AIM_DAYS = 14;
/** Of a month on average. */
const MONTH_DAYS = 365.25 / 12;
const WEEK = 7;
const STAYS_A_QUARTER = 5;

export type TeamFigures = {
  readonly workers: number;
  readonly places: number;
  /** People in a month on average, to whole people, from the steps that were told; null with fewer than twenty in the time. */
  readonly acceptedMonthly: number | null;
  /** Weeks in which half of the cases had ended; null where no quarter tells it. */
  readonly stay: number | null;
  readonly ended: Told;
  readonly lacks: TooLittle | null;
  readonly staffed: readonly Staffed[];
};

/** Who works now. */
export type Team = Pick<OwnWork, 'workers' | 'places'>;

/**
 * The team’s size and what a year, played with nothing but what was released, says it needs. Members of staff are counted as they are.
 * @param days of the span
 */
export function teamFigures(team: Team, releases: readonly Release[], days: number): TeamFigures {
  const accepted = added(releases.map(one => one.funnel.accepted));
  const stays = releases.flatMap(one => (one.more?.stays ? staysLike(one.more.stays) : []));
  const work: OwnWork = {
    ...team,
    days,
    accepted: accepted && !accepted.atLeast ? accepted.value : 0,
    stays,
    waited: [],
  };
  const lacks = lacksOf(work);
  return {
    ...team,
    acceptedMonthly: work.accepted < FEWEST_CASES ? null : Math.round((work.accepted * MONTH_DAYS) / days),
    stay: stays.length === 0 ? null : Math.round(median([...stays]) / WEEK),
    ended: added(releases.map(one => one.ended)),
    lacks,
    staffed: lacks ? [] : staffings(work, AIM_DAYS),
  };
}

/**
 * Twenty-one stays in days that have the quarters that were told: straight lines between them, with ends where the whiskers of a box plot end
 * (Tukey 1977: one and a half times the distance between the quarters).
 */
function staysLike([first, half, third]: readonly [number, number, number]): readonly number[] {
  const reach = 1.5 * (third - first);
  const marks = [Math.max(0, first - reach), first, half, third, third + reach];
  return Array.from({ length: 4 * STAYS_A_QUARTER + 1 }, (_, at) => {
    const from = Math.min(3, Math.floor(at / STAYS_A_QUARTER));
    const [low = 0, high = 0] = marks.slice(from, from + 2);
    return WEEK * (low + ((high - low) * (at - from * STAYS_A_QUARTER)) / STAYS_A_QUARTER);
  });
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
