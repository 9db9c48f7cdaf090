import type { TransitionName } from '../../referrals/index.ts';
import { inOrder } from '../calendar.ts';
import type { Stage, Story } from '../story.ts';
import type { World } from '../world.ts';
import { type Slot, slotsOf } from './slots.ts';

type Day = Temporal.PlainDate;

/** A transition and who made it: nobody (the public), the co-ordinator, the link worker. */
export type Step = {
  readonly name: TransitionName;
  readonly at: Temporal.Instant;
  readonly by: 'public' | 'coordinator' | 'link_worker';
  readonly reason?: string;
  readonly note?: string;
};

/** When everything of one referral happened. */
export type Timeline = { readonly steps: readonly Step[]; readonly slots: readonly Slot[] };

type Draft = {
  readonly name: TransitionName;
  readonly day: Day;
  readonly time: string;
  readonly by: Step['by'];
  readonly reason?: string;
  readonly note?: string;
};

/** Works a stage back from today to the day the referral came in. Nothing of it lies after now, and its order holds. */
export function timelineOf(world: World, story: Story): Timeline {
  const { calendar } = world;
  const slots = slotsOf(world, story);
  const drafts = stepsOf(world, story, story.stage, slots);
  const instants = inOrder(
    drafts.map(one => calendar.at(one.day, one.time)),
    lastMoment(world, story.stage),
  );
  const steps = drafts.map(({ day: _day, time: _time, ...step }, index) => ({
    ...step,
    at: instants[index] ?? calendar.now,
  }));
  return { steps, slots };
}

function lastMoment({ calendar }: World, stage: Stage): Temporal.Instant {
  const minutes = stage.at === 'received' ? Math.round(stage.hoursAgo * 60) : 20;
  return calendar.now.subtract({ minutes });
}

function stepsOf(world: World, story: Story, stage: Stage, slots: readonly Slot[]): Draft[] {
  const { calendar } = world;
  const back = (days: number) => calendar.before(calendar.today.subtract({ days: 1 }), Math.max(0, days - 1));
  switch (stage.at) {
    case 'received': {
      const local = calendar.local(calendar.now.subtract({ minutes: Math.round(stage.hoursAgo * 60) }));
      return [receive(story, local.toPlainDate(), clock(local))];
    }
    case 'in_triage':
      return [receive(story, back(stage.days), '10:05'), triage(calendar.after(back(stage.days), 1))];
    case 'info_requested':
      return [receive(story, back(stage.days + 1), '11:40'), ...asked(back(stage.days), stage.question)];
    case 'declined':
    case 'redirected': {
      const day = back(stage.days);
      const name = stage.at === 'declined' ? 'decline' : 'redirect';
      const end: Draft = {
        name,
        day,
        time: '15:10',
        by: 'coordinator',
        reason: stage.reason,
        note: stage.note,
      };
      return [receive(story, calendar.before(day, 2), '09:50'), triage(calendar.before(day, 1)), end];
    }
    case 'duplicate': {
      const day = back(stage.days);
      const end: Draft = { name: 'mark_duplicate', day, time: '14:05', by: 'coordinator' };
      return [receive(story, calendar.before(day, 1), '12:15'), triage(day), end];
    }
    case 'accepted':
      return accepted(world, story, back(stage.days));
    case 'waiting':
      return [...accepted(world, story, back(stage.days)), wait(back(stage.days))];
    case 'allocated':
      return allocated(world, story, back(stage.days));
    case 'contacting': {
      const first = back(Math.max(...stage.tries.map(([days]) => days)));
      return [...allocated(world, story, calendar.before(first, 2)), contact(first, '10:20')];
    }
    default:
      return workedSteps(world, story, stage, slots);
  }
}

type Worked = Extract<Stage, { at: 'active' | 'on_hold' | 'closed' | 'follow_up' | 'withdrawn' }>;

function workedSteps(world: World, story: Story, stage: Worked, slots: readonly Slot[]): Draft[] {
  const { calendar, chance } = world;
  const end = 'ago' in stage ? calendar.before(calendar.today.subtract({ days: stage.ago }), 0) : null;
  if (stage.at === 'withdrawn' && stage.while === 'waiting' && end) {
    const day = calendar.before(end, 14);
    return [...accepted(world, story, day), wait(day), leave(end, stage.reason)];
  }
  if (stage.at === 'closed' && stage.tries && end) {
    const first = calendar.before(calendar.today, Math.max(...stage.tries.map(([days]) => days)));
    const steps = [...allocated(world, story, calendar.before(first, 1)), contact(first, '10:20')];
    return [...steps, close(end, stage.reason)];
  }
  const anchor = slots[0]?.day ?? end ?? calendar.today;
  const yesterday = calendar.before(calendar.today.subtract({ days: 1 }), 0);
  const wished = calendar.before(anchor, chance.between(3, 6));
  const reached = Temporal.PlainDate.compare(wished, yesterday) < 0 ? wished : yesterday;
  const given = calendar.before(reached, chance.between(1, 3));
  const steps: Draft[] = allocated(world, story, given);
  steps.push({ name: 'start_work', day: reached, time: '11:15', by: 'link_worker' });
  if (stage.at === 'on_hold') {
    const day = back(calendar, stage.days);
    steps.push({ name: 'hold', day, time: '16:40', by: 'link_worker', reason: stage.reason });
  }
  if (end && stage.at === 'withdrawn') steps.push(leave(end, stage.reason));
  if (end && (stage.at === 'closed' || stage.at === 'follow_up')) {
    steps.push(close(end, stage.reason));
    if (stage.at === 'follow_up') {
      const later = calendar.before(end.add({ days: 84 }), 0);
      steps.push({ name: 'follow_up', day: later, time: '10:30', by: 'link_worker' });
    }
  }
  return steps;
}

function back(calendar: World['calendar'], days: number): Day {
  return calendar.before(calendar.today.subtract({ days: 1 }), Math.max(0, days - 1));
}

function clock(at: Temporal.PlainDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

function receive(story: Story, day: Day, time: string): Draft {
  return { name: 'receive', day, time, by: story.via === 'phone' ? 'coordinator' : 'public' };
}

function triage(day: Day): Draft {
  return { name: 'start_triage', day, time: '09:35', by: 'coordinator' };
}

function asked(day: Day, question: string): Draft[] {
  return [triage(day), { name: 'ask', day, time: '09:55', by: 'coordinator', note: question }];
}

function wait(day: Day): Draft {
  return { name: 'wait', day, time: '11:25', by: 'coordinator' };
}

function contact(day: Day, time: string): Draft {
  return { name: 'start_contact', day, time, by: 'link_worker' };
}

function close(day: Day, reason: string): Draft {
  return { name: 'close', day, time: '16:20', by: 'link_worker', reason };
}

function leave(day: Day, reason: string): Draft {
  return { name: 'withdraw', day, time: '12:10', by: 'link_worker', reason };
}

function accepted(world: World, story: Story, day: Day): Draft[] {
  const { calendar, chance } = world;
  const seen = calendar.before(day, chance.between(0, 1));
  const minute = String(chance.between(10, 59));
  const time = `${chance.pick(['08', '09', '12', '17', '20'])}:${minute}`;
  return [
    receive(story, calendar.before(seen, chance.between(1, 2)), time),
    triage(seen),
    { name: 'accept', day, time: '11:10', by: 'coordinator' },
  ];
}

function allocated(world: World, story: Story, day: Day): Draft[] {
  const waited = story.waited ?? world.chance.pick([0, 0, 3, 6, 10, 15]);
  const from = world.calendar.before(day, waited);
  const steps = accepted(world, story, from);
  if (waited > 0) steps.push(wait(from));
  return [...steps, { name: 'allocate', day, time: '12:30', by: 'coordinator' }];
}
