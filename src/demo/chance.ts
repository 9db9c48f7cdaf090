/** Chance that always falls the same way: the same seed makes the same demonstration. */
export type Chance = {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True in about this share of cases. */
  happens(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** A UUID version 7 of this instant. */
  id(at: Temporal.Instant): string;
};

/** 32-bit generator (mulberry32, public domain); good enough to deal cards with, for nothing secret. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @throws RangeError when something is to be picked out of nothing */
export function makeChance(seed: number): Chance {
  const next = generator(seed);
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[between(0, list.length - 1)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
  const hex = (digits: number) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join('');
  return {
    between,
    pick,
    happens: share => next() < share,
    shuffled(list) {
      return list
        .map(item => ({ item, place: next() }))
        .sort((one, other) => one.place - other.place)
        .map(({ item }) => item);
    },
    id(at) {
      const time = Math.max(0, at.epochMilliseconds).toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
    },
  };
}

/** A deck: every card once before any comes again, in an order of chance. */
export type Deck<T> = {
  /** The next card that fits; when none is left that does, all are laid back and shuffled. */
  deal(fits?: (card: T) => boolean): T;
};

export function makeDeck<T>(chance: Chance, cards: readonly T[]): Deck<T> {
  let left: T[] = [];
  return {
    deal(fits = () => true) {
      let index = left.findIndex(fits);
      if (index < 0) {
        left = chance.shuffled(cards);
        index = left.findIndex(fits);
      }
      const [card] = left.splice(index, 1);
      if (index < 0 || card === undefined) throw new RangeError('no card fits');
      return card;
    },
  };
}
