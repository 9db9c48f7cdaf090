import type { Need } from '../../programmes/index.ts';
import { type Chance, type Deck, makeDeck } from '../chance.ts';
import type { Setting } from '../setting.ts';
import type { BarrierPart, GoalPart, Theme } from '../theme.ts';
import { firstNotes, goingNotes, lastNotes, middleNotes } from '../themes/notes.ts';

/** One deck for every list a theme has. */
export type ThemeDecks = {
  readonly theme: Theme;
  readonly needs: Deck<readonly Need[]>;
  readonly reasons: Deck<string>;
  readonly words: Deck<string>;
  readonly later: Deck<string>;
  readonly end: Deck<string>;
  readonly concerns: Deck<string>;
  readonly goals: Deck<GoalPart>;
  readonly strengths: Deck<string>;
  readonly worse: Deck<string>;
  readonly barriers: Deck<BarrierPart>;
  readonly services: Deck<string>;
};

type Pair = readonly [opening: string, turn: string];

/** All decks of one programme. */
export type Decks = {
  readonly themes: readonly ThemeDecks[];
  readonly women: Deck<string>;
  readonly men: Deck<string>;
  readonly families: Deck<string>;
  readonly newcomers: Deck<Setting['newcomers'][number]>;
  readonly towns: Deck<string>;
  readonly first: Deck<Pair>;
  readonly middle: Deck<Pair>;
  readonly going: Deck<Pair>;
  readonly last: Deck<Pair>;
};

export function makeDecks(chance: Chance, setting: Setting, themes: readonly Theme[]): Decks {
  const pairs = (notes: { readonly openings: readonly string[]; readonly turns: readonly string[] }) =>
    makeDeck<Pair>(
      chance,
      notes.openings.flatMap(opening => notes.turns.map(turn => [opening, turn] as const)),
    );
  return {
    themes: themes.map(theme => ({
      theme,
      needs: makeDeck(chance, theme.needs),
      reasons: makeDeck(chance, theme.reasons),
      words: makeDeck(chance, theme.words),
      later: makeDeck(chance, theme.later),
      end: makeDeck(chance, theme.end),
      concerns: makeDeck(chance, theme.concerns),
      goals: makeDeck(chance, theme.goals),
      strengths: makeDeck(chance, theme.strengths),
      worse: makeDeck(chance, theme.worse),
      barriers: makeDeck(chance, theme.barriers),
      services: makeDeck(chance, theme.services),
    })),
    women: makeDeck(chance, setting.names.women),
    men: makeDeck(chance, setting.names.men),
    families: makeDeck(chance, setting.names.families),
    newcomers: makeDeck(chance, setting.newcomers),
    towns: makeDeck(chance, townsBySize(setting)),
    first: pairs(firstNotes),
    middle: pairs(middleNotes),
    going: pairs(goingNotes),
    last: pairs(lastNotes),
  };
}

/** A town with more roads in the setting is a bigger one, and more people come from it. */
function townsBySize(setting: Setting): string[] {
  return Object.entries(setting.towns).flatMap(([name, town]) => Array.from(town.roads, () => name));
}
