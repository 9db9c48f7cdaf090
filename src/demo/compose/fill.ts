import type { Deck } from '../chance.ts';

/** Who a card speaks of. */
export type About = { readonly name: string; readonly woman: boolean };

const forms = {
  she: { he: 'she', his: 'her', him: 'her', self: 'herself' },
  he: { he: 'he', his: 'his', him: 'him', self: 'himself' },
} as const;

/** Puts name and pronouns in: `{name}`, `{he}`, `{his}`, `{him}`, `{self}`, and `{He}`, `{His}` at the start. */
export function fill(card: string, about: About, more: Readonly<Record<string, string>> = {}): string {
  const form = about.woman ? forms.she : forms.he;
  const words: Readonly<Record<string, string>> = { ...form, ...more, name: about.name };
  return card.replace(/^\[[mf]\] /, '').replace(/\{(\w+)\}/g, (whole, key: string) => {
    const word = words[key.toLowerCase()] ?? whole;
    return /^[A-Z]/.test(key) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

/** Whether a card may be about this person: `[m]` and `[f]` at its beginning keep it for men or women. */
export function suits(card: string, about: About): boolean {
  return !card.startsWith(about.woman ? '[m]' : '[f]');
}

/** Deals the next card that suits and fills it in. */
export function dealWords(
  deck: Deck<string>,
  about: About,
  more: Readonly<Record<string, string>> = {},
): string {
  return fill(
    deck.deal(card => suits(card, about)),
    about,
    more,
  );
}
