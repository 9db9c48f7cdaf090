import { compose } from '../compose/compose.ts';
import { makeDecks } from '../compose/decks.ts';
import { activeStages, closedStages, followedStages, waitingStages } from '../compose/stages.ts';
import type { Stage, Story } from '../story.ts';
import { themes } from '../themes/index.ts';
import type { World } from '../world.ts';
import { aoife } from './stories/aoife.ts';
import { aoifeEnding } from './stories/aoife-ending.ts';
import { door } from './stories/door.ts';
import { ended } from './stories/ended.ts';
import { endedOtherwise } from './stories/ended-otherwise.ts';
import { others } from './stories/others.ts';
import { othersFurther } from './stories/others-further.ts';
import { afternoon } from './stories/today-afternoon.ts';
import { morning } from './stories/today-morning.ts';

/** A hundred and fifty people: those whose story is written by hand, and those composed to fill every stage. */
export function clarePeople(world: World): readonly Story[] {
  // Half of those told by hand are Aoife's; the others make up for it.
  world.loads.set('open aoife', 11);
  const decks = makeDecks(world.chance, world.setting, themes);
  const composed = composedStages().map((stage, index) => {
    const theme = decks.themes[index % decks.themes.length];
    if (!theme) throw new RangeError('there are themes');
    const story = compose(world, decks, theme, stage);
    return stage.at === 'active' && stage.next === 1 ? { ...story, worker: 'aoife', town: 'Feakle' } : story;
  });
  return [
    ...morning,
    ...afternoon,
    ...aoife,
    ...aoifeEnding,
    ...others,
    ...othersFurther,
    ...ended,
    ...endedOtherwise,
    ...door,
    ...composed,
  ];
}

function composedStages(): Stage[] {
  return [
    { at: 'received', hoursAgo: 1.5 },
    { at: 'received', hoursAgo: 22 },
    { at: 'accepted', days: 1 },
    { at: 'allocated', days: 1 },
    { at: 'allocated', days: 3 },
    { at: 'allocated', days: 7 },
    { at: 'allocated', days: 8 },
    { at: 'contacting', tries: [[3, '14:10', 'phone', 'no_answer']] },
    {
      at: 'contacting',
      tries: [
        [6, '10:45', 'phone', 'voicemail_left', 'First name and number only.'],
        [2, '18:20', 'text', 'sent'],
      ],
    },
    { at: 'contacting', tries: [[4, '11:30', 'phone', 'message_with_other', 'A sister took the name.']] },
    ...activeStages(29),
    { at: 'active', line: 'HHHH|PP', next: 1, time: '11:00' },
    { at: 'active', line: 'HH|PP', next: 1, time: '14:00' },
    { at: 'on_hold', line: 'HH|', days: 12, reason: 'unwell', untilIn: 3 },
    { at: 'on_hold', line: 'HHHHH|', days: 16, reason: 'away', untilIn: 9 },
    { at: 'on_hold', line: 'H|', days: 21, reason: 'bereavement', untilIn: -1 },
    ...waitingStages([2, 4, 5, 8, 11, 14, 17, 19, 21, 25]),
    ...closedStages(38, 4, 330),
    ...followedStages(9, 95, 300),
    { at: 'closed', line: '|', ago: 61, reason: 'could_not_be_contacted', tries: tried(58) },
    { at: 'closed', line: '|', ago: 170, reason: 'could_not_be_contacted', tries: tried(136) },
    { at: 'withdrawn', line: '|', ago: 8, reason: 'long_wait', while: 'waiting' },
    { at: 'withdrawn', line: '|', ago: 77, reason: 'help_elsewhere', while: 'waiting' },
    { at: 'withdrawn', line: 'HHH|', ago: 110, reason: 'changed_mind', while: 'active' },
    { at: 'withdrawn', line: 'HH|', ago: 201, reason: 'not_said', while: 'active' },
  ];
}

/** Three attempts over ten working days, through two channels, the last of them so many working days ago. */
function tried(last: number): Extract<Stage, { at: 'contacting' }>['tries'] {
  return [
    [last + 10, '10:15', 'phone', 'no_answer'],
    [last + 5, '17:40', 'text', 'sent'],
    [last, '13:20', 'phone', 'voicemail_left'],
  ];
}
