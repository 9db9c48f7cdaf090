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
  [
    /^(draft|recent_person|person_merge|person_visit|staff_\w+|group_attendance|group_make_up)\.change check: without AND \(current_setting\('app\.role'/,
    'whoever changes a row has passed the same question about their role in "using" already, and a role does not change within a statement',
  ],
  [
    /^(restricted_words|staff_device|staff_federation|staff_link|staff_passkey|staff_session|staff_signing_in)\.change check: /,
    'the login may change none of the columns that are asked about: "using" has asked the same of the same values',
  ],
  [
    /^referral\.change check: (branch of all|without AND \( CASE)/,
    'what decides a link worker’s relation to a referral they cannot change, a trigger refuses it; so they stand to it afterwards as before',
  ],
  [
    /^referral_question\.change (check|using): branch of all \(referral_id/,
    '"using" and "check" ask the same, and a trigger lets a referrer change nothing but the answer',
  ],
  [/^research_project\.change using: also administrator/, 'an administrator may change every study already'],
];

/** Why a mutant that nothing noticed is no gap, or null. */
export function reasonOf(mutant: string): string | null {
  return equivalents.find(([pattern]) => pattern.test(mutant))?.[1] ?? null;
}
