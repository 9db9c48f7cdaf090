import type { Standing } from '../fold-steps.ts';

/** How a questionnaire stands with its licence, and whether it is asked. */
export type State = 'asked' | 'ready' | 'no_words' | 'no_licence' | 'expired' | 'expiring';

const SOON = { days: 60 } as const;

/**
 * What must be known of a questionnaire at a glance: a slot needs a licence, then words; a licence that ends soon or has ended comes
 * before everything else, since it stops the questions.
 */
export function stateOf(standing: Standing, isAsked: boolean, today: Temporal.PlainDate): State {
  const { origin, licence, instrument } = standing;
  const until = licence?.until ? Temporal.PlainDate.from(licence.until) : null;
  if (until && Temporal.PlainDate.compare(until, today) < 0) return 'expired';
  if (origin === 'slot' && !licence) return 'no_licence';
  if (instrument.mode === 'slot') return 'no_words';
  if (until && Temporal.PlainDate.compare(until, today.add(SOON)) <= 0) return 'expiring';
  return isAsked ? 'asked' : 'ready';
}
