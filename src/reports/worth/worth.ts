import type { Interval } from '../statistics/interval.ts';

/** The services whose use people count, as the questionnaire names them. */
export const services = ['gp', 'out_of_hours', 'emergency', 'hospital_nights'] as const;
export type ServiceName = (typeof services)[number];

/** How much less of a service the people who answered twice used, in the three months that are asked about. */
export type Fall = {
  readonly service: ServiceName;
  readonly people: number;
  /** Of one person: after less before, so that a fall is below nought. Null with too few people. */
  readonly change: Interval | null;
};

/** What one use costs here, in cents, and whether somebody pays for each (then a fall saves cash; else it frees capacity). */
export type UnitCost = { readonly cents: number; readonly isPaidEach: boolean };

/** An assumption with what it might be at least and at most. */
export type Assumed = { readonly low: number; readonly central: number; readonly high: number };

export type Assumptions = {
  /** Share of the change that is due to the programme, 0 to 1 (attribution). */
  readonly ours: Assumed;
  /** Share that would have come without it, 0 to 1 (deadweight). High here is unfavourable. */
  readonly anyway: Assumed;
  /** How many times three months the change lasts. */
  readonly quarters: Assumed;
};

/** Kinds of money that are never added up: what is not spent, and time freed for others. */
export const kinds = ['capacity', 'cash'] as const;
export type Kind = (typeof kinds)[number];

/** Of each kind, in cents. */
export type Worth = Readonly<Record<Kind, number>>;
export type Scenario = 'low' | 'central' | 'high';

/** One assumption moved alone between its ends, all others at their middle: what the worth of one kind comes to. */
export type Swing = {
  readonly what: 'chance' | keyof Assumptions;
  readonly low: number;
  readonly high: number;
};

type Given = {
  readonly falls: readonly Fall[];
  readonly costs: Readonly<Partial<Record<ServiceName, UnitCost>>>;
  readonly assumptions: Assumptions;
};

/**
 * What the fall in use is worth: fewer uses a person × people who answered twice × unit cost × how long it lasts × share that is ours ×
 * share that would not have come anyway (HM Treasury, Green Book; New Economy, cost benefit analysis guidance). A rise counts against it.
 * Nobody who did not answer twice is counted, and a service without a cost or with too few answers is left out.
 */
export function worthOf(given: Given, scenario: Scenario): Worth {
  const { ours, anyway, quarters } = given.assumptions;
  const unfavourable = { low: anyway.high, central: anyway.central, high: anyway.low };
  const factor = ours[scenario] * (1 - unfavourable[scenario]) * quarters[scenario];
  const ends = { low: 'high', central: 'value', high: 'low' } as const;
  return moneyOf(given, factor, ends[scenario]);
}

/** The widest swing first: what the figure hangs on most (tornado chart). */
export function swingsOf(given: Given, kind: Kind): readonly Swing[] {
  const { assumptions } = given;
  const central = {
    ours: assumptions.ours.central,
    anyway: assumptions.anyway.central,
    quarters: assumptions.quarters.central,
  };
  const total = (at: typeof central, end: 'value' | 'low' | 'high' = 'value') =>
    moneyOf(given, at.ours * (1 - at.anyway) * at.quarters, end)[kind];
  const moved = (what: keyof Assumptions): Swing => {
    const ends = [assumptions[what].low, assumptions[what].high].map(value =>
      total({ ...central, [what]: value }),
    );
    return { what, low: Math.min(...ends), high: Math.max(...ends) };
  };
  const chance: Swing = { what: 'chance', low: total(central, 'high'), high: total(central, 'low') };
  return [chance, moved('ours'), moved('anyway'), moved('quarters')].toSorted(
    (a, b) => b.high - b.low - (a.high - a.low),
  );
}

function moneyOf({ falls, costs }: Given, factor: number, end: 'value' | 'low' | 'high'): Worth {
  const worth = { cash: 0, capacity: 0 };
  for (const { service, people, change } of falls) {
    const cost = costs[service];
    if (!cost || !change) continue;
    const cents = -change[end] * people * cost.cents * factor;
    worth[cost.isPaidEach ? 'cash' : 'capacity'] += cents;
  }
  return { cash: Math.round(worth.cash) + 0, capacity: Math.round(worth.capacity) + 0 };
}
