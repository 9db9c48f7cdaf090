import type { ReferralState } from '../../referrals/index.ts';
import { goingStates, type IntroductionState } from '../introduction.ts';

/** How a person can say that they would go along: in a conversation or in writing, as with a consent. */
export const offerWays = ['in_person', 'by_phone', 'in_writing'] as const;
export type OfferWay = (typeof offerWays)[number];

/** What an offer to go along stands on. */
export type OfferGround = {
  readonly state: IntroductionState;
  readonly referralState: ReferralState;
  /** The day is on record, or a case of the person was closed because they died. */
  readonly died: boolean;
  /** A rule of safe contact holds people back: a neutral sender, or a code word. */
  readonly careful: boolean;
};

/** Why an offer ends by itself. */
export type OfferEnd = 'introduction_ended' | 'withdrawn' | 'died' | 'safe_contact';

/**
 * Why an offer cannot stand, or null when it can: only somebody who goes there takes others along, and nobody who asked
 * us to be careful is put in touch with a stranger.
 * @example endsBecause({ state: 'attending', referralState: 'active', died: false, careful: true }) // 'safe_contact'
 */
export function endsBecause(ground: OfferGround): OfferEnd | null {
  if (ground.died) return 'died';
  if (ground.referralState === 'withdrawn') return 'withdrawn';
  if (ground.careful) return 'safe_contact';
  return goes(ground.state) ? null : 'introduction_ended';
}

/** Whether the person has been there and the introduction is open. */
export function goes(state: IntroductionState): boolean {
  return goingStates.some(one => one === state);
}
