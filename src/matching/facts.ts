import type { MatchRecord } from '../directory/index.ts';
import type { LimitCode } from './limits.ts';

/** How far somebody without a car is taken to get, in kilometres, unless another distance is asked for. */
export const reachKm = 10;

const women = /\b(women|women's|women’s|ladies|mothers|mums)\b/i;
const men = /\b(men|men's|men’s|gents|lads|dads)\b/i;

/** What the record says to a limit: yes, no, or nothing. Unknown is never no. */
export function factFor(
  record: MatchRecord,
  limit: LimitCode,
  language: string | null,
  withinKm: number,
): 'yes' | 'no' | 'unknown' {
  switch (limit) {
    case 'free':
      return record.free;
    case 'step_free':
      return record.online && record.stepFree === 'unknown' ? 'yes' : record.stepFree;
    case 'without_car':
      if (record.online) return 'yes';
      if (record.metres === null) return 'unknown';
      return record.metres <= withinKm * 1000 ? 'yes' : 'no';
    case 'women_only':
      return forWhom(record, women, men);
    case 'men_only':
      return forWhom(record, men, women);
    case 'day':
      return someStart(record, time => time < '17:00');
    case 'evening':
      return someStart(record, time => time >= '17:00');
    case 'language':
      return language !== null && record.languages.some(one => one.toLowerCase().startsWith(language))
        ? 'yes'
        : 'unknown';
  }
}

// Only the name tells for sure; a group for the others is the only "no".
function forWhom({ name }: MatchRecord, wanted: RegExp, others: RegExp): 'yes' | 'no' | 'unknown' {
  if (wanted.test(name)) return 'yes';
  return others.test(name) ? 'no' : 'unknown';
}

function someStart({ opens }: MatchRecord, fits: (time: string) => boolean): 'yes' | 'no' | 'unknown' {
  if (opens.length === 0) return 'unknown';
  return opens.some(fits) ? 'yes' : 'no';
}
