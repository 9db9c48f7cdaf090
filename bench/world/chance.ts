import { createHash } from 'node:crypto';

/**
 * Functions of a schema that is dropped when the world is made. The world is the same every time because nothing in it
 * comes from a random number: `chance` hashes the row's number with a salt, `id` counts in the shape of a UUIDv7, so
 * that ids made later sort later, as they do in life.
 */
export const chanceFunctions = `
  create schema bench;
  create function bench.id(kind int, n bigint) returns uuid language sql immutable strict parallel safe as
    $$ select ('0192' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
  create function bench.chance(n bigint, salt int, below int) returns int language sql immutable strict parallel safe as
    $$ select abs(hashint8extended(n, salt) % below)::int $$;
  create function bench.pick(words text[], n bigint, salt int) returns text language sql immutable strict parallel safe as
    $$ select words[1 + abs(hashint8extended(n, salt) % cardinality(words))] $$`;

/** Numbers of the kinds of rows in `bench.id`. */
export const kinds = { programme: 1, area: 2, staff: 3, person: 4, referral: 5 } as const;

/** The same id as `bench.id` gives. */
export function idOf(kind: number, n: number): string {
  return `0192${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Number of a member of staff: 1 to 8 are link workers, 50 the co-ordinator. */
export function staffNumber(programme: number, staff: number): number {
  return programme * 100 + staff;
}

/** A number from 0 to below-1, always the same for the same words. */
export function chance(below: number, ...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join(' ')).digest().readUInt32BE() % below;
}

/** An array of SQL texts. */
export function texts(words: readonly string[]): string {
  return `array[${words.map(word => `'${word.replaceAll("'", "''")}'`).join(', ')}]`;
}
