import type { Block, LetterDocument } from '../../letters/index.ts';
import type { Programme } from '../../programmes/index.ts';
import type { View } from '../../ui/index.ts';

export type PrintSize = 'standard' | 'large';

export const paragraph = (text: string, strong = false): Block => ({
  kind: 'paragraph',
  spans: [{ text, strong }],
});

/** Boxes to tick beside words. */
export const boxes = (label: string, items: readonly string[], columns: number, hint?: string): Block => ({
  kind: 'choices',
  label,
  items,
  columns,
  ...(hint ? { hint } : {}),
});

type FormPaper = {
  readonly programme: Programme;
  readonly size: PrintSize;
  /** ISO day, for the file's properties. */
  readonly on: string;
  readonly title: string;
  /** Said first, before whom to ring at once. */
  readonly lead: string;
  readonly blocks: readonly Block[];
};

/** A paper to fill in by hand: from whom, whom to ring at once, what is asked, and where it goes back to. */
export function formPaper(
  { programme, size, on, title, lead, blocks }: FormPaper,
  view: View,
): LetterDocument {
  const { t, say, locale } = view;
  return {
    lang: locale,
    size,
    title,
    author: programme.hostName,
    date: on,
    head: {
      brand: t('letters.brand'),
      programme: programme.name,
      from: [programme.hostName, programme.address, say.phone(programme.phone)],
    },
    to: [],
    aside: [],
    blocks: [
      paragraph(lead),
      paragraph(t('paper.form.urgent', { number: programme.region === 'uk' ? '999' : '112' }), true),
      ...blocks,
      paragraph(t('paper.form.back', { host: programme.hostName, address: programme.address }), true),
    ],
    foot: t('paper.form.foot', { title, page: '{page}', pages: '{pages}' }),
    unprintable: t('letters.unprintable'),
  };
}

/** A phone number that is not broken at the end of a line. */
export const phoneOnPaper = ({ say }: View, { phone }: Programme): string =>
  say.phone(phone).replaceAll(' ', '\u00a0');
