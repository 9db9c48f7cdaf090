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

/**
 * The form of a folded word that is compared in a language: without the plural s of English and Portuguese, without
 * lenition and eclipsis in Irish, without article and prefixed particles in Arabic.
 */
export function stemWord(folded: string, language: LexiconLanguage): string {
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
