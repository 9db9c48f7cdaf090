import { audit } from '../../audit/index.ts';
import { newId } from '../../core/index.ts';
import type { Letters } from '../../letters/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { asCsv } from './as-csv.ts';
import { asLetter } from './as-letter.ts';
import { asSheets } from './as-sheets.ts';
import type { PackFile, PackLanguage } from './pack.ts';
import type { PackPaper } from './paper.ts';
import { METHODS } from './paper.ts';
import { permitAct } from './policy.ts';
import type { PackSpan } from './span.ts';
import { packStore } from './store.ts';

/** Prints a pack in one language: the web page’s data, PDF/UA, spreadsheet, and the long list. Throws what the letters’ press throws. */
export async function printPack(
  letters: Letters,
  lang: PackLanguage,
  paper: PackPaper,
): Promise<readonly PackFile[]> {
  return [
    { lang, kind: 'page', bytes: new TextEncoder().encode(JSON.stringify(paper)) },
    { lang, kind: 'pdf', bytes: await letters.pdf(asLetter(paper)) },
    { lang, kind: 'xlsx', bytes: await asSheets(paper) },
    { lang, kind: 'csv', bytes: asCsv(paper) },
  ];
}

type Made = {
  readonly span: PackSpan;
  readonly files: readonly PackFile[];
  /** The withdrawn pack that this one takes the place of, and what was corrected. */
  readonly corrects: string | null;
  readonly correction: string | null;
};

/**
 * Keeps a pack with its files, exactly as they are. Where one stands for the span already, that one stays and nothing is kept.
 * @returns the id of the pack that stands
 * @throws Forbidden
 */
export async function keepPack(scope: Scope, { span, files, corrects, correction }: Made): Promise<string> {
  permitAct(scope.actor, 'make');
  const store = packStore(scope);
  const id = newId();
  const { from, until, code } = span;
  const isKept = await store.keep(
    { id, span: code, from, until, methods: METHODS, corrects, correction },
    files,
  );
  if (!isKept) return (await store.standing(code))?.id ?? id;
  await audit(scope, { verb: 'pack.made', subject: { kind: 'pack', id }, reason: code });
  return id;
}
