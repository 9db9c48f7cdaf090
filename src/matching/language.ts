import type { LexiconLanguage } from './lexicon/index.ts';
import type { Token } from './statement.ts';

// Words that stand in almost every sentence of a language, folded.
const small: Readonly<Record<'en' | 'ga' | 'pl' | 'pt', ReadonlySet<string>>> = {
  en: new Set(
    'the and i im my to is was of it have ive a in for with me on but not since that you would like'.split(
      ' ',
    ),
  ),
  ga: new Set('agus an na ta me mo is le ar ag nil i do bhi sa liom agam orm ba mhaith gan se si'.split(' ')),
  pl: new Set(
    'i w nie sie mam na z do jest moj moja od jestem chce chcialbym chcialabym bo po mnie'.split(' '),
  ),
  pt: new Set(
    'e o a de que nao eu meu minha desde com para um uma do da estou tenho gosto gostava'.split(' '),
  ),
};

/**
 * A first guess at the language: Arabic and Cyrillic by their letters, the others by their commonest words. Null when
 * nothing tells. It is only a guess; the page says so and a person checks.
 */
export function guessLanguage(tokens: readonly Token[]): LexiconLanguage | null {
  const letters = tokens.map(({ text }) => text).join('');
  if (letters === '') return null;
  const share = (script: RegExp) => (letters.match(script)?.length ?? 0) / letters.length;
  if (share(/\p{Script=Arabic}/gu) > 0.5) return 'ar';
  if (share(/\p{Script=Cyrillic}/gu) > 0.5) return 'uk';
  const counts = (['en', 'ga', 'pl', 'pt'] as const).map(language => ({
    language,
    count: tokens.filter(({ folded }) => small[language].has(folded)).length,
  }));
  const [best, next] = counts.toSorted((a, b) => b.count - a.count);
  return best && next && best.count > next.count ? best.language : null;
}
