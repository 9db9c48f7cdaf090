import { type ContactMode, type ContactOutcome, outcomesInTouch } from '../../programmes/index.ts';
import type { Story, Try } from '../story.ts';
import { coordinatorOf, staffOf, type World } from '../world.ts';
import { instantOf, type Written } from './person.ts';
import type { Held } from './sessions.ts';

type Ids = { readonly personId: string; readonly referralId: string };

/** Writes what surrounds the sessions: attempts and calls, tasks, concerns, needs nobody could meet. */
export function writeAround(world: World, story: Story, written: Written, held: readonly Held[]): void {
  writeTriageTasks(world, story, written);
  const { personId, referralId, steps } = written;
  if (!personId) return;
  const ids = { personId, referralId };
  const { stage } = story;
  const tries = 'tries' in stage ? stage.tries : undefined;
  for (const one of tries ?? []) writeTry(world, story, ids, one);
  const reached = instantOf(steps, 'start_work');
  if (reached) {
    const note =
      story.mode === 'phone' ? 'Prefers the phone. First date agreed.' : 'Answered. First date agreed.';
    writeContact(world, story, ids, {
      at: reached,
      mode: 'phone',
      outcome: 'reached',
      minutes: world.chance.between(6, 25),
      note,
    });
  }
  if (held.length > 2 && world.chance.happens(0.35)) writeBetween(world, story, ids, held);
  writeConcern(world, story, ids);
  for (const [need, failed_limit, words] of story.unmet ?? []) {
    const at = held[1]?.at ?? reached ?? world.calendar.now;
    world.rows.add('unmet_need', {
      programme_id: world.programmeId,
      id: world.chance.id(at),
      referral_id: referralId,
      person_id: personId,
      need,
      concept: null,
      area_id: null,
      place_area: null,
      failed_limit,
      words,
      recorded_by: staffOf(world, story.worker ?? '').id,
      at,
    });
  }
  for (const task of story.tasks ?? []) {
    writeTask(world, {
      kind: task.kind,
      ids,
      subject: null,
      to: staffOf(world, task.to ?? story.worker ?? '').id,
      due:
        task.in < 0 ? world.calendar.before(world.calendar.workday, -task.in) : world.calendar.ahead(task.in),
      words: task.words,
      at: world.calendar.now.subtract({ hours: 26 + world.chance.between(0, 60) }),
    });
  }
}

type Call = {
  readonly at: Temporal.Instant;
  readonly mode: ContactMode;
  readonly outcome: ContactOutcome;
  readonly minutes: number;
  readonly note: string | null;
  readonly partner?: string;
};

function writeContact(world: World, story: Story, ids: Ids, call: Call): void {
  world.rows.add('contact', {
    programme_id: world.programmeId,
    id: world.chance.id(call.at),
    referral_id: ids.referralId,
    person_id: ids.personId,
    staff_id: staffOf(world, story.worker ?? '').id,
    at: call.at,
    mode: call.mode,
    with_whom: call.partner ?? 'person',
    outcome: call.outcome,
    minutes: call.minutes,
    is_attempt: (call.partner ?? 'person') === 'person' && !outcomesInTouch.has(call.outcome),
    note: call.note,
  });
}

function writeTry(world: World, story: Story, ids: Ids, [daysAgo, time, mode, outcome, note]: Try): void {
  const { calendar } = world;
  const day = calendar.before(calendar.today.subtract({ days: 1 }), daysAgo - 1);
  writeContact(world, story, ids, {
    at: calendar.at(day, time),
    mode,
    outcome,
    minutes: 2,
    note: note ?? null,
  });
}

const between: readonly (readonly [ContactMode, ContactOutcome, string, string])[] = [
  ['text', 'replied', 'person', 'Text to say which bus. Answered with a thumb.'],
  ['phone', 'reached', 'group', 'Rang the group about the door and the chair. They will look out.'],
  ['phone', 'reached', 'gp', 'Told the practice how it goes, as agreed. Nothing else needed.'],
  ['email', 'sent', 'person', 'Sent the form, with the hard part marked.'],
  ['phone', 'voicemail_left', 'person', 'Wished luck for the day. A name, and no need to ring back.'],
  ['in_person', 'reached', 'person', 'Met by chance at the shop. Said hello, nothing more, as agreed.'],
  [
    'phone',
    'reached',
    'family_friend',
    'The daughter rang, with consent. Worried about winter; so are we, there is a plan.',
  ],
];

function writeBetween(world: World, story: Story, ids: Ids, held: readonly Held[]): void {
  const [mode, outcome, partner, note] = world.chance.pick(between);
  const session = held[world.chance.between(1, held.length - 1)];
  const at = session?.at.add({ hours: 50 });
  if (!at || Temporal.Instant.compare(at, world.calendar.now) > 0) return;
  const words = note.replace('Aoife', staffOf(world, story.worker ?? '').name.split(' ')[0] ?? '');
  writeContact(world, story, ids, {
    at,
    mode,
    outcome,
    minutes: world.chance.between(2, 12),
    note: words,
    partner,
  });
}

function writeConcern(world: World, story: Story, ids: Ids): void {
  const { concern } = story;
  if (!concern) return;
  const { calendar } = world;
  const at = calendar.at(
    calendar.before(calendar.today.subtract({ days: 1 }), concern.raisedAgo - 1),
    '17:05',
  );
  const owner = coordinatorOf(world);
  const worker = staffOf(world, story.worker ?? '');
  const due =
    concern.decideIn < 0
      ? calendar.before(calendar.workday, -concern.decideIn)
      : calendar.ahead(concern.decideIn);
  const id = world.chance.id(at);
  const closed = concern.closed !== undefined;
  world.rows.add('concern', {
    programme_id: world.programmeId,
    id,
    person_id: ids.personId,
    referral_id: ids.referralId,
    kind: concern.kind,
    words: concern.words,
    raised_by: worker.id,
    raised_at: at,
    owner_id: owner.id,
    decide_by: due,
    state: closed ? 'closed' : 'open',
    decision: concern.closed ?? null,
    first_signed_by: closed ? owner.id : null,
    first_signed_at: closed ? at.add({ hours: 20 }) : null,
    closed_by: closed ? worker.id : null,
    closed_at: closed ? at.add({ hours: 22 }) : null,
    version: closed ? 3 : 1,
    seen_at: at.add({ hours: 1 }),
    seen_by: owner.id,
  });
  if (!closed) writeTask(world, { kind: 'concern', ids, subject: id, to: owner.id, due, words: null, at });
}

function writeTriageTasks(world: World, story: Story, { referralId, personId, steps }: Written): void {
  const { stage } = story;
  const received = instantOf(steps, 'receive');
  if (!received) return;
  if (stage.at !== 'info_requested') return;
  const due = world.calendar.after(world.calendar.dayOf(received), 5);
  const ids = { referralId, personId };
  writeTask(world, {
    kind: 'chase_information',
    ids,
    subject: referralId,
    to: coordinatorOf(world).id,
    due,
    words: null,
    at: received,
  });
}

function writeTask(
  world: World,
  task: {
    readonly kind: string;
    readonly ids: { readonly referralId: string; readonly personId: string | null };
    readonly subject: string | null;
    readonly to: string;
    readonly due: Temporal.PlainDate;
    readonly words: string | null;
    readonly at: Temporal.Instant;
  },
): void {
  world.rows.add('task', {
    programme_id: world.programmeId,
    id: world.chance.id(task.at),
    kind: task.kind,
    referral_id: task.ids.referralId,
    person_id: task.ids.personId,
    subject_id: task.subject,
    assignee_id: task.to,
    due_on: task.due,
    words: task.words,
    created_at: task.at,
    done_at: null,
    done_by: null,
    cancelled_at: null,
  });
}
