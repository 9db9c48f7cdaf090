import type { Counts } from './figures.ts';

/** What the counts of a proof must be. Read aloud in the table by `says`. */
export type Gate = {
  readonly says: string;
  /** False also when a count that it asks for was not told. */
  met(counts: Counts): boolean;
};

const whole = new Intl.NumberFormat('en');
const told = (counts: Counts, name: string): number => {
  const value = counts[name];
  return typeof value === 'number' ? value : Number.NaN;
};

/** None of these happened. */
export function none(...names: readonly [string, ...string[]]): Gate {
  return {
    says: names.map(name => `${name} = 0`).join(', '),
    met: counts => names.every(name => told(counts, name) === 0),
  };
}

/** So many were tried, or more. */
export function atLeast(name: string, number: number): Gate {
  return { says: `${name} ≥ ${whole.format(number)}`, met: counts => told(counts, name) >= number };
}

/** It never was more. */
export function atMost(name: string, number: number): Gate {
  return { says: `${name} ≤ ${whole.format(number)}`, met: counts => told(counts, name) <= number };
}

/** As many of these as of those: all that was done to it was found, all that was asked for was there. */
export function allOf(name: string, of: string): Gate {
  return {
    says: `${name} = ${of}`,
    met: counts => told(counts, name) === told(counts, of) && told(counts, of) > 0,
  };
}

/** All of these gates. */
export function every(...gates: readonly Gate[]): Gate {
  return {
    says: gates.map(gate => gate.says).join(', '),
    met: counts => gates.every(gate => gate.met(counts)),
  };
}
