import { Forbidden } from '../../core/index.ts';
import type { Actor } from '../../platform/database/index.ts';

/** What figures of the population are of: bands of deprivation by small area, a census table, or which small area a postcode lies in. */
export const figureKinds = ['deprivation', 'census', 'postcodes'] as const;
export type FigureKind = (typeof figureKinds)[number];

/** What a column of a file may be read as, by kind; a column that is none of them is left alone. */
export const figureFields = {
  deprivation: ['small_area', 'band', 'score', 'residents'],
  census: ['place', 'age', 'sex', 'ethnicity', 'residents'],
  postcodes: ['postcode', 'small_area'],
} as const satisfies Readonly<Record<FigureKind, readonly string[]>>;
export type FigureField = (typeof figureFields)[FigureKind][number];

/** Which column of a file holds what. */
export type FigureMapping = Readonly<Partial<Record<FigureField, string>>>;

/** Whose figures: said beside every figure that is made from them. */
export type FigureSource = {
  readonly kind: FigureKind;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly webAddress: string | null;
  /** The day the figures are of, such as that of the census. */
  readonly dated: Temporal.PlainDate;
};

/** Why a row of a file was left out. */
export const whyLeftOut = [
  'uneven',
  'no_place',
  'other_place',
  'small_area',
  'band',
  'count',
  'age',
  'age_crosses',
  'under_18',
  'sex',
  'ethnicity',
  'not_stated',
  'total',
  'postcode',
  'other_postcode',
  'twice',
] as const;
export type WhyLeftOut = (typeof whyLeftOut)[number];

/** A row that was left out: its line in the file, the reason, and what stood there. */
export type LeftOut = { readonly line: number; readonly why: WhyLeftOut; readonly text: string };

/** Rows that were read, and those that were not. */
export type ReadRows<Row> = { readonly rows: readonly Row[]; readonly leftOut: readonly LeftOut[] };

/** Figures are brought by who answers for reports or for the settings. @throws Forbidden */
export function permitFigures(actor: Pick<Actor, 'role'>): void {
  if (!['coordinator', 'administrator', 'system'].includes(actor.role))
    throw new Forbidden('reach.refused.role');
}
