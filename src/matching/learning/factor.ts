/** What happened to the people a service was suggested to because of one concept. */
export type Outcomes = {
  /** Introductions that came to an end one can count. */
  readonly outcomes: number;
  /** Different people among them. */
  readonly people: number;
  /** Of the outcomes, those where the person went. */
  readonly went: number;
};

/** Fewest outcomes and people before anything is learned at all. */
export const fewestOutcomes = 8;
export const fewestPeople = 5;
/** The most that learning may lift or lower a reason. */
export const lowestFactor = 0.85;
export const highestFactor = 1.15;
/** How many outcomes the programme's own average counts as: a few good weeks change little. */
const priorStrength = 12;

/**
 * The factor of a reason, learned by a Beta-Binomial: the share who went, drawn towards the programme's average, over
 * that average; never beyond 0.85 to 1.15. Null where there is too little to learn from (fewer than 8 outcomes of
 * 5 people), and where the counts cannot be true.
 */
export function learnedFactor({ outcomes, people, went }: Outcomes, average: number): number | null {
  if (outcomes < fewestOutcomes || people < fewestPeople || went < 0 || went > outcomes) return null;
  // An average of nearly nothing or nearly all says little of one service.
  const mean = Math.min(0.95, Math.max(0.05, average));
  const share = (mean * priorStrength + went) / (priorStrength + outcomes);
  return Math.min(highestFactor, Math.max(lowestFactor, share / mean));
}
