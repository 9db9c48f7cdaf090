import type { Coverage } from './coverage.ts';
import type { Block, LetterDocument } from './document.ts';
import { type Care, inOwnOrder, printable } from './printable.ts';

/** Most characters that surely fit on one page together; longer groups may break. */
const FITS = { standard: 1500, large: 500 } as const;

/**
 * The document as the template reads it: every string made printable, groups too long for a page opened, and one
 * sentence added at the end when a sign could not be shown.
 */
export function prepare(document: LetterDocument, coverage: Coverage, care: Care): LetterDocument {
  let lost = 0;
  // Asked of the platform and not of ui: this runs in a thread that reads no .tsx.
  const { direction } = new Intl.Locale(document.lang).getTextInfo();
  const ordered = direction === 'rtl' ? inOwnOrder : (text: string) => text;
  const clean = (text: string) =>
    ordered(
      printable(text, coverage, care, () => {
        lost += 1;
      }),
    );
  const { lang, size, date, unprintable, blocks, post, ...texts } = document;
  const opened = blocks.flatMap(block => open(block, FITS[size]));
  const cleaned = {
    ...everyString(texts, clean),
    blocks: everyString(opened, clean),
    lang,
    size,
    date,
    unprintable,
    ...(post ? { post: { ...post, letters: post.letters.map(one => prepare(one, coverage, care)) } } : {}),
  };
  if (lost === 0) return cleaned;
  const said: Block = { kind: 'paragraph', spans: [{ text: unprintable }], quiet: true };
  return { ...cleaned, blocks: [...cleaned.blocks, said] };
}

function open(block: Block, fits: number): readonly Block[] {
  if (block.kind !== 'together') return [block];
  return JSON.stringify(block.blocks).length > fits * 2 ? block.blocks.flatMap(b => open(b, fits)) : [block];
}

/** Words that steer the template rather than being shown. */
const STEERING = new Set(['kind', 'align', 'mark', 'paper', 'qr', 'tone']);

function everyString<T>(value: T, change: (text: string) => string): T;
function everyString(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map(item => everyString(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => {
        if (STEERING.has(key)) return [key, part];
        if (key === 'lang') return [key, languageOf(part)];
        return [key, everyString(part, change)];
      }),
  );
}

/** Two or three letters of a language tag, which is all that the typesetter takes; `und` when it is no tag. */
function languageOf(tag: unknown): string {
  const main = String(tag).split(/[-_]/)[0]?.toLowerCase() ?? '';
  return /^[a-z]{2,3}$/.test(main) ? main : 'und';
}
