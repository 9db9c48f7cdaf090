import { filledSlot } from './fill-slot.ts';
import type { Instrument, Scale } from './instrument.ts';
import type { Licence, Step, WordsStep } from './steps.ts';

/** What a programme has made of one questionnaire. */
export type Standing = {
  readonly instrument: Instrument;
  /** Number of its newest step; 0 if there is none. */
  readonly number: number;
  /** By the house, by a file, or a slot of the house. */
  readonly origin: 'house' | 'file' | 'slot';
  /** The newest licence; null if none was recorded. */
  readonly licence: Licence | null;
  /** True where a slot has words and its licence holds today, or it needs none. */
  readonly mayBeAsked: boolean;
  /** What the programme said last; null if it said nothing. */
  readonly asked: boolean | null;
  readonly versions: readonly (WordsStep & { readonly madeAt: Temporal.Instant })[];
};

/**
 * What a programme's steps with one questionnaire come to on a day.
 * @param known the house's own definition; null for one that only the programme has
 * @returns null when there is nothing: no definition of the house, no words
 */
export function foldSteps(
  known: Instrument | null,
  steps: readonly Step[],
  today: Temporal.PlainDate,
): Standing | null {
  const says = steps.toSorted((a, b) => a.number - b.number);
  const versions = says.flatMap(({ says: one, madeAt }) =>
    one.kind === 'words' ? [{ ...one, madeAt }] : [],
  );
  const licence = says.flatMap(({ says: one }) => (one.kind === 'licence' ? [one] : [])).at(-1) ?? null;
  const asked = says.flatMap(({ says: one }) => (one.kind === 'asked' ? [one.asked] : [])).at(-1) ?? null;
  const scales = (version: number): readonly Scale[] =>
    says
      .flatMap(({ says: one }) => (one.kind === 'scoring' && one.version === version ? [one.scales] : []))
      .at(-1) ?? [];
  const made = versions.map(one => instrumentOf(known, one, scales, steps[0]?.instrument ?? ''));
  const newest = made.at(-1) ?? known;
  if (!newest) return null;
  const slot = known?.mode === 'slot';
  const instrument = made.length > 1 ? { ...newest, earlier: made.slice(0, -1) } : newest;
  return {
    instrument,
    number: says.at(-1)?.number ?? 0,
    origin: slot ? 'slot' : known ? 'house' : 'file',
    licence,
    mayBeAsked: instrument.mode === 'text' && (!slot || isHeld(licence, today)),
    asked,
    versions,
  };
}

/** Whether a licence holds on a day; its last day counts. */
export function isHeld(licence: Pick<Licence, 'until'> | null, day: Temporal.PlainDate): boolean {
  if (!licence) return false;
  return licence.until === null || Temporal.PlainDate.compare(day, licence.until) <= 0;
}

function instrumentOf(
  known: Instrument | null,
  { version, comparableWith, definition }: WordsStep,
  scales: (version: number) => readonly Scale[],
  id: string,
): Instrument {
  const given = comparableWith.length > 0 ? { comparableWith } : {};
  if (known) return { ...filledSlot(known, definition), version, ...given };
  return {
    ...definition,
    ...given,
    id,
    version,
    mode: 'text',
    scales: scales(version),
    offByDefault: true,
    concern: null,
  };
}
