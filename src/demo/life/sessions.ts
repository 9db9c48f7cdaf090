import type { SessionMode } from '../../programmes/index.ts';
import type { Story } from '../story.ts';
import { meetingPlaces } from '../themes/notes.ts';
import { staffOf, townOf, type World } from '../world.ts';
import type { Written } from './person.ts';
import type { Slot } from './slots.ts';

/** A session that was held, for everything that happened at one. */
export type Held = {
  readonly id: string;
  readonly number: number;
  readonly day: Temporal.PlainDate;
  readonly at: Temporal.Instant;
};

const states = {
  H: 'held',
  V: 'held',
  M: 'missed',
  C: 'cancelled_by_person',
  U: 'cancelled_by_us',
  P: 'planned',
  v: 'planned',
} as const;

/** Writes the sessions of a story and their notes. Returns the held ones in order. */
export function writeSessions(world: World, story: Story, written: Written, slots: readonly Slot[]): Held[] {
  const held: Held[] = [];
  const { personId } = written;
  if (!personId || slots.length === 0) return held;
  let plannedAt = written.steps.find(step => step.name === 'start_work')?.at ?? world.calendar.now;
  let ahead = 0;
  let missed = 0;
  for (const slot of slots) {
    const state = states[slot.kind];
    const start = world.calendar.at(slot.day, slot.time);
    const id = world.chance.id(plannedAt);
    const meeting = state === 'held' ? story.meetings?.[held.length] : undefined;
    const coming = state === 'planned' ? story.ahead?.[ahead++] : undefined;
    const reason =
      state === 'missed' || state === 'cancelled_by_person' ? story.missed?.[missed++] : undefined;
    const mode = meeting?.mode ?? coming?.mode ?? story.mode ?? 'in_person';
    const planned = coming?.minutes ?? 60;
    const minutes = meeting?.minutes ?? world.chance.pick([45, 50, 55, 60, 60, 65]);
    const end = start.add({ minutes: minutes + 15 });
    const recorded = Temporal.Instant.compare(end, world.calendar.now) > 0 ? world.calendar.now : end;
    const number = state === 'held' ? held.length + 1 : null;
    const supersedes = slot.movedFrom ? world.chance.id(plannedAt) : null;
    const common = {
      programme_id: world.programmeId,
      referral_id: written.referralId,
      person_id: personId,
      link_worker_id: staffOf(world, story.worker ?? '').id,
      minutes_planned: planned,
      mode,
      place: placeOf(world, story, mode, meeting?.place ?? coming?.place),
      know_before: coming?.know ?? null,
    };
    if (slot.movedFrom && supersedes) {
      world.rows.add('session', {
        ...common,
        id: supersedes,
        state: 'moved',
        number: null,
        starts_at: slot.movedFrom,
        minutes: null,
        others_present: null,
        next_step: null,
        missed_reason: null,
        reason_note: null,
        supersedes: null,
        recorded_at: plannedAt.add({ minutes: 9 }),
        version: 2,
        created_at: plannedAt,
      });
    }
    world.rows.add('session', {
      ...common,
      id,
      state,
      number,
      starts_at: slot.day.toPlainDateTime(Temporal.PlainTime.from(slot.time)),
      minutes: state === 'held' ? minutes : null,
      others_present: meeting?.others ?? null,
      next_step: meeting?.next ?? null,
      missed_reason:
        state === 'cancelled_by_us'
          ? 'worker_unwell'
          : (reason?.[0] ?? (state === 'missed' ? 'not_known' : null)),
      reason_note: reason?.[1] ?? null,
      supersedes,
      recorded_at: state === 'planned' ? null : recorded,
      version: state === 'planned' ? 1 : 2,
      created_at: supersedes ? plannedAt.add({ minutes: 9 }) : plannedAt,
    });
    if (number !== null) {
      held.push({ id, number, day: slot.day, at: start });
      if (meeting) writeNote(world, story, written, { id, at: recorded }, meeting);
    }
    if (state !== 'planned') plannedAt = recorded;
  }
  return held;
}

type Meeting = NonNullable<Story['meetings']>[number];

function writeNote(
  world: World,
  story: Story,
  { referralId, personId }: Written,
  session: { readonly id: string; readonly at: Temporal.Instant },
  meeting: Meeting,
): void {
  if (!personId) return;
  const author = staffOf(world, story.worker ?? '').id;
  const id = world.chance.id(session.at);
  world.rows.add('note', {
    programme_id: world.programmeId,
    id,
    referral_id: referralId,
    person_id: personId,
    session_id: session.id,
    contact_id: null,
    author_id: author,
    text: meeting.note,
    person_words: meeting.said ?? null,
    state: meeting.draft ? 'draft' : 'signed',
    version: meeting.draft ? 3 : 2,
    created_at: session.at,
    updated_at: session.at,
    signed_at: meeting.draft ? null : session.at,
  });
  if (meeting.apart) {
    world.rows.add('restricted_words', {
      programme_id: world.programmeId,
      id: world.chance.id(session.at),
      note_id: id,
      referral_id: referralId,
      author_id: author,
      words: meeting.apart,
      written_at: session.at.add({ minutes: 4 }),
    });
  }
  if (meeting.added) {
    const at = session.at.add({ hours: 18 });
    if (Temporal.Instant.compare(at, world.calendar.now) > 0) return;
    world.rows.add('note_addendum', {
      programme_id: world.programmeId,
      id: world.chance.id(at),
      note_id: id,
      author_id: author,
      text: meeting.added,
      at,
    });
  }
}

/** "the library, Mill Road" for a meeting in person, the person's own address for one at home, else nothing. */
export function placeOf(world: World, story: Story, mode: SessionMode, given?: string): string | null {
  if (given) return given;
  if (story.place && mode === (story.mode ?? 'in_person')) return story.place;
  if (mode === 'phone' || mode === 'video' || mode === 'home') return null;
  const places = meetingPlaces[townOf(world, story.town).meets] ?? [];
  const first = places[0] ?? null;
  return first ? first.charAt(0).toUpperCase() + first.slice(1) : null;
}
