import type { Locale, View } from '../../ui/index.ts';
import type { MessageValues } from '../write-message.ts';
import { type Asks, parseWording } from './parse-wording.ts';
import type { WordingPart } from './part.ts';

/**
 * Believable values for every value that words ask for, so that a preview reads as the message would. A count is three, a choice the one
 * that the way of the part would take, or its first.
 */
export function sampleValues(
  { t, say, now, zone }: View,
  asks: readonly Asks[],
  part: WordingPart,
): MessageValues {
  const meeting = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 2 }).toPlainDateTime('10:30');
  const link = 'https://example.org/x7Kq…';
  const known: MessageValues = {
    name: 'Breda',
    first_name: 'Breda',
    initials: 'B. K.',
    worker: 'Aoife Hehir',
    with: 'Aoife Hehir',
    reference: 'HR-2026-0417',
    when: say.when(meeting),
    day: say.day(meeting),
    since: say.when(now),
    place: t('messages.wording.sample.place'),
    service: t('messages.wording.sample.service'),
    group: t('messages.wording.sample.service'),
    reason: t('messages.wording.sample.reason'),
    note: '',
    question: t('messages.wording.sample.question'),
    contact: say.phone('+353209150142'),
    access: t('messages.wording.sample.access'),
    hopes: t('messages.wording.sample.hopes'),
    link,
    days: 5,
    minutes: 30,
    held: 3,
    count: 3,
    emergency: '112 / 999',
    yes: t('messages.answer.yes'),
    no: t('messages.answer.no'),
    call: t('messages.answer.call'),
    ask: part === 'body' ? 'link' : 'text',
  };
  const found = asks.map(({ name, kind, first }) => [
    name,
    known[name] ?? (kind === 'count' ? 3 : kind === 'choice' ? first : `(${name})`),
  ]);
  return Object.fromEntries(found);
}

/** What words ask for; nothing where they cannot be read. */
export const asksOf = (text: string, locale: Locale): readonly Asks[] => parseWording(text, locale).asks;
