import { codeOf, daysOf, type Quarter, quarterNamed } from '../quarter.ts';
import type { Release } from '../released/index.ts';

/** The time that a pack is about: one quarter, or four in a row. Only quarters of which figures have been released. */
export type PackSpan = {
  /** As addresses say it: `2026-2`, or `2026-2y` for the four quarters up to it. */
  readonly code: string;
  readonly quarters: readonly Quarter[];
  /** What was released of each, in their order. */
  readonly releases: readonly Release[];
  readonly from: Temporal.PlainDate;
  /** The last day. */
  readonly until: Temporal.PlainDate;
};

const YEAR = 4;

/**
 * The spans a pack may be asked for, years before quarters, the latest first. They are put together from quarters as these were released, so
 * that no two packs can be taken from each other. Four quarters are a year only when none between them is missing.
 */
export function spansOf(releases: readonly Release[]): readonly PackSpan[] {
  const newest = releases.toSorted((a, b) => b.quarter.localeCompare(a.quarter, 'en'));
  const years = newest.flatMap(({ quarter }, at) => {
    const four = newest.slice(at, at + YEAR).toReversed();
    const isWhole = four.every(
      (one, back) =>
        back === 0 || isNext(quarterNamed(four[back - 1]?.quarter ?? ''), quarterNamed(one.quarter)),
    );
    return four.length === YEAR && isWhole ? [spanOf(`${quarter}y`, four)] : [];
  });
  return [...years, ...newest.map(one => spanOf(one.quarter, [one]))].filter(span =>
    span.releases.some(hasAnybody),
  );
}

/** Quarters before a programme began say nothing. */
const hasAnybody = ({ funnel, ended }: Release): boolean => funnel.referred !== 0 || ended !== 0;

/** The span an address names, or the latest; null where nothing has been released. */
export function spanNamed(spans: readonly PackSpan[], code: string): PackSpan | null {
  return spans.find(one => one.code === code) ?? spans[0] ?? null;
}

function spanOf(code: string, releases: readonly Release[]): PackSpan {
  const quarters = releases.map(one => quarterNamed(one.quarter));
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) throw new RangeError('a span has a quarter');
  return {
    code,
    quarters,
    releases,
    from: daysOf(first).from,
    until: daysOf(last).until.subtract({ days: 1 }),
  };
}

const isNext = (one: Quarter, other: Quarter): boolean =>
  daysOf(one).until.equals(daysOf(other).from) && codeOf(one) !== codeOf(other);
