import type { Locale } from '../../ui/index.ts';

/**
 * A pack in the words of one language, ready to be shown, printed or put into a spreadsheet: plain data, complete in itself, and fit to
 * leave the programme. What stands in it was suppressed before it came here; no renderer computes a figure.
 */
export type PackPaper = {
  readonly lang: Locale;
  readonly title: string;
  /** The programme and who runs it. */
  readonly programme: string;
  readonly host: string;
  readonly contact: readonly string[];
  /** The span of days in words, and as ISO days; both count. */
  readonly period: string;
  readonly from: string;
  readonly until: string;
  /** ISO day on which the figures were taken. */
  readonly madeOn: string;
  /** Version of the way in which they are made. */
  readonly methods: string;
  /** One line of when and by which methods it was made. */
  readonly made: string;
  /** What stands before the questions. */
  readonly lead: readonly string[];
  /** Said where this pack takes the place of an earlier one: what was corrected. */
  readonly corrected: readonly string[];
  readonly sections: readonly PaperSection[];
  /** Words of the house that the renderers need. */
  readonly labels: PaperLabels;
};

export type PaperLabels = {
  readonly cannotTell: string;
  readonly definition: string;
  readonly inBrief: string;
  /** `{page}` and `{pages}` are filled in when it is printed. */
  readonly foot: string;
  readonly unprintable: string;
  readonly brand: string;
  /** Headings of the long list: question, table, row, column, figure, text. */
  readonly columns: readonly [string, string, string, string, string, string];
};

/** A question and its answer. */
export type PaperSection = {
  /** Stable, for addresses and tests: `who`, `waits`. */
  readonly id: string;
  readonly title: string;
  /** Name of its sheet; short, and without signs that a spreadsheet refuses. */
  readonly sheet: string;
  readonly says: readonly string[];
  readonly parts: readonly PaperPart[];
  /** What it cannot tell. */
  readonly caveats: readonly string[];
  /** How each figure is made. */
  readonly definition: readonly string[];
};

/** A table, and where it helps the same numbers drawn. The first column names the row. */
export type PaperPart = {
  readonly title: string;
  readonly note?: string;
  readonly chart?: PaperChart;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PaperCell[])[];
};

/** What a reader reads, and the number of it where there is one. A text is never a formula. */
export type PaperCell = { readonly text: string; readonly number?: number };

/** Bars from one place to another of a whole width, 0 to 1; a bar without places is not drawn because its number is hidden. */
export type PaperChart = {
  /** The drawing in one sentence, for whoever does not see it. */
  readonly alt: string;
  readonly tone: 'hedge' | 'clay';
  readonly bars: readonly PaperBar[];
};
export type PaperBar = {
  readonly label: string;
  readonly text: string;
  readonly from: number | null;
  readonly to: number | null;
};

/** A cell of words. */
export const words = (text: string): PaperCell => ({ text });

/** The version of the way in which a pack’s figures are made; it is raised with every change of a definition. */
export const METHODS = '2';
