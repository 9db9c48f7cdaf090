/** A file of rules, and the tests that must notice a change to it: the quickest first. */
export type Target = { readonly file: string; readonly tests: readonly string[] };

const of = (tests: readonly string[], ...files: readonly string[]): readonly Target[] =>
  files.map(file => ({ file: `src/${file}`, tests }));

/** The files whose mistakes would harm somebody without anybody noticing: who may do what, states, consent, suppression. */
export const targets: readonly Target[] = [
  // Who may do what.
  ...of(['trust/policies/cases.test.ts'], 'care/policy.ts', 'care/task.ts', 'referrals/policy.ts'),
  ...of(['trust/policies/cases.test.ts', 'trust/policies/machines.test.ts'], 'sessions/session.ts'),
  ...of(['trust/policies/cases.test.ts', 'trust/policies/machines.test.ts'], 'care/concern.ts'),
  ...of(
    ['trust/policies/papers.test.ts'],
    'introductions/policy.ts',
    'letters/policy.ts',
    'messages/policy.ts',
    'messages/wording/policy.ts',
    'outcomes/policy.ts',
    'people/policy.ts',
    'plans/policy.ts',
    'identity/staff/policy.ts',
    'directory/editing/policy.ts',
    'directory/keeping/policy.ts',
  ),
  ...of(['src/outcomes/instruments/pages/questionnaires.test.ts'], 'outcomes/instruments/keeping/policy.ts'),
  ...of(
    ['trust/policies/governance.test.ts'],
    'glass/policy.ts',
    'portals/private/policy.ts',
    'records/policy.ts',
    'safety/policy.ts',
  ),
  ...of(['src/care/supervision/supervision.test.ts'], 'care/supervision/policy.ts'),
  ...of(['src/reports/pack/policy.test.ts'], 'reports/pack/policy.ts'),
  ...of(['src/reports/research/policy.test.ts'], 'reports/research/policy.ts', 'reports/data-sets/policy.ts'),
  ...of(['src/settings/settings.test.ts'], 'programmes/change/policy.ts'),
  ...of(['src/groups/policy.test.ts'], 'groups/policy.ts'),
  ...of(['src/groups/rules.test.ts'], 'groups/place.ts', 'groups/queue.ts'),
  // States.
  ...of(
    ['trust/policies/machines.test.ts'],
    'referrals/referral.ts',
    'introductions/introduction.ts',
    'care/case.ts',
  ),
  ...of(['trust/policies/closing.test.ts', 'src/care/closing.test.ts'], 'care/closing.ts'),
  // Consent, what leaves the house and by which way.
  ...of(
    ['trust/policies/consent.test.ts', 'src/people/consent.test.ts'],
    'people/consent.ts',
    'people/uses.ts',
  ),
  ...of(['trust/policies/ways.test.ts', 'src/messages/safe-contact.test.ts'], 'messages/safe-contact.ts'),
  ...of(['trust/policies/ways.test.ts'], 'introductions/minimum.ts'),
  // Suppression.
  ...of(['src/reports/suppress.test.ts'], 'reports/suppress.ts'),
  ...of(['trust/policies/ways.test.ts', 'src/outcomes/assessment.test.ts'], 'outcomes/small-numbers.ts'),
];
