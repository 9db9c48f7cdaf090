import type { Story } from '../story.ts';
import { staffOf, type World } from '../world.ts';

type Day = Temporal.PlainDate;

/** A date that was given to two people: what became of it. */
export type Slot = {
  readonly kind: 'H' | 'M' | 'C' | 'U' | 'V' | 'v' | 'P';
  readonly day: Day;
  readonly time: string;
  /** Where a moved session stood before. */
  readonly movedFrom: Temporal.PlainDateTime | null;
};

/**
 * The dates of a story, a week apart: to the left of the bar they end before today (or before the closing), to the
 * right they begin on the day the stage names. Holidays and weekends are stepped over, away from today.
 */
export function slotsOf(world: World, story: Story): Slot[] {
  const { stage } = story;
  if (!('line' in stage)) return [];
  const { calendar } = world;
  const [past = '', ahead = ''] = stage.line.split('|');
  const first = stage.at === 'active' ? calendar.ahead(stage.next) : null;
  const last = lastPastDay(world, stage, first);
  const behind = [...past].map((kind, index) => ({
    kind: kindOf(kind),
    day: calendar.before(last.subtract({ days: 7 * (past.length - 1 - index) }), 0),
  }));
  const coming = [...ahead].map((kind, index) => ({
    kind: kindOf(kind),
    day: calendar.from((first ?? calendar.workday).add({ days: 7 * index })),
  }));
  const worker = staffOf(world, story.worker ?? '');
  const wish = 'time' in stage && stage.time ? stage.time : world.chance.pick(usual);
  return [...behind, ...coming].map(({ kind, day }) => {
    const time = world.diary.book(worker.id, day, wish);
    const moved = kind === 'V' || kind === 'v';
    const before = day.toPlainDateTime(Temporal.PlainTime.from(time)).subtract({ hours: 3 });
    return { kind, day, time, movedFrom: moved ? before : null };
  });
}

const usual = ['09:30', '11:00', '13:30', '15:00', '16:15'];

function lastPastDay(world: World, stage: Extract<Story['stage'], { line: string }>, first: Day | null): Day {
  const { calendar } = world;
  if (first) {
    let day = first.subtract({ days: 7 });
    while (Temporal.PlainDate.compare(day, calendar.today) >= 0) day = day.subtract({ days: 7 });
    return day;
  }
  if (stage.at === 'on_hold') return calendar.before(calendar.today.subtract({ days: 1 }), stage.days + 1);
  const ago = 'ago' in stage ? stage.ago : 0;
  return calendar.before(calendar.today.subtract({ days: ago }), 3);
}

function kindOf(letter: string): Slot['kind'] {
  const kinds: readonly Slot['kind'][] = ['H', 'M', 'C', 'U', 'V', 'v', 'P'];
  const found = kinds.find(kind => kind === letter);
  if (!found) throw new RangeError(`${letter} is no letter of a line`);
  return found;
}
