/** Mutants that change nothing anybody could see, by the beginning of their name, and why. */
export const equivalents: readonly (readonly [RegExp, string])[] = [
  [
    /^(person|referral)\.add check: (branch of all|no branch|emptiness after|comparison after).*(team_ids?|CASE WHEN|id = ANY)/,
    'what a link worker adds is with no team: triggers take any other person, link worker or team from it',
  ],
  [
    /\.change check: (also \w+|list with \w+)/,
    'whoever changes a row has passed the same question about their role in "using" already',
  ],
];

/** Why a mutant that nothing noticed is no gap, or null. */
export function reasonOf(mutant: string): string | null {
  return equivalents.find(([pattern]) => pattern.test(mutant))?.[1] ?? null;
}
