import type { CaseSession } from './case-facts.ts';

/** One stone of the way: a session held, the next one, or one to come; `missed` lie between it and the one before. */
export type StoneFacts = {
  readonly number: number;
  readonly state: 'held' | 'next' | 'to_come';
  readonly session: CaseSession | null;
  readonly missed: readonly CaseSession[];
};

/**
 * The stepping stones of a case from its sessions in order of time: held ones in order, then planned ones, then as
 * many empty places as the programme plans for. A session that did not come about is no stone; it lies before the next.
 * Only where somebody works with the person is an empty place the next one; what has ended has no empty places.
 */
export function stonesOf(
  sessions: readonly CaseSession[],
  planned: number,
  standing: 'before' | 'in_work' | 'ended' = 'in_work',
): readonly StoneFacts[] {
  const stones: StoneFacts[] = [];
  let missed: CaseSession[] = [];
  let nextFound = false;
  for (const session of sessions) {
    if (session.state === 'missed') {
      missed.push(session);
      continue;
    }
    if (session.state !== 'held' && session.state !== 'planned') continue;
    const state = session.state === 'held' ? 'held' : nextFound ? 'to_come' : 'next';
    if (state === 'next') nextFound = true;
    stones.push({ number: stones.length + 1, state, session, missed });
    missed = [];
  }
  const places = standing === 'ended' ? 0 : planned;
  while (stones.length < places) {
    stones.push({
      number: stones.length + 1,
      state: nextFound || standing === 'before' ? 'to_come' : 'next',
      session: null,
      missed,
    });
    nextFound = true;
    missed = [];
  }
  return stones;
}
