import { z } from 'zod';
import { recordId } from './reading/keys.ts';
import { mappingFields } from './reading/mapping.ts';

/** What a source keeps between its imports, so that the next file needs no questions. */
export const sourceSettings = z.object({
  mapping: z.record(z.string(), z.enum(mappingFields)).nullable().default(null),
  organization: z.string().nullable().default(null),
  fallbackKinds: z.array(z.string()).default([]),
});
export type SourceSettings = z.output<typeof sourceSettings>;

/** A feed or file of somebody who publishes a directory, with what is owed for its use. */
export type Source = {
  readonly id: string;
  /** Short and stable, 'trafford-libraries'; the ids of all its records are made from it. */
  readonly key: string;
  readonly title: string;
  readonly region: 'ie' | 'uk';
  readonly licence: string;
  readonly licenceUrl: string | null;
  readonly attribution: string | null;
  readonly url: string | null;
  /** The day the file says it was right; stands in where its records carry no date. */
  readonly correctAsOf: Temporal.PlainDate | null;
  readonly settings: SourceSettings;
};

export type NewSource = Omit<Source, 'id'>;

/** The id of a source, from its key. */
export function sourceId(key: string): string {
  return recordId('hedgerow', 'source', key);
}

/** A key made of a title: 'Trafford: sports clubs' → 'trafford-sports-clubs'. */
export function sourceKey(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return plain.slice(0, 60) || 'source';
}
