import { z } from 'zod';
import { askedQuery } from '../asked/asked.ts';
import { type Assumed, type Assumptions, type ServiceName, services, type UnitCost } from './worth.ts';

const typed = z.string().max(20).catch('').default('');

/** What the address says: costs and assumptions as they were typed, so that a page can be shared and printed as it stands. */
export const worthQuery = askedQuery.extend({
  gp: typed,
  out_of_hours: typed,
  emergency: typed,
  hospital_nights: typed,
  paid_gp: typed,
  paid_out_of_hours: typed,
  paid_emergency: typed,
  paid_hospital_nights: typed,
  ours: typed,
  ours_low: typed,
  ours_high: typed,
  anyway: typed,
  anyway_low: typed,
  anyway_high: typed,
  quarters: typed,
  quarters_low: typed,
  quarters_high: typed,
  cost: typed,
  source: z.string().max(300).catch('').default(''),
});
export type WorthQuery = z.output<typeof worthQuery>;

/** What was typed, read; `wrong` names the fields that are no number, or a low end above a high one. */
export type Typed = {
  readonly costs: Readonly<Partial<Record<ServiceName, UnitCost>>>;
  readonly assumptions: Assumptions;
  /** What the programme cost in this time, in cents. */
  readonly cost: number | null;
  readonly wrong: Readonly<Record<string, string>>;
};

/** Where nothing is typed: half is ours, a quarter would have come anyway, and it lasts half a year. They are guesses and the page says so. */
export const usual: Readonly<Record<keyof Assumptions, Assumed>> = {
  ours: { low: 25, central: 50, high: 75 },
  anyway: { low: 10, central: 25, high: 50 },
  quarters: { low: 1, central: 2, high: 4 },
};
const MOST_CENTS = 1e12;

/** Reads the costs in whole money with a point or a comma before the cents, shares in percent. */
export function readTyped(query: WorthQuery): Typed {
  const wrong: Record<string, string> = {};
  const number = (name: keyof WorthQuery, most: number): number | null => {
    const text = String(query[name] ?? '').trim();
    if (text === '') return null;
    if (/^\d{1,10}([.,]\d{1,2})?$/.test(text)) {
      const value = Number(text.replace(',', '.'));
      if (value <= most) return value;
    }
    wrong[name] = 'reports.worth.error.number';
    return null;
  };
  const cents = (name: keyof WorthQuery): number | null => {
    const value = number(name, MOST_CENTS / 100);
    return value === null ? null : Math.round(value * 100);
  };
  const assumed = (name: keyof Assumptions, most: number, unit: number): Assumed => {
    const central = number(name, most) ?? usual[name].central;
    const low = number(`${name}_low`, most) ?? Math.min(usual[name].low, central);
    const high = number(`${name}_high`, most) ?? Math.max(usual[name].high, central);
    if (!(low <= central && central <= high)) {
      wrong[name] = 'reports.worth.error.order';
      return { low: central / unit, central: central / unit, high: central / unit };
    }
    return { low: low / unit, central: central / unit, high: high / unit };
  };
  const costs: Partial<Record<ServiceName, UnitCost>> = {};
  for (const service of services) {
    const value = cents(service);
    if (value !== null) costs[service] = { cents: value, isPaidEach: query[`paid_${service}`] === 'yes' };
  }
  return {
    costs,
    assumptions: {
      ours: assumed('ours', 100, 100),
      anyway: assumed('anyway', 100, 100),
      quarters: assumed('quarters', 40, 1),
    },
    cost: cents('cost'),
    wrong,
  };
}
