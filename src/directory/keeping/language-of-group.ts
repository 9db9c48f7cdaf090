const irish = new Set(['ga', 'gle', 'irish', 'gaeilge', 'irish gaelic']);
const english = new Set(['en', 'eng', 'english', 'béarla']);

/**
 * In which of our languages a group is written to: Irish where it names Irish and not English as the language it works
 * in, else the programme's first.
 * @param languages codes or names, in small letters
 */
export function languageOfGroup(languages: readonly string[], programme: readonly string[]): string {
  const first = programme[0] ?? 'en';
  const worksInIrish = languages.some(one => irish.has(one)) && !languages.some(one => english.has(one));
  return worksInIrish && programme.includes('ga') ? 'ga' : first;
}
