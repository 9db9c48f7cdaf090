import type { Instrument, Item } from '../instruments/index.ts';

/** The field that says which questions stood on the page, once for each. */
export const SHOWN = 'shown';

/** Names of the fields in the form of measures. */
export const fieldOf = {
  item: (instrument: Pick<Instrument, 'id'>, item: Pick<Item, 'id'>) => `${instrument.id}_${item.id}`,
  /** Why there is no answer. */
  none: (instrument: Pick<Instrument, 'id'>, item: Pick<Item, 'id'>) => `${instrument.id}_${item.id}__none`,
  declined: (instrument: Pick<Instrument, 'id'>) => `declined_${instrument.id}`,
  words: (position: number) => `words_${position}`,
} as const;
