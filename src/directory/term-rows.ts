import type { TermRecord } from './record.ts';
import { type Hashed, idOf, type RowSource, type TableRows } from './rows.ts';

/** The rows of taxonomies and their terms. */
export function termRows(source: RowSource, terms: readonly Hashed<TermRecord>[]): TableRows {
  const lists = new Set(terms.map(({ record }) => record.taxonomy));
  return new Map([
    [
      'taxonomy',
      [...lists].map(name => ({ id: idOf(source, 'taxonomy', name), source_id: source.id, name })),
    ],
    [
      'taxonomy_term',
      terms.map(({ record, hash }) => ({
        id: idOf(source, 'taxonomy_term', record.key),
        source_id: source.id,
        source_key: record.key,
        content_hash: hash,
        taxonomy_id: idOf(source, 'taxonomy', record.taxonomy),
        code: record.code,
        name: record.name,
        description: record.description,
        parent_id: record.parentKey === null ? null : idOf(source, 'taxonomy_term', record.parentKey),
        term_uri: record.uri,
        language: record.language,
      })),
    ],
  ]);
}
