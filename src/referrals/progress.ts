import type { Referral } from './store.ts';

/** What somebody outside is told of a referral, and nothing more. */
export const progressSteps = [
  'received',
  'looked_at',
  'decided',
  'link_worker',
  'first_meeting',
  'closed',
] as const;
export type ProgressStep = (typeof progressSteps)[number];

export type StepStanding = {
  readonly step: ProgressStep;
  /** When it was reached; null when it is still to come. */
  readonly at: Temporal.Instant | null;
};

const ended = ['declined', 'redirected', 'duplicate', 'withdrawn'];

/**
 * How far a referral is, derived from its own dates. A referral that was not accepted has three steps only: the rest
 * will not come.
 * @param agreed whether the person agreed that who referred is told how it goes; without it they see that it was received and decided
 */
export function progressOf(referral: Referral, agreed: boolean): readonly StepStanding[] {
  const looked = referral.state === 'received' ? null : (referral.triaged_at ?? referral.state_since);
  const first: readonly StepStanding[] = [
    { step: 'received', at: referral.received_at },
    { step: 'looked_at', at: looked },
    { step: 'decided', at: referral.triaged_at },
  ];
  if (!agreed || ended.includes(referral.state)) return first;
  return [
    ...first,
    { step: 'link_worker', at: referral.allocated_at },
    { step: 'first_meeting', at: referral.first_session_at },
    { step: 'closed', at: referral.closed_at },
  ];
}

/** What became of it in one word for the outside: the reason stays inside, and without the person’s yes also how it ended. */
export function outcomeOf(
  referral: Referral,
  agreed: boolean,
): 'open' | 'accepted' | 'not_accepted' | 'elsewhere' | 'ended' {
  switch (referral.state) {
    case 'received':
    case 'in_triage':
    case 'info_requested':
      return 'open';
    case 'declined':
    case 'duplicate':
      return 'not_accepted';
    case 'redirected':
      return 'elsewhere';
    case 'closed':
    case 'follow_up':
    case 'withdrawn':
      if (agreed) return 'ended';
      return referral.triaged_at === null ? 'open' : 'accepted';
    default:
      return 'accepted';
  }
}
