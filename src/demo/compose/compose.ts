import type { ConsentPurpose } from '../../programmes/index.ts';
import type { Chance } from '../chance.ts';
import type { Measures, Stage, Story } from '../story.ts';
import type { Theme } from '../theme.ts';
import type { World } from '../world.ts';
import { composeIntroductions } from './compose-introductions.ts';
import { composeMeetings } from './compose-meetings.ts';
import type { Decks, ThemeDecks } from './decks.ts';
import { type About, dealWords, fill } from './fill.ts';

/** Composes a story that fits a stage, out of the parts of one theme. */
export function compose(world: World, decks: Decks, theme: ThemeDecks, stage: Stage): Story {
  const { chance } = world;
  const who = somebody(world, decks, theme);
  const held = heldIn(stage);
  const professional = chance.happens(stage.at === 'received' ? 0.5 : 0.72);
  const own = dealWords(theme.words, who);
  const withPlan = held >= 3;
  const goals = withPlan ? composeGoals(chance, theme, who, held) : [];
  const ending = held > 0 && ['closed', 'follow_up'].includes(stage.at) && !('diedAgo' in stage);
  return {
    given: who.name,
    family: who.family,
    pronouns: who.woman ? 'she/her' : 'he/him',
    age: chance.between(...theme.theme.ages),
    town: who.town,
    ...(who.language && chance.happens(0.6) ? { interpreter: who.language } : {}),
    ...viaOf(world, theme.theme, who, professional),
    reason: professional ? dealWords(theme.reasons, who) : own,
    needs: theme.needs.deal(),
    worker: workerFor(world, who, stage),
    ...(chance.happens(0.25) ? { access: chance.pick(accessNeeds) } : {}),
    ...(chance.happens(0.3) ? { travel: chance.pick(travelNeeds) } : {}),
    ...(chance.happens(0.25) ? { best: chance.pick(bestTimes) } : {}),
    ...(chance.happens(0.08) ? { risk: chance.pick(risks) } : {}),
    refuses: refusals(chance, held),
    stage,
    meetings: composeMeetings(world, decks, theme, who, {
      held,
      own: professional ? own : dealWords(theme.later, who),
      ending,
    }),
    missed: [chance.pick(missed), chance.pick(missed), chance.pick(missed)],
    ...(withPlan
      ? {
          plan: {
            matters: own,
            strengths: dealWords(theme.strengths, who),
            worse: dealWords(theme.worse, who),
            goals,
            barriers: [theme.barriers.deal(), ...(chance.happens(0.4) ? [theme.barriers.deal()] : [])],
            agreedAt: held >= 6 && chance.happens(0.4) ? [3, 5] : [3],
          },
        }
      : {}),
    introductions: composeIntroductions(world, theme, stage, held),
    ownConcerns: [theme.concerns.deal(), ...(chance.happens(0.45) ? [theme.concerns.deal()] : [])],
    measures: measuresOf(chance, stage),
    ...(ending ? { closing: dealWords(theme.end, who) } : {}),
  };
}

/** How many sessions a stage has behind it. */
export function heldIn(stage: Stage): number {
  if (!('line' in stage)) return 0;
  return [...(stage.line.split('|')[0] ?? '')].filter(letter => letter === 'H' || letter === 'V').length;
}

type Somebody = About & { readonly family: string; readonly town: string; readonly language: string | null };

function somebody(world: World, decks: Decks, { theme }: ThemeDecks): Somebody {
  const town = decks.towns.deal();
  if (theme.key === 'new_here') {
    const { given, family, woman, language } = decks.newcomers.deal();
    return { name: given, family, woman, town, language };
  }
  const woman = theme.key === 'farm' ? world.chance.happens(0.15) : world.chance.happens(0.6);
  const name = (woman ? decks.women : decks.men).deal();
  return { name, family: decks.families.deal(), woman, town, language: null };
}

/** Somebody who speaks the person's language, else works in their part of the country; of those, whoever has most room. */
function workerFor({ setting, loads }: World, who: Somebody, stage: Stage): string {
  const workers = setting.staff.filter(one => one.role === 'link_worker');
  const speaks = workers.filter(one => who.language !== null && one.languages.includes(who.language));
  const area = setting.towns[who.town]?.area ?? '';
  const near = workers.filter(one => one.areas.includes(area));
  const fitting = speaks.length > 0 ? speaks : near.length > 0 ? near : workers;
  const open =
    stage.at === 'closed' || stage.at === 'follow_up' || stage.at === 'withdrawn' ? 'ended' : 'open';
  const loadOf = (key: string) => loads.get(`${open} ${key}`) ?? 0;
  const [freest] = fitting.toSorted((one, other) => loadOf(one.key) - loadOf(other.key));
  const key = freest?.key ?? '';
  loads.set(`${open} ${key}`, loadOf(key) + 1);
  return key;
}

/** Who writes as a clinician does; housing and community workers send people of the other themes. */
const clinical: readonly string[] = ['gp', 'practice_nurse', 'public_health_nurse', 'mental_health_team'];
const social: readonly string[] = ['money', 'new_here'];

function viaOf(
  { chance, setting }: World,
  theme: Theme,
  who: Somebody,
  professional: boolean,
): Pick<Story, 'via' | 'helper'> {
  const fitting = Object.entries(setting.referrers).filter(
    ([, one]) => clinical.includes(one.role) || social.includes(theme.key),
  );
  if (professional) return { via: chance.pick(fitting)[0] };
  if (chance.happens(0.12)) return { via: 'phone' };
  if (chance.happens(0.25))
    return {
      via: 'helper',
      helper: [
        `${chance.pick(['Ciara', 'Mark', 'Joan', 'Stephen'])} ${who.family}`,
        chance.pick(['child', 'sibling', 'relative'] as const),
      ],
    };
  return { via: 'self' };
}

function composeGoals(chance: Chance, theme: ThemeDecks, who: About, held: number) {
  const count = held >= 4 ? 2 : 1;
  return Array.from({ length: count }, () => {
    const goal = theme.goals.deal();
    const was = chance.between(2, 6);
    const confidence = Math.min(10, was + chance.between(0, 3));
    return {
      words: fill(goal.words, who),
      actions: goal.actions.map(([owner, words]) => [owner, fill(words, who)] as const),
      importance: chance.between(6, 10),
      confidence,
      ...(confidence !== was && held >= 5 ? { was } : {}),
      ...(confidence < 5 ? { help: chance.pick(helps) } : {}),
    };
  });
}

function measuresOf(chance: Chance, stage: Stage): Measures {
  const ended = stage.at === 'closed' || stage.at === 'follow_up';
  const good = ended && (stage.reason === 'goals_met' || stage.reason === 'mostly_met');
  const start = chance.happens(0.82) ? 'taken' : chance.happens(0.5) ? 'declined' : 'missing';
  const end = chance.happens(good ? 0.72 : 0.2) ? 'taken' : chance.happens(0.4) ? 'declined' : 'missing';
  const change = chance.happens(good ? 0.72 : 0.3) ? 'better' : chance.happens(0.6) ? 'same' : 'worse';
  return { start, end, change, weight: chance.between(4, 8) };
}

/** Most say yes to most; nobody who is introduced to a group said no to that. */
function refusals(chance: Chance, held: number): ConsentPurpose[] {
  const may: ConsentPurpose[] = [
    'share_with_gp',
    'share_with_referrer',
    'contact_later',
    'use_for_statistics',
  ];
  if (held < 2) may.push('share_with_groups');
  return may.filter(() => chance.happens(0.1));
}

const accessNeeds = [
  'Walks with a frame. No steps without a rail.',
  'Hearing aid on the right.',
  'Reads large print.',
  'Needs to sit near a door.',
  'Tires after half an hour, then needs a break.',
  'Toilet close by.',
  'Quiet room where there is one.',
  'Wheelchair outdoors, a few steps indoors.',
];
const travelNeeds = [
  'Does not drive.',
  'Drives by day only.',
  'Bus on weekdays, none after six.',
  'Lift from a neighbour, if asked the day before.',
  'Cycles when dry.',
  'Free travel pass.',
];
const bestTimes = [
  'After ten',
  'Evenings',
  'Between two and four',
  'Not on Mondays',
  'Before the school run',
  'Any time, let it ring',
];
const risks = [
  'Dog in the yard, friendly.',
  'Ex-partner not to be told where meetings are.',
  'Low in spring, was asked today: no thoughts of harm.',
  'Steep stairs, badly lit.',
];
const missed = [
  ['unwell', 'A chest cold. Rang in the morning.'],
  ['transport', 'The bus did not come.'],
  ['caring', 'The person minded could not be left that day.'],
  ['hard_day', 'Could not face the door. Said so by text, which took something.'],
  ['slipped_mind', 'Thought it was Thursday.'],
  ['weather', 'Flood on the road.'],
  ['nervous', 'Came as far as the corner. We talked about that the week after.'],
  ['urgent_matter', 'A hospital appointment came up.'],
  ['work', 'A shift was changed.'],
  ['our_mix_up', 'Our text gave the wrong hour. We said sorry.'],
] as const;
const helps = [
  'If the lift home was sure.',
  'If somebody I know was there.',
  'If I could leave without explaining.',
  'If I slept the night before.',
  'If it was by day.',
];
