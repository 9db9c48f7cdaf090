import { z } from 'zod';
import { optionalChoice, optionalDate, optionalText, type Typed, tick } from '../ui/index.ts';
import { type ProxyAnswer, proxies, proxyReasons, staffModes } from './answering/administration.ts';
import { fieldOf } from './answering/fields.ts';
import { type Raw, type ReadAnswers, readAnswers } from './answering/read-answers.ts';
import type { Assessment, OwnConcern } from './assessment.ts';
import { type Instrument, isAbsent, questionsOf } from './instruments/index.ts';

export { fieldOf } from './answering/fields.ts';

/** Longest words of an own concern: one or two sentences. */
export const MOST_WORDS = 300;

/**
 * What comes from a page of measures, beside the answers themselves: these are read with the questionnaires that were asked
 * (`readMeasures`). `place`: the place in a course they were asked for. `worded_1` and `worded_2` say that words of a concern stood on the page.
 */
export const measuresForm = z
  .looseObject({
    taken_on: optionalDate({ past: true }),
    words_1: optionalText({ max: MOST_WORDS }),
    words_2: optionalText({ max: MOST_WORDS }),
    worded_1: tick(),
    worded_2: tick(),
    declined_all: tick(),
    mode: optionalChoice(staffModes),
    asked_in: z
      .string()
      .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
      .optional()
      .catch(undefined),
    answered_by: optionalChoice(['person', 'proxy']),
    proxy: optionalChoice(proxies),
    proxy_reason: optionalChoice(proxyReasons),
    seen: z.string().max(4000).optional().catch(undefined),
    place: z.uuid().optional().catch(undefined),
  })
  .transform((raw, context) => {
    const { proxy: by, proxy_reason: reason } = raw;
    const forThem = raw.answered_by === 'proxy';
    if (forThem && by === null)
      context.addIssue({ code: 'custom', path: ['proxy'], message: 'outcomes.error.proxy' });
    if (forThem && reason === null)
      context.addIssue({ code: 'custom', path: ['proxy_reason'], message: 'outcomes.error.proxy_reason' });
    const proxy: ProxyAnswer | null = forThem && by && reason ? { by, reason } : null;
    return {
      raw: raw as Raw,
      words: [raw.words_1, raw.words_2],
      worded: [raw.worded_1, raw.worded_2],
      takenOn: raw.taken_on,
      declinedAll: raw.declined_all,
      mode: raw.mode,
      askedIn: raw.asked_in ?? null,
      answeredBy: raw.answered_by,
      proxy,
      seen: raw.seen?.split(' '),
      placeId: raw.place ?? null,
    };
  });
export type MeasuresForm = z.output<typeof measuresForm>;

/**
 * The answers of a form to the questionnaires that were asked. A concern needs words before a number; at least something must have been
 * answered or declined.
 */
export function readMeasures(pack: readonly Instrument[], form: MeasuresForm): ReadAnswers {
  const read = readAnswers(pack, form.raw);
  const own = read.filled.find(one => one.instrument === 'own_concerns');
  const wordless = (['first', 'second'] as const).flatMap((item, index) =>
    typeof own?.answers[item] === 'number' && !form.words[index] && !form.worded[index]
      ? [[fieldOf.words(index + 1), 'outcomes.error.words']]
      : [],
  );
  const faults = { ...read.faults, ...Object.fromEntries(wordless) };
  const nothing =
    read.filled.length === 0 &&
    Object.keys(faults).length === 0 &&
    !form.declinedAll &&
    form.words.every(one => one === null);
  return { ...read, faults: nothing ? { declined_all: 'outcomes.error.nothing' } : faults };
}

/** What the form holds when it is opened again: what was saved for this timepoint on this day. */
export function typedFrom(
  taken: readonly Assessment[],
  pack: readonly Instrument[],
  concerns: readonly OwnConcern[],
  takenOn: Temporal.PlainDate,
): Typed {
  const typed: Record<string, string | string[]> = {
    'taken_on-day': `${takenOn.day}`,
    'taken_on-month': `${takenOn.month}`,
    'taken_on-year': `${takenOn.year}`,
  };
  for (const { position, words } of concerns) typed[fieldOf.words(position)] = words;
  const today = taken.filter(one => one.takenOn.equals(takenOn));
  const newest = today.at(-1);
  if (newest?.mode) typed['mode'] = newest.mode;
  if (newest?.askedIn) typed['asked_in'] = newest.askedIn;
  for (const one of today.filter(({ proxy }) => !proxy)) {
    const instrument = pack.find(({ id }) => id === one.instrument);
    if (!instrument) continue;
    if (one.declined) typed[fieldOf.declined(instrument)] = 'yes';
    for (const item of questionsOf(instrument)) {
      const answer = one.answers[item.id];
      if (answer === null || answer === undefined) continue;
      if (isAbsent(answer)) typed[fieldOf.none(instrument, item)] = answer.absent;
      else
        typed[fieldOf.item(instrument, item)] = typeof answer === 'object' ? answer.map(String) : `${answer}`;
    }
  }
  return typed;
}
