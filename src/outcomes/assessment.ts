import type { Timepoint } from '../programmes/index.ts';
import { type Answers, type Instrument, instrumentOf } from './instruments/index.ts';
import { change, type ScaleChange } from './scoring-change.ts';

/** One filled-in questionnaire as it stands: not superseded by a later saving of the same day. */
export type Assessment = {
  readonly id: string;
  readonly instrument: string;
  readonly version: number;
  readonly timepoint: Timepoint;
  /** The person did not want to answer; then there are no answers. */
  readonly declined: boolean;
  readonly answers: Answers;
  readonly takenOn: Temporal.PlainDate;
  /** By the person’s own page (link) or a helper’s; null or left out: a member of staff wrote it down. */
  readonly takenHow?: string | null;
};

/** What is known of one questionnaire at one timepoint. */
export type Standing = 'answered' | 'partly' | 'declined' | 'not_asked';

/** The newest filled-in questionnaire of a timepoint, or null. */
export function latest<A extends Pick<Assessment, 'instrument' | 'timepoint' | 'takenOn'>>(
  taken: readonly A[],
  instrument: string,
  timepoint: Timepoint,
): A | null {
  return taken
    .filter(one => one.instrument === instrument && one.timepoint === timepoint)
    .reduce<A | null>(
      (best, one) =>
        best === null || Temporal.PlainDate.compare(one.takenOn, best.takenOn) >= 0 ? one : best,
      null,
    );
}

/**
 * Where a questionnaire stands. The second own concern may stay empty: it counts only when it has words.
 * @param wanted items that are asked of this person; all of the instrument when left out
 */
export function standingOf(
  one: Pick<Assessment, 'declined' | 'answers' | 'instrument'> | null,
  wanted?: readonly string[],
): Standing {
  if (one === null) return 'not_asked';
  if (one.declined) return 'declined';
  const items = wanted ?? instrumentOf(one.instrument)?.items.map(item => item.id) ?? [];
  return items.every(item => typeof one.answers[item] === 'number') ? 'answered' : 'partly';
}

/** The answers to compare: none where it was declined, not asked, or asked in another version of the instrument. */
export function answersOf(
  one: Pick<Assessment, 'declined' | 'answers' | 'version'> | null,
  instrument: Instrument,
): Answers | null {
  return one === null || one.declined || one.version !== instrument.version ? null : one.answers;
}

/** One person's change in one instrument between two timepoints, scale by scale, saying what is missing. */
export function changeBetween(
  taken: readonly Assessment[],
  instrument: Instrument,
  from: Timepoint,
  to: Timepoint,
): readonly ScaleChange[] {
  const at = (timepoint: Timepoint) => answersOf(latest(taken, instrument.id, timepoint), instrument);
  return change(instrument, at(from), at(to));
}

/** A thing to change in the person's own words. */
export type OwnConcern = { readonly position: number; readonly words: string };

/** The item of *own concerns* that belongs to each position. */
export const concernItems = ['first', 'second'] as const;

/** The items of *own concerns* that have words, so that they can be asked. */
export function wordedItems(concerns: readonly OwnConcern[]): readonly string[] {
  return concernItems.filter((_, index) => concerns.some(one => one.position === index + 1));
}

/**
 * Whether the words of a concern may still be written: they have none yet, or they were put down at the start and have
 * not been asked again. After that they are shown unchanged, so that the two answers are about the same thing.
 */
export function mayWord(
  position: number,
  timepoint: Timepoint,
  concerns: readonly OwnConcern[],
  taken: readonly Pick<Assessment, 'instrument' | 'timepoint'>[],
): boolean {
  if (!concerns.some(one => one.position === position)) return true;
  const askedAgain = taken.some(one => one.instrument === 'own_concerns' && one.timepoint !== 'baseline');
  return timepoint === 'baseline' && !askedAgain;
}
