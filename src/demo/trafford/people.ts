import { compose } from '../compose/compose.ts';
import { makeDecks } from '../compose/decks.ts';
import { activeStages, closedStages, followedStages, waitingStages } from '../compose/stages.ts';
import type { Stage, Story } from '../story.ts';
import type { Theme } from '../theme.ts';
import { themes } from '../themes/index.ts';
import type { World } from '../world.ts';
import { imran } from './stories/imran.ts';
import { sandra } from './stories/sandra.ts';

/** Farms and small buses belong to Clare. */
const here = ['grief', 'alone', 'new_here', 'pain', 'carer', 'young', 'parents', 'turning'];

/** Sixty people of the second programme: those whose story is written by hand, and those composed around them. */
export function traffordPeople(world: World): readonly Story[] {
  const byHand = [...sandra, ...imran];
  for (const { worker, stage } of byHand) {
    const kind = stage.at === 'closed' || stage.at === 'follow_up' ? 'ended' : 'open';
    world.loads.set(`${kind} ${worker}`, (world.loads.get(`${kind} ${worker}`) ?? 0) + 1);
  }
  const chosen = themes.filter(theme => here.includes(theme.key)).map(forTrafford);
  const decks = makeDecks(world.chance, world.setting, chosen);
  const composed = stages().map((stage, index) => {
    const theme = decks.themes[index % decks.themes.length];
    if (!theme) throw new RangeError('there are themes');
    return compose(world, decks, theme, stage);
  });
  return [...byHand, ...composed];
}

/** Words by which a card gives away that it was written about Clare. */
const irish =
  /Limerick|Dublin|Gort|Perth|Mass\b|Fr Tom|[Gg]uards|mart\b|Liam|Nora|Leanne|Sadhbh|Con\b|Iryna|Angela|Local Link|Noreen|Nuala|county|50808|euro|parish|grand\b|the press\b|bog\b|the mart|Lent\b/;

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
  'Partington Library and Wellbeing Centre',
  'Trafford Local Studies Centre',
  'Walkden Gardens',
  'Davyhulme Park',
  'John Leigh Park (Altrincham)',
  'Ashton Park Veterans Bowling Club',
  'Golden Hill Ladies Bowling Club',
  'Flixton Swim Team',
];

function stages(): Stage[] {
  return [
    { at: 'received', hoursAgo: 5 },
    { at: 'received', hoursAgo: 26 },
    { at: 'in_triage', days: 1 },
    { at: 'in_triage', days: 4 },
    { at: 'info_requested', days: 5, question: 'May we ring in the evening? The number rings out by day.' },
    {
      at: 'declined',
      days: 20,
      reason: 'already_supported',
      note: 'The surgery’s own link worker has met them twice.',
    },
    {
      at: 'declined',
      days: 64,
      reason: 'out_of_area',
      note: 'Lives on the Salford side of the canal. Rang the team there and gave them the name, with a yes.',
    },
    {
      at: 'redirected',
      days: 37,
      reason: 'housing_service',
      to: 'Housing Options, Trafford',
      handover: true,
      note: 'Rang them together. They have a time and a name to ask for.',
    },
    ...waitingStages([2, 3, 5, 7, 9, 12, 15, 18, 23]),
    { at: 'allocated', days: 2 },
    { at: 'allocated', days: 9 },
    { at: 'contacting', tries: [[3, '10:30', 'phone', 'no_answer']] },
    ...activeStages(13),
    { at: 'on_hold', line: 'HHH|', days: 9, reason: 'away', untilIn: 4 },
    ...closedStages(13, 10, 300),
    ...followedStages(3, 100, 240),
    { at: 'withdrawn', line: 'H|', ago: 50, reason: 'not_needed', while: 'active' },
    { at: 'withdrawn', line: '|', ago: 22, reason: 'long_wait', while: 'waiting' },
  ];
}
