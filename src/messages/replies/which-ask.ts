import type { Ask } from './store.ts';

/** Which question an answer belongs to, or why none: several are open, what was asked about is over, or nothing was asked. */
export type Which = { readonly ask: Ask } | { readonly ask: null; readonly why: 'several' | 'over' | 'none' };

/**
 * The question a text answers: the only one that is open, else the only one that was answered and is still to come, so that somebody may
 * change their mind. Two reminders of one meeting are one question, the later one.
 *
 * @param asks newest first
 */
export function whichAsk(asks: readonly Ask[], now: Temporal.Instant): Which {
  const ahead = asks.filter(ask => Temporal.Instant.compare(ask.expiresAt, now) > 0);
  const newest = ahead.filter((ask, at) => ahead.findIndex(one => one.subjectId === ask.subjectId) === at);
  const open = newest.filter(ask => ask.answer === null);
  const [only, another] = open.length > 0 ? open : newest;
  if (only && !another) return { ask: only };
  if (another) return { ask: null, why: 'several' };
  return { ask: null, why: asks.length > 0 ? 'over' : 'none' };
}
