import { z } from 'zod';

/** What a plan of a first visit says, in the order it happens; empty where nobody knows yet. */
export const firstVisitParts = [
  'greeter',
  'arrive',
  'door',
  'happens',
  'lasts',
  'bring',
  'way_there',
  'way_back',
  'along',
  'leave_early',
  'phone',
] as const;
export type FirstVisitPart = (typeof firstVisitParts)[number];

/** A plan of a first visit: who greets, what to expect, the way there and back, who goes along, how to leave early. */
export type FirstVisit = Readonly<Record<FirstVisitPart, string | null>>;

/** The same schema for every part of a plan: the one place that goes through them. */
export function eachPart<T extends z.ZodType>(part: T): Readonly<Record<FirstVisitPart, T>> {
  return Object.fromEntries(firstVisitParts.map(name => [name, part])) as Record<FirstVisitPart, T>;
}

/** Reads a plan as it is stored; what an older version did not have is empty. */
export const storedFirstVisit = z.object(eachPart(z.string().max(1000).nullable().catch(null).default(null)));

/** A plan of which only some is known yet. */
export function firstVisitOf(known: Partial<FirstVisit>): FirstVisit {
  return storedFirstVisit.parse(known);
}

/** A plan as one text, for showing two of them beside each other. */
export function firstVisitAsText(plan: FirstVisit): string {
  return firstVisitParts.flatMap(name => plan[name] ?? []).join('\n');
}
