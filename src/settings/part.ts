import { z } from 'zod';
import type { OpenColumns, ProgrammeAsSet, ProgrammeSettings, RegionId } from '../programmes/index.ts';
import {
  type Child,
  errorKey,
  type FieldErrors,
  optionalText,
  type Typed,
  type View,
  wholeNumber,
} from '../ui/index.ts';

/** The parts in which a programme is set, in the order of the page. */
export const partNames = ['service', 'pathway', 'messages', 'measures', 'own_pages', 'keeping'] as const;
export type PartName = (typeof partNames)[number];

/** What a form comes to, as columns of the programme and as settings; or what only the programme itself can find wrong with it. */
export type PartRead =
  | { readonly columns?: Partial<OpenColumns>; readonly settings?: Partial<ProgrammeSettings> }
  | { readonly errors: Readonly<Record<string, string>> };

export type PartFieldsProps = {
  readonly view: View;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
  readonly region: RegionId;
};

/** One part of the settings: its form, what the form comes to, what it says now, and its fields. */
export type Part<Schema extends z.ZodType = z.ZodType> = {
  readonly name: PartName;
  /** Has `version`, the one that whoever fills the form in has read. */
  readonly form: Schema;
  read(
    form: z.output<Schema>,
    known: { readonly settings: ProgrammeSettings; readonly region: RegionId },
  ): PartRead;
  /** What is set now, as the form would have it typed. */
  typed(asSet: ProgrammeAsSet, region: RegionId): Typed;
  fields(props: PartFieldsProps): Child;
};

export const version = wholeNumber({ min: 0, max: 1_000_000 });

/** A setting that is one whole number. */
export type Count = { readonly min: number; readonly max: number };

export const count = ({ min, max }: Count) => wholeNumber({ min, max, missing: 'settings.error.number' });

/** A form of several numbers, by the name of each. */
export function countsForm<Name extends string>(
  counts: Readonly<Record<Name, Count>>,
): Record<Name, ReturnType<typeof count>> {
  const names = Object.keys(counts) as Name[];
  return Object.fromEntries(names.map(name => [name, count(counts[name])])) as Record<
    Name,
    ReturnType<typeof count>
  >;
}

/** Several numbers of the settings, as typed. */
export function typedCounts<Name extends string>(
  counts: Readonly<Record<Name, Count>>,
  settings: Readonly<Record<NoInfer<Name>, number>>,
): Typed {
  return Object.fromEntries((Object.keys(counts) as Name[]).map(name => [name, String(settings[name])]));
}

/** Whole numbers with commas between, the largest first, without doubles: '24, 2'. Empty: none. */
export function numbers({ min, max, most }: Count & { readonly most: number }) {
  return optionalText({ max: 60 }).transform((typed, context): number[] => {
    const read = (typed ?? '').split(/[\s,;]+/).filter(one => one !== '');
    const fits = (one: string) => /^\d{1,4}$/.test(one) && Number(one) >= min && Number(one) <= max;
    if (read.every(fits) && read.length <= most) return [...new Set(read.map(Number))].sort((a, b) => b - a);
    context.addIssue({ code: 'custom', message: errorKey('settings.error.numbers', { min, max, most }) });
    return z.NEVER;
  });
}
