import type { LexiconLanguage } from './concept.ts';

const whole: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', æ: 'ae', ø: 'o' };

/** A word for comparing: lower case, marks and apostrophes gone. Scripts are kept. */
export function foldWord(text: string): string {
  // Most English text has nothing to take apart.
  if (/^[\t\n\r -~]*$/.test(text)) return text.replace(/['`]/g, '').toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`´]/gu, '')
    .toLowerCase()
    .replace(/[łßæø]/g, letter => whole[letter] ?? letter);
}

// Endings of case, number and gender that say nothing of what a word is about, longest first, as they are folded; and how
// many letters must be left.
const endings: Partial<Readonly<Record<LexiconLanguage, readonly [ending: RegExp, left: number]>>> = {
  pl: [/(?:iego|iemu|ami|ach|ego|emu|iej|ymi|imi|owi|iem|om|ow|em|ie|ia|a|e|i|o|u|y)$/, 4],
  uk: [/(?:ями|ами|ого|ому|ими|ього|ьому|ах|ях|ів|ам|ям|ою|ею|ии|іи|ои|ем|ом|а|у|і|и|о|е|ю|я|ь)$/, 4],
  pt: [/(?:os|as|a|o)$/, 4],
  ar: [/(?:ات|ين|ون|ها|هم|ة|ه|ي)$/, 3],
};

/**
 * The form of a folded word that is compared in a language: without the plural s of English and Portuguese, without case
 * and gender in Polish, Ukrainian and Portuguese, without lenition and eclipsis in Irish, without article, prefixed
 * particles and the commonest endings in Arabic.
 */
export function stemWord(folded: string, language: LexiconLanguage): string {
  const bare = withoutStart(folded, language);
  const [ending, left] = endings[language] ?? [null, 0];
  if (ending === null) return bare;
  const stem = bare.replace(ending, '');
  return stem.length >= left ? stem : bare;
}

function withoutStart(folded: string, language: LexiconLanguage): string {
  if (language === 'ar') return folded.length > 4 ? folded.replace(/^[وفبك]?(ال|لل)/, '') : folded;
  if (language === 'ga') {
    return folded.length > 3
      ? folded
          .replace(/^(?:m(?=b)|g(?=c)|n(?=d|g)|bh(?=f)|b(?=p)|d(?=t))/, '')
          .replace(/^([bcdfgmpst])h/, '$1')
      : folded;
  }
  if (language === 'en' || language === 'pt')
    return folded.length > 4 ? folded.replace(/(?<![isu])s$/, '') : folded;
  return folded;
}
