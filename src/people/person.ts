import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Tables } from '../platform/database/index.ts';

/** Who is helped, as stored. Columns keep their names of the database. */
export type Person = Selectable<Tables['person']>;
export type NewPerson = Omit<
  Insertable<Tables['person']>,
  'programme_id' | 'id' | 'version' | 'created_at' | 'updated_at' | 'merged_into'
>;
export type PersonChanges = Omit<
  Updateable<Tables['person']>,
  'programme_id' | 'id' | 'version' | 'created_at' | 'updated_at'
>;

/** What matching looks at. A field that is not known is null and counts neither way. */
export type Identity = {
  readonly identifier: { readonly system: string; readonly value: string } | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string | null;
  readonly birthDate: Temporal.PlainDate | null;
  readonly postcode: string | null;
};

type IdentityColumns = Pick<
  Person,
  'given_name' | 'family_name' | 'birth_date' | 'postcode' | 'identifier_system' | 'identifier_value'
> & { readonly known_as?: string | null };

/** The identity in a row of a person or of a referral. */
export function identityOf(row: IdentityColumns): Identity {
  const { identifier_system: system, identifier_value: value } = row;
  return {
    identifier: system && value ? { system, value } : null,
    givenName: row.given_name,
    familyName: row.family_name,
    knownAs: row.known_as ?? null,
    birthDate: row.birth_date,
    postcode: row.postcode,
  };
}

/** The name people use: “Breda Hayes”; what somebody is known as goes before the given name. */
export function nameOf(row: {
  readonly given_name: string;
  readonly family_name: string;
  readonly known_as?: string | null;
}): string {
  return `${row.known_as ?? row.given_name} ${row.family_name}`.trim();
}

/** “B. H.”: all that somebody outside is shown. */
export function initialsOf(row: { readonly given_name: string; readonly family_name: string }): string {
  return [row.given_name, row.family_name]
    .map(name => [...name.trim()][0])
    .filter(letter => letter !== undefined)
    .map(letter => `${letter.toUpperCase()}.`)
    .join(' ');
}
