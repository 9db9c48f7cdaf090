import { z } from 'zod';
import { optionalDate, optionalText, optionalWholeNumber, type Typed, tick } from '../ui/index.ts';
import type { Assessment, OwnConcern } from './assessment.ts';
import { type Instrument, type Item, instruments } from './instruments/index.ts';
import type { Filled } from './record-assessments.ts';
import { isAnswer } from './scoring.ts';

/** Longest words of an own concern: one or two sentences. */
export const MOST_WORDS = 300;

/** Names of the fields in the form of measures. */
export const fieldOf = {
  item: (instrument: Instrument, item: Item) => `${instrument.id}_${item.id}`,
  declined: (instrument: Instrument) => `declined_${instrument.id}`,
  words: (position: number) => `words_${position}`,
} as const;

function answer(item: Item): z.ZodType<number | null> {
  if (item.kind === 'count') return optionalWholeNumber({ min: 0, max: item.max });
  return optionalText({ max: 10 }).transform((typed, context): number | null => {
    if (typed === null) return null;
    const value = Number(typed);
    if (isAnswer(item, value)) return value;
    context.addIssue({ code: 'custom', message: 'ui.errors.choice' });
    return z.NEVER;
  });
}

/** Every questionnaire whose words are shipped can be asked. */
const askable = instruments.filter(one => one.mode === 'text');

const answers = Object.fromEntries(
  askable.flatMap(instrument => [
    [fieldOf.declined(instrument), tick()],
    ...instrument.items.map(item => [fieldOf.item(instrument, item), answer(item)]),
  ]),
);

/**
 * What comes from the page of measures. A concern needs words before a number: `worded_1` and `worded_2` say that they
 * stood on the page. At least something must have been answered or declined.
 */
export const measuresForm = z
  .object({
    ...answers,
    taken_on: optionalDate({ past: true }),
    words_1: optionalText({ max: MOST_WORDS }),
    words_2: optionalText({ max: MOST_WORDS }),
    worded_1: tick(),
    worded_2: tick(),
    declined_all: tick(),
    seen: z.string().max(2000).optional().catch(undefined),
  })
  .transform((raw: Readonly<Record<string, unknown>>, context) => {
    const wordless = (['first', 'second'] as const).filter(
      (item, index) =>
        typeof raw[`own_concerns_${item}`] === 'number' &&
        !raw[`words_${index + 1}`] &&
        !raw[`worded_${index + 1}`],
    );
    for (const item of wordless) {
      const path = [fieldOf.words(item === 'first' ? 1 : 2)];
      context.addIssue({ code: 'custom', path, message: 'outcomes.error.words' });
    }
    const filled = filledIn(raw);
    const words = [raw['words_1'], raw['words_2']].map(one => (typeof one === 'string' ? one : null));
    if (filled.length === 0 && !raw['declined_all'] && words.every(one => one === null)) {
      context.addIssue({ code: 'custom', path: ['declined_all'], message: 'outcomes.error.nothing' });
    }
    const takenOn = raw['taken_on'] instanceof Temporal.PlainDate ? raw['taken_on'] : null;
    const seen = typeof raw['seen'] === 'string' ? raw['seen'].split(' ') : undefined;
    return { filled, words, takenOn, declinedAll: raw['declined_all'] === true, seen };
  });

function filledIn(raw: Readonly<Record<string, unknown>>): readonly Filled[] {
  return askable.flatMap((instrument): Filled[] => {
    const declined = raw[fieldOf.declined(instrument)] === true;
    const given = Object.fromEntries(
      instrument.items.flatMap(item => {
        const value = raw[fieldOf.item(instrument, item)];
        return typeof value === 'number' ? [[item.id, value]] : [];
      }),
    );
    if (!declined && Object.keys(given).length === 0) return [];
    return [{ instrument: instrument.id, declined, answers: declined ? {} : given }];
  });
}

/** What the form holds when it is opened again: what was saved for this timepoint on this day. */
export function typedFrom(
  taken: readonly Assessment[],
  concerns: readonly OwnConcern[],
  takenOn: Temporal.PlainDate,
): Typed {
  const typed: Record<string, string> = {
    'taken_on-day': `${takenOn.day}`,
    'taken_on-month': `${takenOn.month}`,
    'taken_on-year': `${takenOn.year}`,
  };
  for (const { position, words } of concerns) typed[fieldOf.words(position)] = words;
  for (const one of taken) {
    const instrument = askable.find(({ id }) => id === one.instrument);
    if (!instrument || !one.takenOn.equals(takenOn)) continue;
    if (one.declined) typed[fieldOf.declined(instrument)] = 'yes';
    for (const item of instrument.items) {
      const value = one.answers[item.id];
      if (typeof value === 'number') typed[fieldOf.item(instrument, item)] = `${value}`;
    }
  }
  return typed;
}
