import type { Chance } from '../chance.ts';
import type { Introduction, IntroductionState, Stage } from '../story.ts';
import type { World } from '../world.ts';
import type { ThemeDecks } from './decks.ts';

/** Introductions as they stand after so many sessions; in a closed case every one has come to an end. */
export function composeIntroductions(
  world: World,
  theme: ThemeDecks,
  stage: Stage,
  held: number,
): Introduction[] {
  const { chance } = world;
  const known = theme.theme.services.filter(name => world.services.has(name));
  if (held < 2 || known.length === 0) return [];
  const count = held < 4 ? 1 : chance.between(1, 3);
  const open = stage.at === 'active' || stage.at === 'on_hold';
  const used = new Set<string>();
  const list: Introduction[] = [];
  for (let index = 0; index < count; index++) {
    const to = dealKnown(theme, known, used);
    if (!to) break;
    used.add(to);
    const signposted = index === 2 || chance.happens(0.12);
    const state = signposted ? 'given' : chance.pick(open ? openStates(held) : endStates);
    list.push({
      to,
      kind: signposted ? 'signposted' : chance.happens(0.4) ? 'accompanied' : 'referred',
      state,
      at: Math.min(held, 2 + index),
      goal: index,
      ...(state === 'stopped' ? stopOf(chance) : {}),
      ...(state === 'declined' ? { note: 'No place until after Christmas. They will ring.' } : {}),
    });
  }
  return list;
}

function dealKnown(theme: ThemeDecks, known: readonly string[], used: ReadonlySet<string>): string | null {
  if (!known.some(name => !used.has(name))) return null;
  return theme.services.deal(name => known.includes(name) && !used.has(name));
}

function openStates(held: number): readonly IntroductionState[] {
  if (held < 3) return ['suggested', 'chosen', 'sent'];
  if (held < 5) return ['chosen', 'sent', 'no_reply', 'chased', 'accepted', 'booked', 'declined'];
  return [
    'sent',
    'chased',
    'escalated',
    'accepted',
    'booked',
    'first_attended',
    'attending',
    'attending',
    'stopped',
    'declined',
  ];
}

const endStates: readonly IntroductionState[] = [
  'attending',
  'attending',
  'attending',
  'completed',
  'stopped',
  'stopped',
  'declined',
];

function stopOf(chance: Chance): Pick<Introduction, 'barrier' | 'note'> {
  const [barrier, note] = chance.pick(stops);
  return { barrier, note };
}

const stops = [
  ['transport', 'The lift fell through twice.'],
  ['pain_fatigue', 'Too long to sit.'],
  ['time_work', 'New hours at work.'],
  ['confidence', '“Not my sort of people, and that is nobody’s fault.”'],
  ['caring', 'Could not be spared at home any more.'],
  ['weather_dark', 'Not after dark. Will try again in spring.'],
  ['cost', 'The five euro is a dinner.'],
  ['hearing', 'Could not follow the talk.'],
] as const;
