import type { AbsentReason, Condition } from './answers.ts';
import type { Text } from './text.ts';

/** One answer that may be chosen. */
export type Option = {
  /** What is stored. */
  readonly value: number;
  /** What it counts; null where nobody has said so, or where it says that there is no answer. */
  readonly points: number | null;
  /** Null in a slot that nobody has filled. */
  readonly text: Text | null;
  /** Choosing it says why there is no answer: it counts as none. */
  readonly absent?: AbsentReason;
  /** What stands for it in the file it was imported from: `system|code`, or the word or number itself. */
  readonly code?: string;
};

/** When a question is asked at all: all, or at least one, of the conditions on other answers hold. As in FHIR R4. */
export type EnableWhen = {
  readonly which: 'all' | 'any';
  readonly conditions: readonly Condition[];
};

/** What every item has. */
type Base = {
  /** Letters, figures and underlines: part of the name of the field and key of the stored answer. */
  readonly id: string;
  readonly text: Text | null;
  /** An answer, or why there is none, is wanted before it counts as filled in. Left out: the question may be left empty. */
  readonly required?: boolean;
  /** Left out: always asked. Use `isAsked`, which also looks at the groups around it. */
  readonly enableWhen?: EnableWhen;
  /** Id of the group the item stands in; left out at the top. A group comes before what is in it. */
  readonly within?: string;
  /** What the item is called in the file it was imported from (`linkId`). */
  readonly linkId?: string;
};

type Mark = {
  readonly min: number;
  readonly max: number;
};

/**
 * A question, or words between questions. *group* and *display* have no answer: a group holds the items that name it in
 * `within`, a display is read. All others are answered, see `Answer` for the shape each kind gives.
 */
export type Item = Base &
  (
    | { /** One of a few answers. */ readonly kind: 'choice'; readonly options: readonly Option[] }
    | {
        /** As many of the answers as apply. */ readonly kind: 'choices';
        readonly options: readonly Option[];
      }
    | (Mark & {
        /** A mark from `min` to `max` in whole `step`s, with words at both ends. */
        readonly kind: 'scale';
        readonly step: number;
        readonly low: Text | null;
        readonly high: Text | null;
        /** The person first writes what it is about, in their own words. */
        readonly named: boolean;
      })
    | { /** How many: 0 to `max`. */ readonly kind: 'count'; readonly max: number }
    | (Mark & {
        /** A number with at most `places` decimals. */ readonly kind: 'decimal';
        readonly places: number;
      })
    | { /** Own words, at most `longest` characters. */ readonly kind: 'text'; readonly longest: number }
    | { readonly kind: 'group' }
    | { readonly kind: 'display' }
  );

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
  /**
   * What a missing answer within `mayMiss` does: left out or *sum*, nothing is added for it; *mean*, the mean of the
   * answers given stands for it.
   */
  readonly whenMissing?: 'sum' | 'mean';
  /** Where options have no points of their own, what the first of them counts; each further one counts one more. */
  readonly byOrder?: 0 | 1;
  readonly min: number;
  readonly max: number;
  /** Which way is better for the person; null where neither is (a visit to the GP may be just right). */
  readonly better: 'higher' | 'lower' | null;
  /** In order, the first from `min`; empty where none are published. */
  readonly bands: readonly Band[];
  /** The smallest difference that is more than chance, as published; null where none is. */
  readonly reliableChange: number | null;
};

/** Where the words of one language come from. */
export type Origin =
  | 'as published'
  | 'official translation'
  | 'own wording'
  | 'own translation, not validated'
  /** Filled into a slot by the programme, under its licence. */
  | 'by the programme'
  /** As the imported file has it; whether it was validated is not known. */
  | 'imported'
  | 'slot';

/**
 * Where the words come from, by language. A language without an entry has no words of its own and reads English. A
 * translation of our own is shown, but said not to be validated: ask `wordingNote`.
 */
export type Wording = { readonly en: Origin } & { readonly [language in keyof Text]?: Origin };

/**
 * A questionnaire as data. A change of words or scoring is a new version; what was answered keeps the version it was
 * asked in and is scored by that version's rules. A translation beside the words that stand is no new version. `mode`
 * is *slot* where the words are not free: the programme fills them in after recording its licence, and `instrumentsOf`
 * (instruments/queries.ts) then gives it as *text*. Ask only what is *text*.
 */
export type Instrument = {
  readonly id: string;
  /** 1, 2, 3 …; goes up with every change of words or scoring. */
  readonly version: number;
  readonly mode: 'text' | 'slot';
  readonly title: Text;
  /** Read before the questions; null if they stand alone. */
  readonly intro: Text | null;
  /** In the order asked, groups before what is in them. */
  readonly items: readonly Item[];
  /** None: the answers are kept and shown, not scored. */
  readonly scales: readonly Scale[];
  /** Off until the programme turns it on. */
  readonly offByDefault: boolean;
  /** An answer above `above` to `item` opens a concern at once. */
  readonly concern: { readonly item: string; readonly above: number } | null;
  readonly wording: Wording;
  readonly licence: string;
  readonly source: string;
  /** All earlier versions that were ever asked; left out if this is the first. Use `versionOf`. */
  readonly earlier?: readonly Instrument[];
  /** Earlier versions whose scores mean the same, so that a start in one may be paired with an end in this. */
  readonly comparableWith?: readonly number[];
};

/** The definition an answer was given to: this version or one of the earlier; null if it is not known. */
export function versionOf(instrument: Instrument, version: number): Instrument | null {
  if (instrument.version === version) return instrument;
  return instrument.earlier?.find(one => one.version === version) ?? null;
}

/** Whether scores of two versions may be paired: the same, or said to mean the same by the newer one. */
export function isComparable(instrument: Instrument, one: number, other: number): boolean {
  if (one === other) return true;
  const newer = versionOf(instrument, Math.max(one, other));
  return newer?.comparableWith?.includes(Math.min(one, other)) ?? false;
}

/** The items that have an answer: all but groups and words to read. */
export function questionsOf(instrument: Pick<Instrument, 'items'>): readonly Item[] {
  return instrument.items.filter(({ kind }) => kind !== 'group' && kind !== 'display');
}
