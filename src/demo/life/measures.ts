import { type Answers, defaultPack, keptAnswers, score } from '../../outcomes/index.ts';
import type { Measures, Story } from '../story.ts';
import { staffOf, type World } from '../world.ts';
import type { Written } from './person.ts';
import type { Held } from './sessions.ts';

type Timepoint = 'baseline' | 'review' | 'end' | 'follow_up';
type Ids = { readonly personId: string; readonly referralId: string };

/** Writes own concerns and questionnaires: at the start, half way, at the end, three months later; each may be missing. */
export function writeMeasures(world: World, story: Story, written: Written, held: readonly Held[]): void {
  const { measures } = story;
  const { personId, referralId } = written;
  const first = held[0];
  if (!measures || !personId || !first) return;
  const ids = { personId, referralId };
  const concerns = story.ownConcerns ?? [];
  concerns.slice(0, 2).forEach((words, index) => {
    world.rows.add('own_concern', {
      programme_id: world.programmeId,
      referral_id: referralId,
      position: index + 1,
      words,
      created_at: first.at.add({ minutes: 45 }),
    });
  });
  const asked = { count: Math.min(2, concerns.length) };
  if (measures.start !== 'missing') writePack(world, story, ids, 'baseline', first, 0, asked);
  const middle = held[3];
  if (middle && measures.start === 'taken') writeReview(world, story, ids, middle, asked);
  const last = held.at(-1);
  const closed = written.steps.some(step => step.name === 'close');
  if (closed && last && held.length > 1 && measures.end !== 'missing')
    writePack(world, story, ids, 'end', last, 1, asked);
  if (story.stage.at === 'follow_up' && measures.end === 'taken') {
    const step = written.steps.findLast(one => one.name === 'follow_up');
    if (step) {
      const call = { id: '', number: 0, day: world.calendar.dayOf(step.at), at: step.at };
      writePack(world, story, ids, 'follow_up', call, 0.8, asked);
    }
  }
}

type Asked = { readonly count: number };

function writePack(
  world: World,
  story: Story,
  ids: Ids,
  timepoint: Timepoint,
  at: Held,
  progress: number,
  asked: Asked,
) {
  const { measures } = story;
  if (!measures) return;
  const declined = (timepoint === 'baseline' ? measures.start : measures.end) === 'declined';
  for (const instrument of defaultPack) {
    if (instrument.id === 'own_concerns' && asked.count === 0) continue;
    const exact = measures.exact?.[timepoint];
    const answers = declined
      ? {}
      : (exact?.[instrument.id] ?? answersTo(world, instrument.id, measures, progress, asked));
    if (exact && !(instrument.id in exact)) continue;
    // Some skip a question, and the page must say so.
    if (!declined && instrument.id === 'service_use' && world.chance.happens(0.12)) continue;
    writeOne(world, story, ids, { timepoint, at, instrument, answers, declined });
  }
}

function writeReview(world: World, story: Story, ids: Ids, at: Held, asked: Asked): void {
  const { measures } = story;
  if (!measures) return;
  for (const instrument of defaultPack) {
    if (instrument.id !== 'control' && instrument.id !== 'own_concerns') continue;
    if (instrument.id === 'own_concerns' && asked.count === 0) continue;
    const answers =
      measures.exact?.['review']?.[instrument.id] ?? answersTo(world, instrument.id, measures, 0.5, asked);
    writeOne(world, story, ids, { timepoint: 'review', at, instrument, answers, declined: false });
  }
}

function writeOne(
  world: World,
  story: Story,
  ids: Ids,
  one: {
    readonly timepoint: Timepoint;
    readonly at: Held;
    readonly instrument: (typeof defaultPack)[number];
    readonly answers: Answers;
    readonly declined: boolean;
  },
): void {
  const at = one.at.at.add({ minutes: 47 });
  const recorded = Temporal.Instant.compare(at, world.calendar.now) > 0 ? world.calendar.now : at;
  world.rows.add('assessment', {
    programme_id: world.programmeId,
    id: world.chance.id(recorded),
    referral_id: ids.referralId,
    person_id: ids.personId,
    session_id: one.at.id === '' ? null : one.at.id,
    instrument: one.instrument.id,
    instrument_version: Number(one.instrument.version),
    timepoint: one.timepoint,
    declined: one.declined,
    answers: keptAnswers(one.instrument, one.answers),
    scores: { ...score(one.instrument, one.answers).scores },
    taken_on: one.at.day,
    recorded_by: staffOf(world, story.worker ?? '').id,
    recorded_at: recorded,
    superseded_by: null,
    mode: one.timepoint === 'follow_up' ? 'phone' : 'interview',
    asked_in: 'en',
  });
}

/**
 * Answers that hang together: `weight` is how hard things are (0–10), and it falls, stays or grows on the way. Chance
 * adds what chance adds to anybody's answers on a given day.
 */
function answersTo(world: World, id: string, measures: Measures, progress: number, asked: Asked): Answers {
  const { chance } = world;
  const move = { better: -3.6, same: 0, worse: 1.8 }[measures.change] * progress;
  const weight = measures.weight + move;
  const at = (value: number, low: number, high: number) =>
    Math.max(low, Math.min(high, Math.round(value + chance.between(-1, 1) * 0.6)));
  const good = () => at(10 - weight, 0, 10);
  const frequency = () => at(1 + weight / 4.2, 1, 3);
  switch (id) {
    case 'ons4':
      return {
        satisfied: good(),
        worthwhile: at(10.8 - weight, 0, 10),
        happy: good(),
        anxious: at(weight - 0.6, 0, 10),
      };
    case 'ucla3':
      return { companionship: frequency(), left_out: frequency(), isolated: frequency() };
    case 'direct_loneliness':
      return { lonely: at(5.4 - weight / 2, 1, 5) };
    case 'control':
      return { control: at(9.6 - weight, 0, 10) };
    case 'own_concerns':
      return asked.count > 1
        ? { first: at(weight + 1.5, 0, 10), second: at(weight + 0.5, 0, 10) }
        : { first: at(weight + 1.5, 0, 10) };
    default:
      return {
        gp: at(weight / 2, 0, 9),
        out_of_hours: chance.happens(0.15) ? 1 : 0,
        emergency: chance.happens(0.12) ? 1 : 0,
        hospital_nights: chance.happens(0.05) ? chance.between(1, 4) : 0,
      };
  }
}
