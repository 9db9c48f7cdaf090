import type { WorkerLoad } from '../../referrals/index.ts';
import { type Interval, shareOf } from '../statistics/interval.ts';

/** What is recorded of one link worker’s work. Days by the calendar; minutes as they were written down. */
export type WorkOfOne = {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  /** Cases they agreed to carry at once. */
  readonly capacity: number;
  /** From being given a person until the two sides first talked, and how many still wait for that. */
  readonly contactDays: readonly number[];
  readonly contactWaiting: number;
  readonly sessionDays: readonly number[];
  readonly sessionWaiting: number;
  readonly attempts: number;
  readonly reached: number;
  readonly held: number;
  readonly missed: number;
  readonly personMinutes: number;
  readonly otherMinutes: number;
  /** Talks and sessions without minutes: time that is missing above. */
  readonly untimed: number;
  readonly notesLate: number;
  readonly tasksLate: number;
  readonly supervisions: number;
  readonly lastSupervision: Temporal.PlainDate | null;
};

/** One line of the report. */
export type Line = Omit<WorkOfOne, 'id'> & WorkerLoad & { readonly id: string | null };

/** Below this, a share says nothing. */
const FEWEST = 8;
/** Outer limits of a funnel plot: one in five hundred lies outside by chance. */
const FUNNEL = 0.998;

/** Work with load, a line for each. Who has no open case has a load of nought. */
export function linesOf(work: readonly WorkOfOne[], loads: ReadonlyMap<string, WorkerLoad>): readonly Line[] {
  return work.map(one => ({ ...one, ...(loads.get(one.id) ?? { open: 0, weighted: 0 }) }));
}

const sums = [
  'capacity',
  'open',
  'weighted',
  'contactWaiting',
  'sessionWaiting',
  'attempts',
  'reached',
  'held',
  'missed',
  'personMinutes',
  'otherMinutes',
  'untimed',
  'notesLate',
  'tasksLate',
  'supervisions',
] as const;

/** All lines as one: counts are added, waits are put together (a middle of middles would be none). */
export function together(lines: readonly Line[], name: string): Line {
  const added = Object.fromEntries(
    sums.map(key => [key, lines.reduce((sum, line) => sum + line[key], 0)]),
  ) as Record<(typeof sums)[number], number>;
  const days = lines.flatMap(line => (line.lastSupervision ? [line.lastSupervision] : []));
  return {
    id: null,
    name,
    team: null,
    ...added,
    contactDays: lines.flatMap(line => line.contactDays),
    sessionDays: lines.flatMap(line => line.sessionDays),
    lastSupervision: days.toSorted(Temporal.PlainDate.compare).at(-1) ?? null,
  };
}

/** The lines of each team as one, where there are several teams. */
export function byTeam(lines: readonly Line[], without: string): readonly Line[] {
  const teams = Map.groupBy(lines, line => line.team);
  if (teams.size < 2) return [];
  return [...teams].map(([team, theirs]) => together(theirs, team ?? without));
}

/** Of a hundred sessions that were due, how many were missed; null with fewer than eight. */
export function missedShare({ held, missed }: Pick<Line, 'held' | 'missed'>): Interval | null {
  return held + missed < FEWEST ? null : shareOf(missed, held + missed);
}

/**
 * Whether a line differs from the whole by more than chance explains: the whole’s share lies outside the line’s Wilson interval at the
 * outer limit of a funnel plot (Spiegelhalter 2005). What differs by less is not told apart.
 */
export function standsOut(
  line: Pick<Line, 'held' | 'missed'>,
  whole: Pick<Line, 'held' | 'missed'>,
): boolean {
  const all = whole.held + whole.missed;
  if (all === 0 || line.held + line.missed < FEWEST) return false;
  const span = shareOf(line.missed, line.held + line.missed, FUNNEL);
  const share = whole.missed / all;
  return span !== null && (share < span.low || share > span.high);
}
