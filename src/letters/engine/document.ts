import type { Locale } from '../../ui/index.ts';
import type { Sheet, WrittenBlock } from './on-paper.ts';

/**
 * What a printed page is made of, before it is typeset: plain data, complete in itself, without markup.
 * Every string is shown as it is; there is no way to write formatting into one.
 */
export type Span = {
  readonly text: string;
  readonly strong?: boolean;
  /** Language of these words when it may not be the letter's. */
  readonly lang?: string;
};

/** The person's own words, never changed. `lang` is the language they were said in, as a BCP 47 tag. */
export type SpokenWords = { readonly text: string; readonly lang: string; readonly by?: string };

export type ListItem = {
  readonly spans: readonly Span[];
  /** Something said more quietly under the item: an owner, a date. */
  readonly note?: string;
  /** An item of a to-do list is drawn with a box to tick. */
  readonly mark?: 'todo' | 'done';
};

export type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[]; readonly quiet?: boolean }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'words'; readonly items: readonly SpokenWords[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | {
      readonly kind: 'table';
      readonly head: readonly { readonly text: string; readonly align: 'start' | 'end' }[];
      readonly rows: readonly (readonly string[])[];
      /** The last column is no stronger than the others. */
      readonly even?: boolean;
    }
  /** Bars from one place to another of the whole width, 0 to 1; `alt` says the drawing in words. A bar without places is not drawn. */
  | {
      readonly kind: 'chart';
      readonly alt: string;
      readonly tone: 'hedge' | 'clay';
      readonly bars: readonly {
        readonly label: string;
        readonly text: string;
        readonly from: number | null;
        readonly to: number | null;
      }[];
    }
  | { readonly kind: 'facts'; readonly items: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'phones';
      readonly items: readonly { readonly number: string; readonly name: string; readonly note?: string }[];
    }
  | { readonly kind: 'signature'; readonly greeting: string; readonly name: string; readonly role: string }
  | { readonly kind: 'signing'; readonly lines: readonly { readonly who: string; readonly date: string }[] }
  | { readonly kind: 'twig' }
  | { readonly kind: 'rule' }
  | WrittenBlock
  /** Blocks that stay on one page when they fit on one. */
  | { readonly kind: 'together'; readonly blocks: readonly Block[] };

/** Letters for envelopes with windows. `duplex`: each begins on a sheet of its own when both sides are printed. */
export type Post = {
  readonly duplex: boolean;
  /** Where the window is: of a DL or C5 envelope, or as Notify’s printers want it. */
  readonly window: 'envelope' | 'notify';
  readonly letters: readonly LetterDocument[];
};

export type LetterDocument = {
  readonly lang: Locale;
  /** `large` is 18 pt text in one column. */
  readonly size: 'standard' | 'large';
  /** Shown as the first heading, and the title in the file's properties. */
  readonly title: string;
  /** Who it is from, in the file's properties. */
  readonly author: string;
  /** ISO date, `2026-11-24`. */
  readonly date: string;
  readonly head: {
    /** Both null: a neutral letterhead that does not say what the service is. */
    readonly brand: string | null;
    readonly programme: string | null;
    readonly from: readonly string[];
  };
  readonly to: readonly string[];
  readonly aside: readonly string[];
  readonly blocks: readonly Block[];
  /** Cards or a poster instead of a letter; then there are no blocks. */
  readonly sheet?: Sheet;
  /** Letters that are put into envelopes with windows, in one file; then nothing else of the document is shown. */
  readonly post?: Post;
  /** Stands at the foot when there is more than one page; `{page}` and `{pages}` are filled in. */
  readonly foot: string;
  /** Said at the end when a sign of the text has no shape in our fonts. */
  readonly unprintable: string;
};

/** One span of ordinary text. */
export const plain = (text: string): Span => ({ text });
/** One span of strong text. */
export const strong = (text: string): Span => ({ text, strong: true });
/** A paragraph of ordinary text. */
export const paragraph = (...spans: Span[]): Block => ({ kind: 'paragraph', spans });
/** A heading under the title. */
export const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
