import { compose } from '../compose/compose.ts';
import { makeDecks } from '../compose/decks.ts';
import { activeStages, closedStages, followedStages, waitingStages } from '../compose/stages.ts';
import type { Stage, Story } from '../story.ts';
import type { Theme } from '../theme.ts';
import { themes } from '../themes/index.ts';
import type { World } from '../world.ts';

/** Farms and small buses belong to Clare. */
const here = ['grief', 'alone', 'new_here', 'pain', 'carer', 'young', 'parents', 'turning'];

/** Thirty people of the second programme. */
export function traffordPeople(world: World): readonly Story[] {
  const chosen = themes.filter(theme => here.includes(theme.key)).map(forTrafford);
  const decks = makeDecks(world.chance, world.setting, chosen);
  return stages().map((stage, index) => {
    const theme = decks.themes[index % decks.themes.length];
    if (!theme) throw new RangeError('there are themes');
    return compose(world, decks, theme, stage);
  });
}

/** Words by which a card gives away that it was written about Clare. */
const irish =
  /Limerick|Dublin|Gort|Perth|Mass\b|Fr Tom|[Gg]uards|mart\b|Liam|Nora|Leanne|Sadhbh|Con\b|Iryna|Angela|Local Link|Noreen|Nuala|county|50808|euro|parish/;

/** A theme without the cards that belong to Clare, and with services that are in Trafford. */
function forTrafford(theme: Theme): Theme {
  const fit = <T>(cards: readonly T[]): readonly T[] =>
    cards.filter(card => !irish.test(JSON.stringify(card)));
  return {
    ...theme,
    reasons: fit(theme.reasons),
    words: fit(theme.words),
    later: fit(theme.later),
    end: fit(theme.end),
    goals: fit(theme.goals),
    strengths: fit(theme.strengths),
    worse: fit(theme.worse),
    barriers: fit(theme.barriers),
    services: traffordServices,
  };
}

/** Places of the open data that a link worker might well suggest. */
const traffordServices = [
  'Altrincham Library',
  'Sale Library',
  'Stretford Library',
  'Urmston Library',
  'Timperley Library',
  'Old Trafford Library',
];

function stages(): Stage[] {
  return [
    { at: 'received', hoursAgo: 5 },
    { at: 'in_triage', days: 1 },
    { at: 'info_requested', days: 2, question: 'May we ring in the evening? The number rings out by day.' },
    {
      at: 'declined',
      days: 20,
      reason: 'already_supported',
      note: 'The surgery’s own link worker has met her twice.',
    },
    ...waitingStages([3, 7, 12]),
    { at: 'allocated', days: 2 },
    { at: 'contacting', tries: [[3, '10:30', 'phone', 'no_answer']] },
    ...activeStages(9),
    { at: 'on_hold', line: 'HHH|', days: 9, reason: 'in_hospital', untilIn: 4 },
    ...closedStages(8, 10, 260),
    ...followedStages(2, 100, 180),
    { at: 'withdrawn', line: 'H|', ago: 50, reason: 'not_needed', while: 'active' },
  ];
}
