import { hash } from 'node:crypto';

/** A stable key for a record whose source gives none: the same name at the same address is the same thing. */
export function derivedKey(...parts: readonly (string | null)[]): string {
  const folded = parts.map(part =>
    (part ?? '')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  return `~${hash('sha256', folded.join('|')).slice(0, 24)}`;
}

/**
 * Hash of what a record says: equal hash, nothing to write. Records are built field by field in one order and
 * `cleanJson` sorts what it keeps, so the order of keys in a file does not matter.
 */
export function contentHash(record: unknown): string {
  return hash('sha256', JSON.stringify(record));
}

/**
 * The id of a record in our tables: a UUID (version 8) made from its source, its table and its key there, so that
 * the same record keeps its id through every import and on every machine.
 */
export function recordId(sourceKey: string, table: string, key: string): string {
  const hex = hash('sha256', `${sourceKey}\n${table}\n${key}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
