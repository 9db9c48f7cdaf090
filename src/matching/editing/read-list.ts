import { z } from 'zod';
import { assetKinds } from '../../programmes/index.ts';
import { conceptId, lexiconLanguages } from '../lexicon/index.ts';

/** Most that a list of concepts may be, in bytes; the project's own is a tenth of it. */
export const longestList = 2 * 1024 * 1024;
/** Most faults that are told of one file; whoever mends these sees the next. */
const mostFaults = 20;

const words = z.array(z.string().trim().min(1).max(60)).max(500);
const concept = z.object({
  id: conceptId,
  names: z
    .object({ en: z.string().trim().min(1).max(60), ga: z.string().trim().max(60).default('') })
    .optional(),
  assets: z.array(assetKinds.schema).max(60).optional(),
  finds: words.optional(),
  terms: z.partialRecord(z.enum(lexiconLanguages), words).default({}),
  retired: z.boolean().optional(),
});
const list = z.object({
  version: z.string().max(120).nullable().default(null),
  concepts: z.array(concept).min(1).max(1000),
});

/** A concept as a file has it; what it leaves out stays as it is. */
export type ListedConcept = z.output<typeof concept>;
export type ConceptList = z.output<typeof list>;

/** What is wrong with a file, and where in it: words `matching.import.fault.<why>`. */
export type Fault = { readonly where: string; readonly why: FaultKind };
const kinds = ['id', 'terms', 'finds', 'assets', 'names', 'retired', 'version', 'concepts'] as const;
type FaultKind = (typeof kinds)[number] | 'json' | 'twice' | 'no_name';

/** Reads a list of concepts from JSON, such as the one that is downloaded here. Fields nobody knows are left aside. */
export function readList(
  text: string,
):
  | { readonly list: ConceptList; readonly faults: null }
  | { readonly list: null; readonly faults: readonly Fault[] } {
  const json = parsed(text);
  if (json === undefined) return { list: null, faults: [{ where: '', why: 'json' }] };
  const read = list.safeParse(json);
  if (!read.success) return { list: null, faults: faultsOf(json, read.error.issues) };
  const seen = new Set<string>();
  const twice = read.data.concepts.filter(({ id }) => {
    const known = seen.has(id);
    seen.add(id);
    return known;
  });
  if (twice.length === 0) return { list: read.data, faults: null };
  return { list: null, faults: twice.slice(0, mostFaults).map(({ id }) => ({ where: id, why: 'twice' })) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

type Issue = { readonly path: readonly PropertyKey[] };

/** Each fault by the concept it stands in, as far as that has a name, else by its number in the file. */
function faultsOf(json: unknown, issues: readonly Issue[]): Fault[] {
  const named = z
    .object({ concepts: z.array(z.object({ id: z.string() }).catch({ id: '' })) })
    .safeParse(json);
  return issues.slice(0, mostFaults).map(({ path }) => {
    const [, at, field = 'concepts'] = path;
    const id = typeof at === 'number' && named.success ? named.data.concepts[at]?.id : '';
    const number = typeof at === 'number' ? `${at + 1}` : '';
    const rest = path.slice(3).map(part => (typeof part === 'number' ? part + 1 : String(part)));
    return {
      where: [id ? id.slice(0, 80) : number, ...rest].filter(part => part !== '').join(' · '),
      why: kinds.find(kind => kind === field) ?? 'concepts',
    };
  });
}
