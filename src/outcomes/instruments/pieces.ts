import type { Band, Item, Option, Scale } from './instrument.ts';
import type { Text } from './text.ts';

/** A text in English and Irish, and in the languages it has beside them; the others read English. */
export const say = (en: string, ga: string, more: Partial<Text> = {}): Text => ({ en, ga, ...more });

/** Answers that count what they are stored as, in the order shown. */
export function options(...answers: readonly (readonly [number, Text])[]): readonly Option[] {
  return answers.map(([value, text]) => ({ value, points: value, text }));
}

export function choice(id: string, text: Text | null, answers: readonly Option[]): Item {
  return { kind: 'choice', id, text, options: answers };
}

/** A question from 0 to 10 with words at both ends. */
export function zeroToTen(id: string, text: Text, low: Text, high: Text): Item {
  return { kind: 'scale', id, text, min: 0, max: 10, step: 1, low, high, named: false };
}

export const band = (from: number, code: string, en: string, ga: string): Band => ({
  from,
  code,
  text: say(en, ga),
});

/** A scale with nothing special about it: no table, no missing items, no bands, no published change. */
export function scale(
  given: Pick<Scale, 'id' | 'text' | 'items' | 'min' | 'max' | 'better'> & Partial<Scale>,
): Scale {
  return { table: null, mayMiss: 0, bands: [], reliableChange: null, ...given };
}
