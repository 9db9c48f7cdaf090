import { foldName, foldSurname } from '../core/index.ts';
import type { Identity } from './person.ts';

export const matchFields = ['identifier', 'given_name', 'family_name', 'birth_date', 'postcode'] as const;
export type MatchField = (typeof matchFields)[number];

/** Whether one field agrees; `unknown` when one side does not have it. */
export type FieldMatch = {
  readonly field: MatchField;
  readonly agreement: 'agrees' | 'differs' | 'unknown';
};

/** How sure the rule is: the identifier, all four of the others, or three of them. */
export type MatchStrength = 'identifier' | 'four' | 'three';

export type Match = { readonly strength: MatchStrength; readonly fields: readonly FieldMatch[] };

type Agreement = FieldMatch['agreement'];

function compare<T>(ours: T | null, theirs: T | null, same: (ours: T, theirs: T) => boolean): Agreement {
  if (ours === null || theirs === null) return 'unknown';
  return same(ours, theirs) ? 'agrees' : 'differs';
}

/** A postcode for comparing: `v95 xy12` and `V95XY12` are one; the letter O is read as nought, as people type it. */
export function foldPostcode(postcode: string): string {
  return postcode
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0');
}

/** Given names and what somebody is known as, folded; any one in common will do. */
function givenNames(identity: Identity): readonly string[] {
  return [identity.givenName, identity.knownAs]
    .filter(name => name !== null)
    .map(foldName)
    .filter(name => name !== '');
}

/**
 * Whether two identities may be one person: the identifier first, then four of four, then three of four of given name,
 * surname, birth date and postcode. Null means not enough in common. The answer is for a person to
 * judge; nothing is ever joined because of it.
 * @example matchIdentities(referral, person) // { strength: 'three', fields: [{ field: 'postcode', agreement: 'differs' }, …] }
 */
export function matchIdentities(one: Identity, other: Identity): Match | null {
  const otherNames = givenNames(other);
  const fields: readonly FieldMatch[] = [
    {
      field: 'identifier',
      agreement: compare(
        one.identifier,
        other.identifier,
        (ours, theirs) => ours.system === theirs.system && ours.value === theirs.value,
      ),
    },
    {
      field: 'given_name',
      agreement: givenNames(one).some(name => otherNames.includes(name)) ? 'agrees' : 'differs',
    },
    {
      field: 'family_name',
      agreement: foldSurname(one.familyName) === foldSurname(other.familyName) ? 'agrees' : 'differs',
    },
    {
      field: 'birth_date',
      agreement: compare(one.birthDate, other.birthDate, (ours, theirs) => ours.equals(theirs)),
    },
    {
      field: 'postcode',
      agreement: compare(
        one.postcode,
        other.postcode,
        (ours, theirs) => foldPostcode(ours) === foldPostcode(theirs),
      ),
    },
  ];
  const agreeing = fields.slice(1).filter(field => field.agreement === 'agrees').length;
  if (fields[0]?.agreement === 'agrees') return { strength: 'identifier', fields };
  if (agreeing === 4) return { strength: 'four', fields };
  return agreeing === 3 ? { strength: 'three', fields } : null;
}

const order: readonly MatchStrength[] = ['identifier', 'four', 'three'];

/** The surest first. */
export function surestFirst(one: Match, other: Match): number {
  return order.indexOf(one.strength) - order.indexOf(other.strength);
}
