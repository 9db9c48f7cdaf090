import { z } from 'zod';
import { localeCodes } from '../../ui/index.ts';
import { absentReasons } from './answers.ts';
import type { Instrument, Item, Scale, Wording } from './instrument.ts';
import type { Text } from './text.ts';

const mostItems = 500;
const words = z.string().min(1).max(8000);
const text = z.object({ en: words, ...optionalLocales(words) }) as z.ZodType<Text>;
const id = z.string().regex(/^[a-z][a-z0-9_]{0,79}$/);

const operators = ['=', '!=', '>', '<', '>=', '<='] as const;
const condition = z.union([
  z.object({ item: id, operator: z.literal('exists'), value: z.boolean() }),
  z.object({ item: id, operator: z.enum(operators), value: z.union([z.number(), z.string().max(4000)]) }),
]);
const option = z.object({
  value: z.number(),
  points: z.number().nullable(),
  text: text.nullable(),
  absent: z.enum(absentReasons).optional(),
  code: z.string().max(600).optional(),
});
const base = {
  id,
  text: text.nullable(),
  required: z.boolean().optional(),
  enableWhen: z.object({ which: z.enum(['all', 'any']), conditions: z.array(condition).max(50) }).optional(),
  within: id.optional(),
  linkId: z.string().max(300).optional(),
};
const options = z.array(option).min(1).max(200);
const mark = { min: z.number(), max: z.number() };
const item = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('choice'), options }),
  z.object({ ...base, kind: z.literal('choices'), options }),
  z.object({
    ...base,
    ...mark,
    kind: z.literal('scale'),
    step: z.number().positive(),
    low: text.nullable(),
    high: text.nullable(),
    named: z.boolean(),
  }),
  z.object({ ...base, kind: z.literal('count'), max: z.number() }),
  z.object({ ...base, ...mark, kind: z.literal('decimal'), places: z.number().int().min(0).max(6) }),
  z.object({ ...base, kind: z.literal('text'), longest: z.number().int().positive() }),
  z.object({ ...base, kind: z.literal('group') }),
  z.object({ ...base, kind: z.literal('display') }),
]) as unknown as z.ZodType<Item>;

const origins = [
  'as published',
  'official translation',
  'own wording',
  'own translation, not validated',
  'by the programme',
  'imported',
  'slot',
] as const;
const origin = z.enum(origins);
const wording = z.object({ en: origin, ...optionalLocales(origin) }) as z.ZodType<Wording>;

/** What a programme keeps of a questionnaire that it imported or whose slot it filled: all but how it is scored. */
export type StoredDefinition = Pick<
  Instrument,
  'title' | 'intro' | 'items' | 'wording' | 'licence' | 'source'
>;
export const storedDefinition: z.ZodType<StoredDefinition> = z.object({
  title: text,
  intro: text.nullable(),
  items: z.array(item).max(mostItems),
  wording,
  licence: z.string().max(4000),
  source: z.string().max(4000),
});

/** Scales as a programme has marked them: sums without a table. */
export const storedScales = z
  .array(
    z.object({
      id,
      text,
      items: z.array(id).min(1).max(mostItems),
      mayMiss: z.number().int().min(0).max(mostItems),
      whenMissing: z.enum(['sum', 'mean']),
      byOrder: z.union([z.literal(0), z.literal(1)]).optional(),
      min: z.number(),
      max: z.number(),
      better: z.enum(['higher', 'lower']).nullable(),
      bands: z.array(z.object({ from: z.number(), code: id, text })).max(20),
      reliableChange: z.number().positive().nullable(),
    }),
  )
  .max(20)
  .transform(scales => scales.map(one => ({ ...one, table: null }))) as unknown as z.ZodType<
  readonly Scale[]
>;

function optionalLocales<S extends z.ZodType>(schema: S) {
  return Object.fromEntries(
    localeCodes.filter(locale => locale !== 'en').map(locale => [locale, schema.optional()]),
  );
}
