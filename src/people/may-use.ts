import type { Scope } from '../platform/database/index.ts';
import { type ConsentDecision, type ConsentRecipient, decide } from './consent.ts';
import { type ConsentsOf, consentsAbout, consentsOfDoubters, consentsOfMany } from './consent-queries.ts';
import type { Consent } from './store.ts';
import { type UseName, uses } from './uses.ts';

/**
 * Whether something may be told or used now, by what is on record at this moment. A referral without a record yet answers by what came
 * with it.
 * @example const { allowed } = await mayUse(scope, 'gp_letter', { personId }, { names: [gp.name] });
 */
export async function mayUse(
  scope: Scope,
  use: UseName,
  of: ConsentsOf,
  to: ConsentRecipient | null = null,
): Promise<ConsentDecision> {
  return decide(use, await consentsAbout(scope, of), to);
}

/** Of many, those for whom it is allowed now; asked in one question. */
export async function thoseWhoAllow<One extends { personId: string | null; referralId: string }>(
  scope: Scope,
  use: UseName,
  all: readonly One[],
  to: ConsentRecipient | null = null,
): Promise<readonly One[]> {
  if (all.length === 0) return [];
  const people = all.flatMap(one => one.personId ?? []);
  const referrals = all.map(one => one.referralId);
  const found = await consentsOfMany(scope, { people, referrals }, purposesOf(use));
  const ofPerson = Map.groupBy(found, one => one.person_id ?? '');
  const ofReferral = Map.groupBy(found, one => one.referral_id ?? '');
  return all.filter(one => {
    const said = new Set<Consent>([
      ...(one.personId ? (ofPerson.get(one.personId) ?? []) : []),
      ...(ofReferral.get(one.referralId) ?? []),
    ]);
    return decide(use, [...said], to).allowed;
  });
}

/** One thing that may be told or used: of whom, and to whom. */
export type UseAsked = {
  readonly personId: string | null;
  readonly referralId: string | null;
  readonly to: ConsentRecipient | null;
};

/** The same as `mayUse` for many, in their order; asked in one question. */
export async function mayUseMany(
  scope: Scope,
  use: UseName,
  all: readonly UseAsked[],
): Promise<readonly ConsentDecision[]> {
  const people = all.flatMap(one => one.personId ?? []);
  const referrals = all.flatMap(one => one.referralId ?? []);
  const found =
    people.length + referrals.length === 0
      ? []
      : await consentsOfMany(scope, { people, referrals }, purposesOf(use));
  const ofPerson = Map.groupBy(found, one => one.person_id ?? '');
  const ofReferral = Map.groupBy(found, one => one.referral_id ?? '');
  return all.map(({ personId, referralId, to }) => {
    const said = new Set<Consent>([
      ...(personId ? (ofPerson.get(personId) ?? []) : []),
      ...(referralId ? (ofReferral.get(referralId) ?? []) : []),
    ]);
    return decide(use, [...said], to);
  });
}

/** Ids of the people who said no: whom figures leave out. Few, so they are asked for together. */
export async function whoSaidNo(scope: Scope, use: UseName): Promise<readonly string[]> {
  const rows = await consentsOfDoubters(scope, purposesOf(use));
  const people = Map.groupBy(rows, one => one.person_id ?? '');
  return [...people].filter(([, said]) => !decide(use, said).allowed).map(([personId]) => personId);
}

const purposesOf = (use: UseName): string[] => [uses[use].purpose, ...uses[use].nor];
