import { z } from 'zod';
import {
  type Answer,
  type Answers,
  absentReasons,
  answerTo,
  type Instrument,
  type Item,
  isAbsent,
  isAsked,
  numberTo,
  questionsOf,
  type Scale,
} from './instruments/index.ts';

/** What a filled-in questionnaire comes to. */
export type Scored = {
  /** Score by scale id; null where too much is missing. */
  readonly scores: Readonly<Record<string, number | null>>;
  /** Band code by scale id; null without a score or where no bands are published. */
  readonly bands: Readonly<Record<string, string | null>>;
  /** Questions that were asked and have no answer, with a reason or without. */
  readonly missing: readonly string[];
  /** An answer that a person must look at now; opens a concern. */
  readonly raisesConcern: boolean;
};

/** Divides without the slips of binary fractions: 0.3 is three steps of 0.1. */
function onStep(value: number, min: number, step: number): boolean {
  const steps = (value - min) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-9;
}

function isNumber(item: Item, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  switch (item.kind) {
    case 'choice':
      return item.options.some(option => option.value === value);
    case 'scale':
      return value >= item.min && value <= item.max && onStep(value, item.min, item.step);
    case 'count':
      return Number.isInteger(value) && value >= 0 && value <= item.max;
    case 'decimal':
      return value >= item.min && value <= item.max && onStep(value, 0, 10 ** -item.places);
    default:
      return false;
  }
}

/** True if `value` is an answer the item offers, or a reason for having none. Groups and words to read offer none. */
export function isAnswer(item: Item, value: Answer): boolean {
  if (item.kind === 'group' || item.kind === 'display') return false;
  if (isAbsent(value)) return absentReasons.includes(value.absent);
  if (typeof value === 'number') return isNumber(item, value);
  if (typeof value === 'string') {
    return item.kind === 'text' && value.trim() !== '' && value.length <= item.longest;
  }
  const places = item.kind === 'choices' ? item.options.map(one => one.value) : [];
  const at = value.map(one => places.indexOf(one));
  return at.length > 0 && at.every((place, index) => place > (at[index - 1] ?? -1));
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
          if (raw.trim() === '') return null;
          return item.kind === 'text' ? raw : Number(raw);
        },
        z.custom<Answer | null | undefined>(
          value => value === null || value === undefined || (isShape(value) && isAnswer(item, value)),
          'ui.errors.choice',
        ),
      )
      .optional();
  return z.object(Object.fromEntries(questionsOf(instrument).map(item => [item.id, answer(item)])));
}

const shape = z.union([
  z.number(),
  z.string(),
  z.array(z.number()).max(200),
  z.strictObject({ absent: z.enum(absentReasons) }),
]);
const isShape = (value: unknown): value is Answer => shape.safeParse(value).success;

/** What an answer counts; null where there is none, or the item does not count. */
function pointsOf(item: Item, answers: Answers, byOrder: Scale['byOrder']): number | null {
  const value = answerTo(answers, item.id);
  if (value === null) return null;
  if (!isAnswer(item, value)) throw new RangeError(`${JSON.stringify(value)} is no answer to ${item.id}`);
  if (typeof value === 'string') return null;
  if (item.kind !== 'choice' && item.kind !== 'choices') return typeof value === 'number' ? value : null;
  const chosen = typeof value === 'number' ? [value] : value;
  const counted = item.options.filter(option => option.absent === undefined);
  const points = counted.flatMap((option, place) => {
    const counts = option.points ?? (byOrder === undefined ? null : byOrder + place);
    return counts === null || !chosen.includes(option.value) ? [] : [counts];
  });
  return points.length < chosen.length ? null : points.reduce((sum, one) => sum + one, 0);
}

/** Without the slips of binary fractions: 0.1 + 0.2 is 0.3. */
const tidy = (value: number) => Math.round(value * 1e6) / 1e6;

function scoreOf(instrument: Instrument, scale: Scale, answers: Answers): number | null {
  const items = instrument.items.filter(item => scale.items.includes(item.id));
  const points = items.flatMap(item => {
    const value = isAsked(instrument, item, answers) ? pointsOf(item, answers, scale.byOrder) : null;
    return value === null ? [] : [value];
  });
  const missing = items.length - points.length;
  if (points.length === 0 || missing > scale.mayMiss) return null;
  const given = points.reduce((total, point) => total + point, 0);
  const sum = tidy(scale.whenMissing === 'mean' ? (given / points.length) * items.length : given);
  return scale.table === null ? sum : (scale.table.get(sum) ?? null);
}

/** The code of the band a score lies in; null without a score or bands. */
export function bandOf(scale: Scale, score: number | null): string | null {
  if (score === null) return null;
  return scale.bands.findLast(band => score >= band.from)?.code ?? null;
}

/**
 * Scores one filled-in questionnaire by the rules of its definition. Missing answers count as nothing, never as the
 * lowest, and so do questions that were not asked because of another answer; a scale that misses more than it may has
 * no score.
 *
 * @throws RangeError for an answer the item does not offer; check with `answersSchema` first.
 */
export function score(instrument: Instrument, answers: Answers): Scored {
  const scores = instrument.scales.map(scale => [scale, scoreOf(instrument, scale, answers)] as const);
  const { concern } = instrument;
  return {
    scores: Object.fromEntries(scores.map(([scale, value]) => [scale.id, value])),
    bands: Object.fromEntries(scores.map(([scale, value]) => [scale.id, bandOf(scale, value)])),
    missing: questionsOf(instrument)
      .filter(item => isAsked(instrument, item, answers) && answerTo(answers, item.id) === null)
      .map(item => item.id),
    raisesConcern: concern !== null && (numberTo(answers, concern.item) ?? concern.above) > concern.above,
  };
}
