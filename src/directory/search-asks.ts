import type { Fact } from './record.ts';
import type { Search } from './search.ts';
import type { Found } from './search-queries.ts';
import { fitsWeek, weekMask } from './search-week.ts';

/** One thing that was asked for and what the record says of it. */
export type Answer = {
  readonly what: 'when' | 'where' | 'language' | 'who' | 'age' | 'open_door' | 'access';
  /** The house code of access. */
  readonly code?: string;
  readonly is: Fact;
};

/** What the record of one service says of each fact that was asked for, cost and distance apart; they are always shown. */
export function answersTo(asked: Search, { facts, online }: Found): readonly Answer[] {
  if (!facts) return [];
  const answers: Answer[] = [];
  const week = weekMask(asked.days, asked.parts);
  if (week) answers.push({ what: 'when', is: fitsWeek(facts.week, week) });
  if (asked.near && asked.withinKm !== null && facts.latitude === null && !online)
    answers.push({ what: 'where', is: 'unknown' });
  if (asked.language !== null)
    answers.push({ what: 'language', is: facts.languages.includes(asked.language) ? 'yes' : 'unknown' });
  if (asked.sex !== null) answers.push({ what: 'who', is: sexFits(asked.sex, facts) });
  if (asked.age !== null) {
    const said = facts.minimumAge !== null || facts.maximumAge !== null;
    answers.push({ what: 'age', is: said ? 'yes' : 'unknown' });
  }
  if (asked.openDoor) answers.push({ what: 'open_door', is: facts.openDoor });
  for (const code of asked.access) {
    if (code === 'step_free') continue;
    answers.push({ what: 'access', code, is: accessIs(code, facts) });
  }
  return answers;
}

type Facts = NonNullable<Found['facts']>;

function sexFits(sex: 'women' | 'men', { sex: said, accessYes }: Facts): Fact {
  if (said === sex || said === 'anyone' || accessYes.includes(`${sex}_only`)) return 'yes';
  return 'unknown';
}

function accessIs(code: string, { accessYes, accessNo }: Facts): Fact {
  if (accessYes.includes(code)) return 'yes';
  return accessNo.includes(code) ? 'no' : 'unknown';
}
