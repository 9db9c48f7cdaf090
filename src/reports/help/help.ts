import { changeBetween, type Instrument, latest, type Scale } from '../../outcomes/index.ts';
import { type Interval, resampled, shareOf } from '../statistics/interval.ts';
import type { EndedCase } from './queries.ts';

/** A scale with its questionnaire. */
export type Measure = { readonly instrument: Instrument; readonly scale: Scale };

/** Before, after, and how often somebody was met. */
export type Pair = { readonly before: number; readonly after: number; readonly sessionsHeld: number };

/** Why a pair is missing: answers of the start, of the end, or of both; and of those without an end, who did not want to answer. */
export type Missing = {
  readonly start: number;
  readonly end: number;
  readonly both: number;
  readonly declinedAtEnd: number;
};

/** One scale over all cases that ended. Everybody is either a pair or missing. */
export type MeasureChange = Measure & {
  readonly cases: number;
  readonly pairs: readonly Pair[];
  readonly missing: Missing;
};

/** How it went for a part of the pairs. Means and medians of fewer than eight are not given. */
export type GroupChange = {
  readonly people: number;
  readonly before: number | null;
  readonly mean: Interval | null;
  readonly median: Interval | null;
};

/** Who got better or worse by at least what is published as reliable; null where nothing is published for the scale. */
export type Reliably = { readonly better: Interval; readonly worse: Interval } | null;

/** Sessions held, as the evidence groups them (domain.md, “Dose”). */
export const doses = [
  { code: 'few', from: 0, to: 2 },
  { code: 'some', from: 3, to: 5 },
  { code: 'many', from: 6, to: Number.POSITIVE_INFINITY },
] as const;
export type Dose = (typeof doses)[number]['code'];

/** Pairs each person’s start with their end; nothing is filled in for who is missing. */
export function measureChange(cases: readonly EndedCase[], { instrument, scale }: Measure): MeasureChange {
  const changes = cases.map(({ taken, sessionsHeld }) => ({
    sessionsHeld,
    declinedAtEnd: latest(taken, instrument.id, 'end')?.declined === true,
    change: changeBetween(taken, instrument, 'baseline', 'end').find(one => one.scale === scale.id),
  }));
  const count = (missing: 'before' | 'after' | 'both') =>
    changes.filter(one => one.change?.missing === missing).length;
  return {
    instrument,
    scale,
    cases: cases.length,
    pairs: changes.flatMap(({ change, sessionsHeld }) =>
      change && change.before !== null && change.after !== null
        ? [{ before: change.before, after: change.after, sessionsHeld }]
        : [],
    ),
    missing: {
      start: count('before'),
      end: count('after'),
      both: count('both'),
      declinedAtEnd: changes.filter(one => one.declinedAtEnd).length,
    },
  };
}

/** The answer to whether it helps: how many cases have ended, and how each measure changed over them. */
export type HelpFigures = { readonly cases: number; readonly changes: readonly MeasureChange[] };

/** The answer from each case. */
export function helpFigures(cases: readonly EndedCase[], measures: readonly Measure[]): HelpFigures {
  return { cases: cases.length, changes: measures.map(measure => measureChange(cases, measure)) };
}

/** Mean and median change, with the span each may lie in. */
export function groupChange(pairs: readonly Pair[]): GroupChange {
  const differences = pairs.map(differenceOf);
  const mean = resampled(differences, 'mean');
  return {
    people: pairs.length,
    before: mean && pairs.reduce((sum, one) => sum + one.before, 0) / pairs.length,
    mean,
    median: resampled(differences, 'median'),
  };
}

/** Share of the pairs that changed for the better, and for the worse, by at least the published reliable change (Jacobson and Truax 1991). */
export function reliably({ scale, pairs }: Pick<MeasureChange, 'scale' | 'pairs'>): Reliably {
  const { reliableChange, better } = scale;
  if (reliableChange === null || better === null) return null;
  const sign = better === 'higher' ? 1 : -1;
  const by = pairs.map(pair => sign * differenceOf(pair));
  const up = shareOf(by.filter(one => one >= reliableChange).length, pairs.length);
  const down = shareOf(by.filter(one => one <= -reliableChange).length, pairs.length);
  return up && down && { better: up, worse: down };
}

/** The same by how often people were met. Who was met more often differs in other ways too. */
export function byDose(pairs: readonly Pair[]): readonly (GroupChange & { readonly dose: Dose })[] {
  return doses.map(({ code, from, to }) => ({
    dose: code,
    ...groupChange(pairs.filter(({ sessionsHeld }) => sessionsHeld >= from && sessionsHeld <= to)),
  }));
}

/** Where people stood at the start, in thirds of the pairs; equal scores stay together, so the thirds need not be equal. */
export const levels = ['low', 'middle', 'high'] as const;
export type Level = (typeof levels)[number];

/**
 * The same by where people stood at the start. Who starts at an end of a scale comes nearer to its middle also without help (regression to
 * the mean): a change of the low third alone proves little.
 */
export function byLevel(pairs: readonly Pair[]): readonly (GroupChange & { readonly level: Level })[] {
  const starts = pairs.map(one => one.before).toSorted((a, b) => a - b);
  const [first = 0, second = 0] = [
    starts[Math.ceil(starts.length / 3) - 1],
    starts[Math.ceil((2 * starts.length) / 3) - 1],
  ];
  const levelOf = ({ before }: Pair): Level =>
    before <= first ? 'low' : before <= second ? 'middle' : 'high';
  return levels.map(level => ({ level, ...groupChange(pairs.filter(pair => levelOf(pair) === level)) }));
}

const differenceOf = ({ before, after }: Pair): number => Math.round((after - before) * 100) / 100;
