import type { MatchRecord } from '../directory/index.ts';
import { type Concept, foldWord } from './lexicon/index.ts';

/** How a service answers a concept: by its kind, its name or what it writes. `said` is its own word, or the kind. */
export type Fit = {
  readonly score: number;
  readonly by: 'kind' | 'name' | 'text';
  readonly said: string;
};

/** A record with its texts folded once, for all concepts. */
export type ReadRecord = {
  readonly record: MatchRecord;
  readonly title: string;
  readonly text: string;
};

export function readRecord(record: MatchRecord): ReadRecord {
  const title = plain([record.name, record.organization, ...record.terms].join(' · '));
  return { record, title, text: plain([record.description, record.eligibility].join(' · ')) };
}

function plain(text: string): string {
  return foldWord(text).replace(/[\s-]+/g, ' ');
}

/** The test of a concept, made once: its words as one expression. */
export function fitOf(concept: Concept): (read: ReadRecord) => Fit | null {
  const words = concept.finds.map(find => {
    const open = find.endsWith('*');
    return plain(find.replace('*', '')).replace(/[.+?^$()[\]\\]/g, '\\$&') + (open ? '\\p{L}*' : '');
  });
  const says =
    words.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u') : null;
  const kinds = new Set(concept.assets);
  // That both are sport does not make golf of swimming.
  const base = concept.kind === 'interest' ? 0.25 : 0.5;
  return ({ record, title, text }) => {
    // A service under many kinds is each of them a little less.
    const shared = record.kinds.find(one => kinds.has(one));
    const kind = shared === undefined ? 0 : base - 0.04 * Math.min(5, record.kinds.length - 1);
    // A bowling club in the park is no park: what it is known to be counts against a word in its name.
    const other = shared === undefined && record.kinds.length > 0 && kinds.size > 0 ? 0.3 : 0;
    const named = says?.exec(title)?.[0];
    if (named) return { score: 0.7 + kind - other, by: 'name', said: named };
    const written = says?.exec(text)?.[0];
    if (written) return { score: 0.35 + kind, by: 'text', said: written };
    return shared === undefined ? null : { score: kind, by: 'kind', said: shared };
  };
}
