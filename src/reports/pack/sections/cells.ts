import type { View } from '../../../ui/index.ts';
import type { Interval } from '../../statistics/interval.ts';
import type { Told } from '../fit.ts';
import type { PaperBar, PaperCell } from '../paper.ts';

/** What a section is written with: the words of one language. */
export type Pen = Pick<View, 't' | 'say'>;

/** A count, that it is this or more, or that it is hidden. */
export function count({ t, say }: Pen, told: Told): PaperCell {
  if (told === null) return { text: t('pack.hidden') };
  const number = say.number(told.value);
  return { text: told.atLeast ? t('pack.at_least', { number }) : number, number: told.value };
}

/** A plain number that hides nobody: days, members of staff. */
export function plain({ say }: Pen, value: number | null, digits = 0): PaperCell {
  return value === null ? { text: '–' } : { text: say.number(value, digits), number: value };
}

/** A share as so many of a hundred, with where it may lie. The number is that of the share alone. */
export function ofHundred({ t, say }: Pen, share: Interval | null): PaperCell {
  if (share === null) return { text: t('pack.hidden') };
  const whole = (value: number) => say.number(Math.round(value * 100));
  return {
    text: t('pack.within', { value: whole(share.value), low: whole(share.low), high: whole(share.high) }),
    number: Math.round(share.value * 100),
  };
}

/** A change with its sign, and where it may lie. */
export function change({ t, say }: Pen, one: Interval | null): PaperCell {
  if (one === null) return { text: t('pack.too_few') };
  const signed = (value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${say.number(Math.abs(value), 1)}`;
  return {
    text: t('pack.within', { value: signed(one.value), low: signed(one.low), high: signed(one.high) }),
    number: one.value,
  };
}

/** Bars from nought for cells of a table, the whole width being the largest of them or what is given. */
export function bars(
  rows: readonly { readonly label: string; readonly cell: PaperCell }[],
  of = Math.max(1, ...rows.map(row => row.cell.number ?? 0)),
): readonly PaperBar[] {
  return rows.map(({ label, cell: { text, number } }) => ({
    label,
    text,
    from: number === undefined ? null : 0,
    to: number === undefined ? null : Math.min(1, number / of),
  }));
}

/** A drawing in one sentence. */
export const altOf = ({ say }: Pen, drawn: readonly PaperBar[]): string =>
  say.list(drawn.map(bar => `${bar.label}: ${bar.text}`));
