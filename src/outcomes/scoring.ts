import { z } from 'zod';
import type { Answers, Instrument, Item, Scale } from './instruments/index.ts';

/** What a filled-in questionnaire comes to. */
export type Scored = {
  /** Score by scale id; null where too much is missing. */
  readonly scores: Readonly<Record<string, number | null>>;
  /** Band code by scale id; null without a score or where no bands are published. */
  readonly bands: Readonly<Record<string, string | null>>;
  /** Items without an answer. */
  readonly missing: readonly string[];
  /** An answer that a person must look at now; opens a concern. */
  readonly raisesConcern: boolean;
};

/** Divides without the slips of binary fractions: 0.3 is three steps of 0.1. */
function onStep(value: number, min: number, step: number): boolean {
  const steps = (value - min) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** True if `value` is an answer the item offers. */
export function isAnswer(item: Item, value: number): boolean {
  switch (item.kind) {
    case 'choice':
      return item.options.some(option => option.value === value);
    case 'scale':
      return value >= item.min && value <= item.max && onStep(value, item.min, item.step);
    case 'count':
      return Number.isInteger(value) && value >= 0 && value <= item.max;
  }
}

/**
 * Checks the answers of a form or message. An empty text or null is an answer left out; a text of figures is a
 * number; anything the item does not offer is refused with the words key `ui.errors.choice`; unknown items are
 * dropped.
 */
export function answersSchema(instrument: Instrument): z.ZodType<Answers> {
  const answer = (item: Item) =>
    z
      .preprocess(
        raw => {
          if (typeof raw !== 'string') return raw;
          return raw.trim() === '' ? null : Number(raw);
        },
        z.custom<number | null | undefined>(
          value =>
            value === null || value === undefined || (typeof value === 'number' && isAnswer(item, value)),
          'ui.errors.choice',
        ),
      )
      .optional();
  return z.object(Object.fromEntries(instrument.items.map(item => [item.id, answer(item)])));
}

function answerTo(answers: Answers, id: string): number | null {
  return Object.hasOwn(answers, id) ? (answers[id] ?? null) : null;
}

function pointsOf(item: Item, value: number): number {
  if (!isAnswer(item, value)) throw new RangeError(`${value} is no answer to ${item.id}`);
  return item.kind === 'choice' ? (item.options.find(option => option.value === value)?.points ?? 0) : value;
}

function scoreOf(instrument: Instrument, scale: Scale, answers: Answers): number | null {
  const items = instrument.items.filter(item => scale.items.includes(item.id));
  const points = items.flatMap(item => {
    const value = answerTo(answers, item.id);
    return value === null ? [] : [pointsOf(item, value)];
  });
  if (points.length === 0 || items.length - points.length > scale.mayMiss) return null;
  const sum = points.reduce((total, point) => total + point, 0);
  return scale.table === null ? sum : (scale.table.get(sum) ?? null);
}

/** The code of the band a score lies in; null without a score or bands. */
export function bandOf(scale: Scale, score: number | null): string | null {
  if (score === null) return null;
  return scale.bands.findLast(band => score >= band.from)?.code ?? null;
}

/**
 * Scores one filled-in questionnaire by the rules of its definition. Missing answers count as nothing, never as the
 * lowest; a scale that misses more than it may has no score.
 *
 * @throws RangeError for an answer the item does not offer; check with `answersSchema` first.
 */
export function score(instrument: Instrument, answers: Answers): Scored {
  const scores = instrument.scales.map(scale => [scale, scoreOf(instrument, scale, answers)] as const);
  const { concern } = instrument;
  return {
    scores: Object.fromEntries(scores.map(([scale, value]) => [scale.id, value])),
    bands: Object.fromEntries(scores.map(([scale, value]) => [scale.id, bandOf(scale, value)])),
    missing: instrument.items.filter(item => answerTo(answers, item.id) === null).map(item => item.id),
    raisesConcern: concern !== null && (answerTo(answers, concern.item) ?? concern.above) > concern.above,
  };
}
