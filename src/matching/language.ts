import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { LexiconLanguage } from './lexicon/index.ts';
import type { Token } from './statement.ts';

type Detector = typeof import('eld/extrasmall')['eld'];

const latin = ['en', 'pl', 'pt'] as const;

// Words of Irish that no other language here has, folded: the library does not know Irish.
const irish = new Set(
  `agus ta liom agam orm bhi nil leis maith mhaith brea ach gan chun dul duine daoine bheith feidir ni sa seo sin
   mise muid againn leat agat ort faoi nua gach lae la gaeilge cabhair uaim teastaionn`.split(/\s+/),
);

let loaded: Detector | null = null;

/**
 * The language of a statement: Arabic and Cyrillic by their letters, Irish by its own small words, the other three by
 * `eld` in its smallest set (about 30 MB, loaded by the first statement that needs it). Null when nothing tells for
 * sure. It is only a guess; the page says so and the reader confirms or changes it.
 */
export function guessLanguage(tokens: readonly Token[]): LexiconLanguage | null {
  const letters = tokens.map(({ text }) => text).join('');
  if (letters === '') return null;
  const share = (script: RegExp) => (letters.match(script)?.length ?? 0) / letters.length;
  if (share(/\p{Script=Arabic}/gu) > 0.5) return 'ar';
  if (share(/\p{Script=Cyrillic}/gu) > 0.5) return 'uk';
  if (share(/\p{Script=Latin}/gu) < 0.5) return null;
  const gaelic = tokens.filter(({ folded }) => irish.has(folded)).length;
  if (gaelic >= 2 && gaelic / tokens.length >= 0.2) return 'ga';
  // A name says nothing of the language somebody speaks, and must not decide it.
  const words = tokens.filter(({ text, first }) => first || !/^\p{Lu}/u.test(text)).map(({ text }) => text);
  const found = detector().detect(words.slice(0, 200).join(' ').toLowerCase());
  if (!found.isReliable()) return null;
  return latin.find(one => one === found.language) ?? null;
}

function detector(): Detector {
  if (loaded) return loaded;
  // Loaded by the first statement, so that a process that answers none does not pay for it; at once, so that hearing
  // stays one pure call.
  const file = fileURLToPath(import.meta.resolve('eld/extrasmall'));
  const { eld }: typeof import('eld/extrasmall') = createRequire(import.meta.url)(file);
  eld.setLanguageSubset([...latin]);
  loaded = eld;
  return eld;
}
