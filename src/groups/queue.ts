import { cannotMeet, type GroupNeed, type Meets, type Needs } from './needs.ts';

/** Somebody who waits for a place. */
export type Waiter = {
  readonly id: string;
  /** Order of asking; smaller asked earlier. */
  readonly turn: number;
  readonly needs: Needs;
  /** What they were told the group cannot offer; empty for nothing. */
  readonly told: readonly string[];
};

export type Promotion = {
  /** Whom a place is offered, in order. */
  readonly offer: readonly string[];
  /** Who is told that the group cannot meet what they need; they keep their turn. */
  readonly tell: readonly { readonly id: string; readonly cannot: readonly GroupNeed[] }[];
};

/**
 * Whom a free place is offered: who asked first is asked first. Somebody whose needs cannot be met is told so, once for each change, keeps
 * their turn, and does not hold up those behind them: an empty chair helps nobody. When the group can meet the need later, they are the
 * first again.
 * @param free how many places are free
 */
export function promotion(waiters: readonly Waiter[], free: number, group: Meets): Promotion {
  const inTurn = waiters.toSorted((one, other) => one.turn - other.turn);
  const offer: string[] = [];
  const tell: { id: string; cannot: readonly GroupNeed[] }[] = [];
  for (const waiter of inTurn) {
    if (offer.length >= free) break;
    const cannot = cannotMeet(group, waiter.needs);
    if (cannot.length === 0) offer.push(waiter.id);
    else if (!sameNeeds(cannot, waiter.told)) tell.push({ id: waiter.id, cannot });
  }
  return { offer, tell };
}

function sameNeeds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every(need => other.includes(need));
}

/** What becomes of somebody who asks for a place. */
export type Booking =
  | { readonly becomes: 'booked' }
  | { readonly becomes: 'waiting'; readonly cannot: readonly GroupNeed[] };

/**
 * Books, or puts on the waiting list: nobody passes those who wait already and could come. Whoever needs what the group cannot offer waits
 * too, and is told why.
 * @param waitingAhead those who wait and could come
 * @param arranged the need is met some other way, says the member of staff who books
 */
export function bookingFor(
  group: Meets & { readonly places: number; readonly taken: number },
  waitingAhead: number,
  needs: Needs,
  arranged: boolean,
): Booking {
  const cannot = arranged ? [] : cannotMeet(group, needs);
  if (cannot.length > 0) return { becomes: 'waiting', cannot };
  if (group.taken < group.places && waitingAhead === 0) return { becomes: 'booked' };
  return { becomes: 'waiting', cannot: [] };
}

/**
 * Until when an offer holds: so many hours, but no later than the first meeting, and never less than an hour from now.
 * @param firstMeeting the next meeting the place is for; null when there is none yet
 */
export function offerUntil(
  now: Temporal.Instant,
  hours: number,
  firstMeeting: Temporal.Instant | null,
): Temporal.Instant {
  const { compare } = Temporal.Instant;
  const least = now.add({ hours: 1 });
  const wished = now.add({ hours });
  const latest = firstMeeting && compare(firstMeeting, wished) < 0 ? firstMeeting : wished;
  return compare(latest, least) < 0 ? least : latest;
}
