import type { Mutant } from './mutate.ts';

/** A change that no test can notice, because it changes nothing that anybody could see. */
export type Equivalent = {
  readonly file: string;
  /** A part of the line as it stands. */
  readonly line: string;
  readonly was: string;
  readonly becomes: string;
  readonly because: string;
};

/** Each was looked at by a person. One that fits no mutant any more fails the proof, so that none hides another. */
export const equivalents: readonly Equivalent[] = [
  {
    file: 'src/referrals/policy.ts',
    line: "act === 'change' ? null",
    was: "act === 'change' ? null : transitions[act]",
    becomes: '(transitions[act])',
    because: 'there is no transition called change, and nothing counts like null',
  },
  {
    file: 'src/referrals/referral.ts',
    line: 'looked !== null &&',
    was: 'looked !== null && next(looked, name) !== null',
    becomes: 'next(looked, name) !== null',
    because: 'no arrow leads from a state that is null',
  },
  {
    file: 'src/directory/keeping/policy.ts',
    line: "mayKeep(entry, 'edit')",
    was: "'edit'",
    becomes: "'mutant'",
    because: 'every act but confirm is one that changes',
  },
  ...["'no_address'", '0', "''"].map(was => ({
    file: 'src/messages/safe-contact.ts',
    line: 'return firstSound(to, ways) ??',
    was,
    becomes: was === '0' ? '1' : "'mutant'",
    because: 'a list of ways is never empty, so that something is always said of one of them',
  })),
  {
    file: 'src/messages/safe-contact.ts',
    line: 'const weight',
    was: '1',
    becomes: '2',
    because: 'only which of the two is larger counts',
  },
  ...["if (written === '')", 'return sound ?'].map(line => ({
    file: 'src/messages/safe-contact.ts',
    line,
    was: "''",
    becomes: "'mutant'",
    because: 'of a way that is held the recipient is not read',
  })),
  {
    file: 'src/outcomes/small-numbers.ts',
    line: 'visible[index] !== null && count > 0',
    was: '0',
    becomes: '1',
    because: 'what is visible is nobody or at least eight',
  },
];

export function isEquivalent(mutant: Mutant): boolean {
  return equivalents.some(one => fits(one, mutant));
}

export function fits(one: Equivalent, mutant: Mutant): boolean {
  return (
    one.file === mutant.file &&
    mutant.where.includes(one.line) &&
    one.was === mutant.was &&
    one.becomes === mutant.becomes
  );
}
