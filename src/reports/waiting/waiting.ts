import { mean, median } from 'simple-statistics';
import { type Assessment, type Instrument, isComparable, type Scale, score } from '../../outcomes/index.ts';
import { type Difference, differenceOfMeans } from '../statistics/welch.ts';

/** Weeks that lie between the two answers of somebody who waits, at least: questionnaires ask about the last two weeks, so less would ask
 * about the same days twice. */
export const WEEKS = 2;
/** Means of fewer are not shown. */
const FEWEST = 8;

/** What one person answered, and when they were given to a link worker; those who said yes to being counted. No names. */
export type Answered = {
  readonly allocatedOn: Temporal.PlainDate | null;
  readonly birthYear: number | null;
  readonly taken: readonly Assessment[];
};

/** Two answers of one person. */
export type Spanned = {
  readonly before: number;
  readonly after: number;
  readonly days: number;
  readonly birthYear: number | null;
};

/** What is known of one group: whoever has only one answer is counted, and nothing is made up for them. */
export type Group = {
  readonly people: number;
  /** One answer, or two that lie too near or in versions that cannot be compared. */
  readonly unpaired: number;
  readonly start: number | null;
  readonly change: number | null;
  readonly days: number | null;
  readonly birthYear: number | null;
};

export type Comparison = {
  readonly waiting: Group;
  readonly programme: Group;
  /** Change in the programme less change while waiting. */
  readonly difference: Difference | null;
  /** Where the programme’s group stood at its start, less where those who waited did. */
  readonly atStart: Difference | null;
};

const daysBetween = (one: Assessment, other: Assessment): number =>
  one.takenOn.until(other.takenOn, { largestUnit: 'days' }).days;

function paired(instrument: Instrument, scale: Scale, one: Assessment, other: Assessment) {
  if (!isComparable(instrument, one.version, other.version)) return null;
  const [before, after] = [one, other].map(each => score(instrument, each.answers).scores[scale.id]);
  return typeof before === 'number' && typeof after === 'number'
    ? { before, after, days: daysBetween(one, other) }
    : null;
}

/** The person’s own answers to one questionnaire, oldest first, without those they did not want to give. */
const saidBy = ({ taken }: Answered, instrument: Instrument, timepoints: readonly string[]) =>
  taken
    .filter(
      one =>
        one.instrument === instrument.id && timepoints.includes(one.timepoint) && !one.declined && !one.proxy,
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.takenOn, b.takenOn));

/** First and last answer while waiting, before anybody was given to a link worker, some weeks apart. */
function whileWaiting(one: Answered, instrument: Instrument, scale: Scale): Spanned | null {
  const taken = saidBy(one, instrument, ['waiting']).filter(
    each => one.allocatedOn === null || Temporal.PlainDate.compare(each.takenOn, one.allocatedOn) <= 0,
  );
  const [first, last] = [taken[0], taken.at(-1)];
  if (!first || !last || daysBetween(first, last) < WEEKS * 7) return null;
  const found = paired(instrument, scale, first, last);
  return found && { ...found, birthYear: one.birthYear };
}

/** The start, and the answer after it whose distance is nearest to the span: at least half of it and at most twice. */
function inProgramme(one: Answered, instrument: Instrument, scale: Scale, span: number): Spanned | null {
  const [start] = saidBy(one, instrument, ['baseline']);
  if (!start) return null;
  const [nearest] = saidBy(one, instrument, ['review', 'end'])
    .filter(each => daysBetween(start, each) >= span / 2 && daysBetween(start, each) <= span * 2)
    .toSorted((a, b) => Math.abs(daysBetween(start, a) - span) - Math.abs(daysBetween(start, b) - span));
  const found = nearest && paired(instrument, scale, start, nearest);
  return found ? { ...found, birthYear: one.birthYear } : null;
}

/**
 * Change of those who waited beside change of those who were helped over a similar span, on one scale. Whoever gave an answer while waiting
 * stands in that group only, so that nobody is on both sides. Nobody was drawn by lot into either: the difference is no effect.
 */
export function compareWithWaiting(
  all: readonly Answered[],
  { instrument, scale }: { readonly instrument: Instrument; readonly scale: Scale },
): Comparison {
  const [waited, helped] = [
    all.filter(one => saidBy(one, instrument, ['waiting']).length > 0),
    all.filter(
      one =>
        saidBy(one, instrument, ['waiting']).length === 0 && saidBy(one, instrument, ['baseline']).length > 0,
    ),
  ];
  const without = waited.map(one => whileWaiting(one, instrument, scale));
  const spans = without.flatMap(one => (one ? [one.days] : []));
  const span = spans.length > 0 ? median(spans) : WEEKS * 7;
  const withUs = helped.map(one => inProgramme(one, instrument, scale, span));
  const [a, b] = [present(withUs), present(without)];
  return {
    waiting: groupOf(without),
    programme: groupOf(withUs),
    difference: differenceOfMeans(a.map(moved), b.map(moved)),
    atStart: differenceOfMeans(
      a.map(one => one.before),
      b.map(one => one.before),
    ),
  };
}

const moved = ({ before, after }: Spanned): number => Math.round((after - before) * 100) / 100;
const present = (all: readonly (Spanned | null)[]): readonly Spanned[] => all.filter(one => one !== null);

function groupOf(all: readonly (Spanned | null)[]): Group {
  const pairs = present(all);
  const enough = pairs.length >= FEWEST;
  const of = (figure: (values: number[]) => number, values: readonly number[]) =>
    enough && values.length >= FEWEST ? figure([...values]) : null;
  return {
    people: pairs.length,
    unpaired: all.length - pairs.length,
    start: of(
      mean,
      pairs.map(one => one.before),
    ),
    change: of(mean, pairs.map(moved)),
    days: of(
      median,
      pairs.map(one => one.days),
    ),
    birthYear: of(
      median,
      pairs.flatMap(one => one.birthYear ?? []),
    ),
  };
}
