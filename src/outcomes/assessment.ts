import type { Timepoint } from '../programmes/index.ts';
import type { Mode, ProxyAnswer } from './answering/administration.ts';
import {
  type Answers,
  type Instrument,
  instrumentOf,
  isAbsent,
  isAsked,
  isComparable,
  questionsOf,
  versionOf,
} from './instruments/index.ts';
import { isAnswer } from './scoring.ts';
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
  /** How it was answered; null or left out: not written down. */
  readonly mode?: Mode | null;
  /** Who answered for the person; null or left out: the person. */
  readonly proxy?: ProxyAnswer | null;
  /** The language it was asked in; null or left out: not written down. */
  readonly askedIn?: string | null;
  /** The place in a course it was asked for; null or left out: for the case. */
  readonly placeId?: string | null;
};

/** Whose answers are looked at: the person’s own, or what somebody else said for them. They are never mixed. */
export type Voice = 'person' | 'proxy';

const speaks = (one: Pick<Assessment, 'proxy'>, voice: Voice): boolean =>
  (voice === 'proxy') === Boolean(one.proxy);

/** What is known of one questionnaire at one timepoint. */
export type Standing = 'answered' | 'partly' | 'declined' | 'not_asked';

type Placed = Pick<Assessment, 'instrument' | 'timepoint' | 'takenOn' | 'proxy'>;

/** The newest filled-in questionnaire of a timepoint, or null. */
export function latest<A extends Placed>(
  taken: readonly A[],
  instrument: string,
  timepoint: Timepoint,
  voice: Voice = 'person',
): A | null {
  return taken
    .filter(one => one.instrument === instrument && one.timepoint === timepoint && speaks(one, voice))
    .reduce<A | null>(
      (best, one) =>
        best === null || Temporal.PlainDate.compare(one.takenOn, best.takenOn) >= 0 ? one : best,
      null,
    );
}

/** Whether it has at least one answer, and none that its questionnaire does not offer. */
export function isValid(one: Pick<Assessment, 'instrument' | 'version' | 'declined' | 'answers'>): boolean {
  if (one.declined) return false;
  const newest = instrumentOf(one.instrument);
  const definition = newest && versionOf(newest, one.version);
  const given = Object.entries(one.answers).filter(([, value]) => value !== null && value !== undefined);
  if (!definition) return given.length > 0;
  const items = new Map(questionsOf(definition).map(item => [item.id, item]));
  const fits = given.every(([id, value]) => {
    const item = items.get(id);
    return !item || value === null || value === undefined || isAnswer(item, value);
  });
  return fits && given.some(([, value]) => value !== null && value !== undefined && !isAbsent(value));
}

/**
 * The one of a timepoint that counts. Of several starts it is the first valid one, because what came later may have changed already;
 * at every other moment the newest. Of the days only, a correction of the same day has replaced what it corrects.
 */
export function counted<A extends Placed & Pick<Assessment, 'version' | 'declined' | 'answers'>>(
  taken: readonly A[],
  instrument: string,
  timepoint: Timepoint,
  voice: Voice = 'person',
): A | null {
  if (timepoint === 'baseline') {
    const first = taken
      .filter(one => one.instrument === instrument && one.timepoint === timepoint)
      .filter(one => speaks(one, voice) && isValid(one))
      .reduce<A | null>(
        (best, one) =>
          best === null || Temporal.PlainDate.compare(one.takenOn, best.takenOn) < 0 ? one : best,
        null,
      );
    if (first) return first;
  }
  return latest(taken, instrument, timepoint, voice);
}

/** Starts of a questionnaire that do not count because an earlier one does: shown, and said to be so. */
export function laterStarts<A extends Placed & Pick<Assessment, 'version' | 'declined' | 'answers'>>(
  taken: readonly A[],
  instrument: string,
): readonly A[] {
  const first = counted(taken, instrument, 'baseline');
  return taken.filter(
    one =>
      one.instrument === instrument &&
      one.timepoint === 'baseline' &&
      one !== first &&
      speaks(one, 'person') &&
      isValid(one),
  );
}

/**
 * Where a questionnaire stands. The second own concern may stay empty: it counts only when it has words. A reason for having no answer
 * is an answer to the asking.
 * @param wanted items that are asked of this person; all of the instrument when left out
 */
export function standingOf(
  one: Pick<Assessment, 'declined' | 'answers' | 'instrument'> | null,
  wanted?: readonly string[],
): Standing {
  if (one === null) return 'not_asked';
  if (one.declined) return 'declined';
  const instrument = instrumentOf(one.instrument);
  const items =
    wanted ??
    (instrument
      ? questionsOf(instrument)
          .filter(item => isAsked(instrument, item, one.answers))
          .map(item => item.id)
      : []);
  return items.every(item => one.answers[item] !== undefined && one.answers[item] !== null)
    ? 'answered'
    : 'partly';
}

/** The answers to compare: none where it was declined, not asked, or asked in a version that means something else. */
export function answersOf(
  one: Pick<Assessment, 'declined' | 'answers' | 'version'> | null,
  instrument: Instrument,
): Answers | null {
  if (one === null || one.declined) return null;
  return isComparable(instrument, one.version, instrument.version) ? one.answers : null;
}

/**
 * The version in which a questionnaire is asked of somebody: the one they began with, where its words are still known and the newest
 * means something else; so that the end can be set beside the start. Else the newest.
 */
export function versionFor(taken: readonly Assessment[], instrument: Instrument): Instrument {
  return versionAfter(counted(taken, instrument.id, 'baseline'), instrument);
}

/** The same after a start that is known. */
export function versionAfter(
  start: Pick<Assessment, 'declined' | 'version'> | null,
  instrument: Instrument,
): Instrument {
  if (!start || start.declined || isComparable(instrument, start.version, instrument.version))
    return instrument;
  return versionOf(instrument, start.version) ?? instrument;
}

/** True where somebody began in a version that cannot be compared with the one they ended in: not paired, and said so. */
export function versionChanged(
  taken: readonly Assessment[],
  instrument: Instrument,
  from: Timepoint,
  to: Timepoint,
): boolean {
  const [before, after] = [from, to].map(at => counted(taken, instrument.id, at));
  if (!before || !after || before.declined || after.declined) return false;
  return !isComparable(instrument, before.version, after.version);
}

/**
 * One person's change in one instrument between two timepoints, scale by scale, saying what is missing. What the person said is paired
 * with what they said; a proxy’s answers are paired among themselves, when asked for.
 */
export function changeBetween(
  taken: readonly Assessment[],
  instrument: Instrument,
  from: Timepoint,
  to: Timepoint,
  voice: Voice = 'person',
): readonly ScaleChange[] {
  const [before = null, after = null] = [from, to].map(at => counted(taken, instrument.id, at, voice));
  return changeOf(before, after, instrument);
}

/** The change between two that are known to count, scale by scale. */
export function changeOf(
  before: Assessment | null,
  after: Assessment | null,
  instrument: Instrument,
): readonly ScaleChange[] {
  // Both in an earlier version: they are compared by its rules.
  const both = before && after && !before.declined && !after.declined && before.version === after.version;
  const rules = (both && versionOf(instrument, before.version)) || instrument;
  return change(rules, answersOf(before, rules), answersOf(after, rules));
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
