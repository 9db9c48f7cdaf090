import { type House, type ListedMessage, viewOf } from '../../messages/index.ts';
import { linesOf } from '../addresses.ts';
import type { LetterDocument, Post } from '../engine/document.ts';
import { documentOf, type Letter } from '../letter.ts';

/** What is printed of messages that go by post. */
export type ToPrint = {
  readonly house: House;
  readonly now: Temporal.Instant;
  readonly messages: readonly ListedMessage[];
  /** The letters that go with them, by id. */
  readonly letters: ReadonlyMap<string, Letter>;
};

/** The window holds so many lines. */
const MOST_LINES = 7;

/** One file of all of them: each on its own sheet, its address where the window of the envelope is. */
export function postDocument(print: ToPrint, how: Pick<Post, 'duplex' | 'window'>): LetterDocument {
  const { house, now, messages } = print;
  const view = viewOf(house, now, house.locale);
  const letters = messages.map(message => letterOf(print, message));
  return {
    ...blank(house, now),
    lang: view.locale,
    title: view.t('letters.post.title', { count: letters.length }),
    unprintable: view.t('letters.unprintable'),
    post: { ...how, letters },
  };
}

function letterOf(print: ToPrint, message: ListedMessage): LetterDocument {
  const { house, now } = print;
  const view = viewOf(house, now, message.locale);
  const letter = message.letterId ? print.letters.get(message.letterId) : undefined;
  const to = addressOf(message);
  if (letter) return { ...documentOf(letter, viewOf(house, now, letter.locale)), to };
  const { t, say } = view;
  const today = now.toZonedDateTimeISO(house.zone).toPlainDate();
  const neutral = message.neutral;
  return {
    ...blank(house, now),
    lang: view.locale,
    title: message.subject === '' ? t('messages.neutral.subject') : message.subject,
    head: {
      brand: neutral ? null : t('letters.brand'),
      programme: neutral ? null : house.name,
      from: [house.hostName, ...linesOf(house.address), say.phone(house.phone)],
    },
    to,
    aside: [t('letters.date', { weekday: say.weekday(today), date: say.date(today) })],
    blocks: message.body
      .split('\n\n')
      .filter(part => part.trim() !== '')
      .map(text => ({ kind: 'paragraph', spans: [{ text }] })),
    foot: t('letters.post.foot', { page: '{page}', pages: '{pages}' }),
    unprintable: t('letters.unprintable'),
  };
}

/** Who it is for and where they live; a professional's or a group's address begins with their name. */
export function addressOf({ toWhom, personName, recipient }: ListedMessage): readonly string[] {
  const lines = linesOf(recipient);
  const all = toWhom === 'person' && personName ? [personName, ...lines] : lines;
  return all.length <= MOST_LINES
    ? all
    : [...all.slice(0, MOST_LINES - 1), all.slice(MOST_LINES - 1).join(', ')];
}

const blank = (house: House, now: Temporal.Instant) =>
  ({
    lang: 'en',
    size: 'standard',
    title: '',
    author: house.hostName,
    date: now.toZonedDateTimeISO(house.zone).toPlainDate().toString(),
    head: { brand: null, programme: null, from: [] },
    to: [],
    aside: [],
    blocks: [],
    foot: '',
    unprintable: '',
  }) as const satisfies LetterDocument;
