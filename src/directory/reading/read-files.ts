import type { PlaceOf } from '../derive/locate.ts';
import type { BrokenFile, Reading } from '../record.ts';
import { decodeText } from './decode.ts';
import { readHsdsCsv } from './hsds-csv.ts';
import { readHsdsJson } from './hsds-json.ts';
import { tableOf } from './hsds-tables.ts';
import type { Mapping } from './mapping.ts';
import { readSingleTable } from './single-table.ts';

export type DirectoryFile = { readonly name: string; readonly bytes: Uint8Array };

/** How files are read; what a source keeps between its imports. */
export type ReadingSettings = {
  readonly mapping: Mapping | null;
  readonly organization: string | null;
  readonly fallbackKinds: readonly string[];
  readonly placeOf: PlaceOf;
};

/** Largest file taken, in bytes. */
export const largestFile = 100 * 1024 * 1024;

/**
 * Reads uploaded files of any format Hedgerow knows, which it finds out from what is in them: one JSON file, a set
 * of HSDS tables (several CSV files, or one called as its table with keys in it), or one CSV file with a row a service.
 */
export function readFiles(files: readonly DirectoryFile[], settings: ReadingSettings): Reading | BrokenFile {
  const texts: { name: string; text: string }[] = [];
  for (const { name, bytes } of files) {
    if (bytes.byteLength > largestFile) return { file: name, reason: 'too_large', detail: null };
    const text = decodeText(bytes);
    if (text === null) return { file: name, reason: 'not_text', detail: null };
    texts.push({ name, text });
  }
  const [first] = texts;
  if (!first) return { file: '', reason: 'empty', detail: null };
  if (texts.every(({ text }) => text.trim() === ''))
    return { file: first.name, reason: 'empty', detail: null };
  const { placeOf, fallbackKinds, mapping, organization } = settings;
  const single = texts.length > 1 ? outpostServices(texts) : null;
  if (single) return readSingleTable({ ...single, mapping, placeOf, fallbackKinds, organization });
  if (texts.length > 1) return readHsdsCsv({ files: texts, placeOf, fallbackKinds });
  if (/^\s*[[{]/.test(first.text) || /\.json$/i.test(first.name)) {
    return readHsdsJson({ ...first, placeOf, fallbackKinds });
  }
  const header = headerOf(first.text);
  if (isFieldTemplate(header)) return { file: first.name, reason: 'no_services', detail: null };
  const keyed = tableOf(first.name) === 'service' && /\borganization_id\b|\blocation_id\b/.test(header);
  if (keyed && mapping === null) return readHsdsCsv({ files: texts, placeOf, fallbackKinds });
  return readSingleTable({ ...first, mapping, placeOf, fallbackKinds, organization });
}

type Text = { readonly name: string; readonly text: string };

const headerOf = (text: string): string => text.slice(0, 2000).split('\n')[0] ?? '';

// Outpost's form for fields of one's own: it describes columns and holds no service.
const isFieldTemplate = (header: string): boolean =>
  /\bimport_id\b/.test(header) && /\bfield_type\b/.test(header);

// Outpost's folder: services in one table, beside a template without rows and one for fields of one's own.
function outpostServices(texts: readonly Text[]): Text | null {
  const headers = texts.map(({ text }) => headerOf(text));
  if (!headers.every(header => /\bimport_id_reference\b/.test(header))) return null;
  const filled = texts.filter(({ text }, at) => {
    return !isFieldTemplate(headers[at] ?? '') && text.trim().includes('\n');
  });
  return filled.length === 1 ? (filled[0] ?? null) : null;
}

/** Tells a file that could not be read from one that was. */
export function isBroken(read: Reading | BrokenFile): read is BrokenFile {
  return 'reason' in read;
}
