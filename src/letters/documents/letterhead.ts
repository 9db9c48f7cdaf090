import type { View } from '../../ui/index.ts';
import type { Block, LetterDocument } from '../engine/document.ts';
import type { LetterFacts } from './facts.ts';

/** The part of a view that a letter needs: its language, its words and its dates. */
export type LetterView = Pick<View, 't' | 'say' | 'locale'>;

/** A view while a letter is being written. `short` leaves the year out when it is the letter's own. */
export type Writing = LetterView & {
  short(day: Temporal.PlainDate): string;
  /** A telephone number that stays on one line. */
  phone(number: string): string;
};

/** Takes up the pen: the view with the dates of this letter. */
export function writing(facts: LetterFacts, view: LetterView): Writing {
  return {
    ...view,
    phone: number => view.say.phone(number).replaceAll(' ', '\u00a0'),
    short: day => view.say.date(day, facts.on.year),
  };
}

type Sheet = {
  readonly title: string;
  readonly to: readonly string[];
  readonly blocks: readonly Block[];
  readonly size?: 'standard' | 'large';
  /** A letterhead that does not say what the service is, for a person whose post others open. */
  readonly neutral?: boolean;
};

/** Puts a letter on the paper of its programme: letterhead, date, reference, foot. */
export function onLetterhead(
  facts: LetterFacts,
  { t, say, locale }: LetterView,
  sheet: Sheet,
): LetterDocument {
  const { programme, reference, on } = facts;
  const neutral = sheet.neutral ?? false;
  return {
    lang: locale,
    size: sheet.size ?? 'standard',
    title: sheet.title,
    author: programme.hostName,
    date: on.toString(),
    head: {
      brand: neutral ? null : t('letters.brand'),
      programme: neutral ? null : programme.name,
      from: [
        programme.hostName,
        ...programme.lines,
        say.phone(programme.phone),
        ...(programme.email ? [programme.email] : []),
      ],
    },
    to: sheet.to,
    aside: [
      t('letters.date', { weekday: say.weekday(on), date: say.date(on) }),
      t('letters.reference', { reference }),
    ],
    blocks: sheet.blocks,
    foot: t('letters.foot', { reference, page: '{page}', pages: '{pages}' }),
    unprintable: t('letters.unprintable'),
  };
}
