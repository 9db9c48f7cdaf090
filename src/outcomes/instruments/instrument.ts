import type { Locale } from '../../ui/index.ts';

/** A text in every language; where there is no translation it stands in English. */
export type Text = Readonly<Record<Locale, string>>;

/** One answer that may be chosen: its stored value, what it counts, its text (null in a slot). */
export type Option = { readonly value: number; readonly points: number; readonly text: Text | null };

/** A question. Answers are numbers; a question may always be left out. */
export type Item =
  /** One of a few answers. */
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly text: Text | null;
      readonly options: readonly Option[];
    }
  /** A mark from `min` to `max` in whole `step`s, with words at both ends. */
  | {
      readonly kind: 'scale';
      readonly id: string;
      readonly text: Text | null;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly low: Text | null;
      readonly high: Text | null;
      /** The person first writes what it is about, in their own words. */
      readonly named: boolean;
    }
  /** How many: 0 to `max`. */
  | { readonly kind: 'count'; readonly id: string; readonly text: Text; readonly max: number };

/** A stretch of scores with a name, from this score up to the next band. */
export type Band = { readonly from: number; readonly code: string; readonly text: Text };

/** A figure worked out of one or more items: the sum of their points, through `table` if there is one. */
export type Scale = {
  readonly id: string;
  readonly text: Text;
  readonly items: readonly string[];
  /** Sum of points → score, where the two differ. */
  readonly table: ReadonlyMap<number, number> | null;
  /** How many of the items may be missing; one more and there is no score. */
  readonly mayMiss: number;
  readonly min: number;
  readonly max: number;
  /** Which way is better for the person; null where neither is (a visit to the GP may be just right). */
  readonly better: 'higher' | 'lower' | null;
  /** In order, the first from `min`; empty where none are published. */
  readonly bands: readonly Band[];
  /** The smallest difference that is more than chance, as published; null where none is. */
  readonly reliableChange: number | null;
};

/** Where the words come from. A translation of our own is shown, but said not to be validated. */
export type Wording = {
  readonly en: 'as published' | 'own wording' | 'slot';
  readonly ga: 'own wording' | 'own translation, not validated' | 'slot';
};

/**
 * A questionnaire as data. A change of words or scoring is a new version; what was answered keeps the version it was
 * asked in. `mode` is *slot* where the words are not free: the programme fills them in after recording its licence.
 */
export type Instrument = {
  readonly id: string;
  /** 1, 2, 3 …; goes up with every change of words or scoring. */
  readonly version: number;
  readonly mode: 'text' | 'slot';
  readonly title: Text;
  /** Read before the questions; null if they stand alone. */
  readonly intro: Text | null;
  readonly items: readonly Item[];
  readonly scales: readonly Scale[];
  /** Off until the programme turns it on. */
  readonly offByDefault: boolean;
  /** An answer above `above` to `item` opens a concern at once. */
  readonly concern: { readonly item: string; readonly above: number } | null;
  readonly wording: Wording;
  readonly licence: string;
  readonly source: string;
};

/** Answers by item id; left out, null or undefined is missing. */
export type Answers = Readonly<Record<string, number | null | undefined>>;
