import { encode } from 'uqr';

/** A square code: rows of `0` and `1`. */
export type Squares = readonly string[];

/** The squares of a text, for `qr`. Medium correction: a crease or a stain may take a seventh of it. */
export function squaresOf(text: string): Squares {
  return encode(text, { ecc: 'M', border: 0 }).data.map(row => row.map(dark => (dark ? '1' : '0')).join(''));
}

/** A place to write by hand: a label over ruled lines. `part` is its share of the width beside others. */
export type Blank = { readonly label: string; readonly lines?: number; readonly part?: number };

/** What is written on by hand and comes back. */
export type WrittenBlock =
  | { readonly kind: 'blanks'; readonly items: readonly Blank[] }
  /** Boxes to tick under a question. */
  | {
      readonly kind: 'choices';
      readonly label: string;
      readonly hint?: string;
      readonly items: readonly string[];
      readonly columns: number;
    }
  /** The strip at the foot of a letter, to cut off and send back. */
  | {
      readonly kind: 'slip';
      readonly cut: string;
      readonly title: string;
      readonly choices: readonly string[];
      readonly remark: string;
      /** The code to type, and what stands before it. */
      readonly code: string;
      readonly codeLabel: string;
      readonly qr: Squares;
      readonly qrAlt: string;
      readonly back: readonly string[];
      readonly backLabel: string;
    };

/** One face of a card or poster, in one language. */
export type Face = {
  readonly lang: string;
  readonly programme: string;
  readonly title: string;
  readonly lead: string;
  readonly points: readonly string[];
  readonly ring: string;
  readonly phone: string;
  readonly hours: string;
  readonly web: string;
  readonly address: string;
  readonly codeLabel: string;
  readonly code: string;
  readonly from: string;
  readonly urgent: string;
  readonly qr: Squares;
  readonly qrAlt: string;
};

/** Something that is no letter: four cards with cut marks on A4, or a poster. Each face is a page. */
export type Sheet = {
  readonly kind: 'cards' | 'poster';
  readonly paper: 'a4' | 'a3';
  readonly faces: readonly Face[];
};
