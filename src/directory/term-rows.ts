import type { TermRecord } from './record.ts';
import type { ListMore } from './record-more.ts';
import { idOf, type Row, type RowSource, type TableRows } from './row.ts';
import type { Hashed } from './rows.ts';

/** The rows of taxonomies and their terms. */
export function termRows(source: RowSource, terms: readonly Hashed<TermRecord>[]): TableRows {
  const lists = new Map<string, ListMore>();
  for (const { record } of terms) {
    const list = lists.get(record.taxonomy);
    lists.set(record.taxonomy, { ...list, ...record.list });
  }
  return new Map<string, readonly Row[]>([
    [
      'taxonomy',
      [...lists].map(([name, { description = null, uri = null, version = null }]) => ({
        id: idOf(source, 'taxonomy', name),
        source_id: source.id,
        name,
        description,
        uri,
        version,
      })),
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
