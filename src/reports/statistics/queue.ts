import type { Dice } from './dice.ts';

/** A service with places: who comes takes a free one, keeps it for a time, and waits for one when none is free. Times in one unit, such as days. */
export type Queue = {
  /** How many may be in hand at once. */
  readonly places: number;
  /** Time until the next one comes. */
  readonly nextArrival: (dice: Dice) => number;
  /** How long one keeps a place. */
  readonly stay: (dice: Dice) => number;
};

/**
 * Plays a queue by events and tells how long each waited, in order of coming. First come, first served.
 * @param options.warmUp time from an empty start that is left out
 * @param options.until when nobody comes any more; who came before is still served
 */
export function playQueue(
  { places, nextArrival, stay }: Queue,
  { warmUp, until, dice }: { readonly warmUp: number; readonly until: number; readonly dice: Dice },
): readonly number[] {
  if (!Number.isInteger(places) || places < 1) throw new RangeError('a service needs at least one place');
  const waits: number[] = [];
  const free = new Earliest(places);
  for (let now = nextArrival(dice); now < until; now += nextArrival(dice)) {
    const begin = Math.max(now, free.first());
    free.replaceFirst(begin + stay(dice));
    if (now >= warmUp) waits.push(begin - now);
  }
  return waits;
}

/** Times at which places come free, the earliest on top (a binary heap). */
class Earliest {
  readonly #times: number[];

  constructor(places: number) {
    this.#times = new Array<number>(places).fill(0);
  }

  first(): number {
    return this.#times[0] ?? 0;
  }

  replaceFirst(time: number): void {
    const times = this.#times;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = (times[left + 1] ?? Infinity) < (times[left] ?? Infinity) ? left + 1 : left;
      const below = times[child];
      if (below === undefined || below >= time) break;
      times[at] = below;
      at = child;
    }
    times[at] = time;
  }
}

/** Time until the next of events that come by chance at a steady rate (exponential), `mean` apart. */
export function exponential(mean: number): (dice: Dice) => number {
  return dice => -mean * Math.log(1 - dice());
}

/**
 * Erlang’s formula C: the chance of waiting at all where people come by chance, stay by chance, and `places` serve (M/M/c). What a
 * simulation must agree with when it is given such chances.
 * @param load rate of coming times mean stay; below `places`, else the queue grows without end
 * @example erlangC(14, 10) // 0.174
 */
export function erlangC(places: number, load: number): number {
  if (!(load < places)) return 1;
  // Erlang’s formula B by its recursion, which no factorial overflows.
  let blocked = 1;
  for (let count = 1; count <= places; count += 1) blocked = (load * blocked) / (count + load * blocked);
  return blocked / (1 - (load / places) * (1 - blocked));
}
