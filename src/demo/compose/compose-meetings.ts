import type { Meeting } from '../story.ts';
import { meetingPlaces } from '../themes/notes.ts';
import { townOf, type World } from '../world.ts';
import type { Decks, ThemeDecks } from './decks.ts';
import { type About, dealWords, fill, suits } from './fill.ts';

type Course = { readonly held: number; readonly own: string; readonly ending: boolean };

/** A note for each held session: welcome, ideas, going there, looking back; the person's words at the first and later. */
export function composeMeetings(
  world: World,
  decks: Decks,
  theme: ThemeDecks,
  who: About & { readonly town: string },
  { held, own, ending }: Course,
): Meeting[] {
  const { chance } = world;
  const places = meetingPlaces[townOf(world, who.town).meets] ?? ['the office'];
  const service = theme.services.deal();
  return Array.from({ length: held }, (_, index) => {
    const number = index + 1;
    const last = ending && number > held - 1;
    const deck =
      number === 1
        ? decks.first
        : last
          ? decks.last
          : number > 3 && chance.happens(0.5)
            ? decks.going
            : decks.middle;
    const pair = deck.deal(([opening, turn]) => suits(opening, who) && suits(turn, who));
    const more = { service, place: chance.pick(places) };
    const note = pair.map(part => fill(part, who, more)).join(' ');
    const said =
      number === 1
        ? own
        : number === 5
          ? dealWords(theme.later, who)
          : last
            ? dealWords(theme.end, who)
            : null;
    return {
      note,
      ...(said && chance.happens(number === 1 ? 0.9 : 0.7) ? { said } : {}),
      ...(chance.happens(0.12)
        ? { mode: 'phone' as const }
        : chance.happens(0.1)
          ? { mode: 'home' as const }
          : {}),
      ...(chance.happens(0.5) ? { next: fill(chance.pick(nextSteps), who, more) } : {}),
      ...(chance.happens(0.08) ? { others: chance.pick(others) } : {}),
    };
  });
}

const nextSteps = [
  'Ring {service} before Friday.',
  'Bring the dates for {service}.',
  'Think about Tuesday, no promise.',
  'Walk past the door once, on a quiet day.',
  'Each of us asks one person.',
  'Bring the letter next time.',
  'Same time, same place.',
  'Text the evening before.',
  'Ask the nurse about mornings.',
];
const others = [
  'A daughter, for the first ten minutes',
  'The home help',
  'A friend, on request',
  'Interpreter by phone',
];
