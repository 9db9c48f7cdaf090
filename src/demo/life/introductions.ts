import { nextStep } from '../../introductions/index.ts';
import type { JsonObject } from '../../platform/database/index.ts';
import { inOrder } from '../calendar.ts';
import type { Introduction, IntroductionState, Story } from '../story.ts';
import { staffOf, type World } from '../world.ts';
import type { Written } from './person.ts';
import type { Held } from './sessions.ts';

type Leg = readonly [transition: string, to: IntroductionState, days: number];

const begin: readonly Leg[] = [
  ['begin', 'suggested', 0],
  ['choose', 'chosen', 0],
];
const send: readonly Leg[] = [...begin, ['send', 'sent', 1]];
const silent: readonly Leg[] = [...send, ['no_reply', 'no_reply', 4]];
const accept: readonly Leg[] = [...send, ['accept', 'accepted', 4]];
const attend: readonly Leg[] = [...accept, ['book', 'booked', 5], ['attend_first', 'first_attended', 12]];

/** The way to each state, with days after the session at which it was chosen. */
const ways: Readonly<Record<IntroductionState, readonly Leg[]>> = {
  suggested: begin.slice(0, 1),
  chosen: begin,
  given: [['begin', 'given', 0]],
  sent: send,
  no_reply: silent,
  chased: [...silent, ['chase', 'chased', 8]],
  escalated: [...silent, ['chase', 'chased', 8], ['escalate', 'escalated', 15]],
  accepted: accept,
  declined: [...send, ['decline', 'declined', 5]],
  booked: [...accept, ['book', 'booked', 5]],
  first_attended: attend,
  attending: [...attend, ['keep_going', 'attending', 19]],
  completed: [...attend, ['keep_going', 'attending', 19], ['complete', 'completed', 54]],
  stopped: [...attend, ['stop', 'stopped', 21]],
};

/** Stopped before anybody went. */
const neverWent: readonly Leg[] = [...accept, ['stop', 'stopped', 14]];

/** How often a silent group has been asked again in each state. */
const asked: Partial<Readonly<Record<IntroductionState, number>>> = { no_reply: 1, chased: 2, escalated: 3 };

/** Writes the introductions of a story, each with the events that led to its state. */
export function writeIntroductions(
  world: World,
  story: Story,
  written: Written,
  held: readonly Held[],
  goalIds: readonly string[],
): void {
  const { personId, referralId } = written;
  if (!personId) return;
  for (const one of story.introductions ?? []) {
    const chosen = held[Math.min(one.at, held.length) - 1];
    const service = world.services.get(one.to);
    if (chosen && service) writeOne(world, story, { personId, referralId }, one, chosen, service, goalIds);
  }
}

type Ids = { readonly personId: string; readonly referralId: string };

function writeOne(
  world: World,
  story: Story,
  ids: Ids,
  one: Introduction,
  chosen: Held,
  service: { readonly id: string; readonly name: string },
  goalIds: readonly string[],
): void {
  const { calendar, chance, rows, programmeId: programme_id } = world;
  const owner = staffOf(world, story.worker ?? '');
  const legs = one.neverWent ? neverWent : ways[one.state];
  const times = timesOf(world, legs, chosen);
  const when = (state: IntroductionState) => times[legs.findIndex(([, to]) => to === state)] ?? null;
  const first = when('first_attended');
  const sent = when('sent');
  const last = times.at(-1) ?? chosen.at;
  const id = chance.id(chosen.at);
  const first_attended_on = first ? calendar.dayOf(first) : null;
  const still = { weeks: stillGoing(world, one, first, 56), months: stillGoing(world, one, first, 91) };
  const given = one.nextIn === undefined ? null : calendar.ahead(one.nextIn);
  const booked_for = bookedFor(world, one, given ?? calendar.ahead(chance.between(1, 5)), first);
  const step = nextStep(
    one.state,
    {
      today: calendar.dayOf(last),
      sentOn: sent ? calendar.dayOf(sent) : null,
      chasedTimes: asked[one.state] ?? 0,
      bookedFor: booked_for?.toPlainDate() ?? null,
      firstAttendedOn: first_attended_on,
      stillGoing8Weeks: still.weeks,
      stillGoing3Months: still.months,
    },
    [3, 7, 14],
  );
  rows.add('introduction', {
    programme_id,
    id,
    referral_id: ids.referralId,
    person_id: ids.personId,
    service_id: service.id,
    service_name: service.name,
    kind: one.kind,
    state: one.state,
    state_since: last,
    owner_id: owner.id,
    next_step: one.next ?? step?.step ?? null,
    next_on: given ?? (step ? notLongAgo(world, step.on) : null),
    sent_at: sent,
    chased_times: asked[one.state] ?? 0,
    booked_for,
    first_attended_on,
    barrier: one.barrier ?? null,
    reason_note: one.note ?? null,
    shared: one.kind === 'signposted' ? null : sharedOf(world, story, one, sent !== null),
    goal_id: goalIds[one.goal ?? 0] ?? null,
    still_going_8_weeks: still.weeks,
    still_going_3_months: still.months,
    version: legs.length,
    created_at: chosen.at,
  });
  legs.forEach(([transition, to], index) => {
    const provider = to === 'accepted' || to === 'declined';
    const at = times[index] ?? chosen.at;
    rows.add('introduction_event', {
      programme_id,
      id: chance.id(at),
      introduction_id: id,
      at,
      actor_id: owner.id,
      actor_name: owner.name,
      transition,
      from_state: legs[index - 1]?.[1] ?? null,
      to_state: to,
      reason: to === 'stopped' ? (one.barrier ?? null) : to === 'declined' ? 'full' : null,
      note: index === legs.length - 1 ? (one.note ?? null) : provider ? 'By phone' : null,
    });
  });
}

/** The whole way fits between the session and now; where there is less time, everything happened sooner. */
function timesOf({ calendar, chance }: World, legs: readonly Leg[], chosen: Held): Temporal.Instant[] {
  const start = chosen.at.add({ minutes: 40 });
  const room = calendar.now.epochMilliseconds - start.epochMilliseconds;
  const wanted = (legs.at(-1)?.[2] ?? 0) * 86_400_000;
  const scale = wanted > room ? Math.max(0, room - 7_200_000) / wanted : 1;
  const times = legs.map(([, , days]) => {
    if (days === 0) return start;
    const exact = Temporal.Instant.fromEpochMilliseconds(
      start.epochMilliseconds + Math.round(days * 86_400_000 * scale),
    );
    const time = `${chance.pick(['09', '10', '11', '14', '16'])}:${chance.between(10, 59)}`;
    return calendar.at(calendar.before(calendar.dayOf(exact), 0), time);
  });
  return inOrder(times, calendar.now.subtract({ minutes: 15 }));
}

/** Somebody has looked at the list now and then: what is overdue is so by a few days, not by months. */
function notLongAgo({ calendar, chance }: World, on: Temporal.PlainDate): Temporal.PlainDate {
  const days = on.until(calendar.today, { largestUnit: 'day' }).days;
  return days > 4 ? calendar.ahead(chance.between(-2, 5)) : on;
}

/** What was agreed that the group may know, and what it was sent. */
function sharedOf({ setting }: World, story: Story, one: Introduction, isSent: boolean): JsonObject {
  const hopes = story.plan?.goals[one.goal ?? 0]?.words ?? story.plan?.goals[0]?.words ?? null;
  const company =
    one.kind === 'accompanied'
      ? (setting.staff.find(staff => staff.key === story.worker)?.name ?? null)
      : null;
  const agreed = { contact: true, accessNeeds: story.access ?? null, hopes, company };
  if (!isSent) return { agreed, sent: null };
  const sent = {
    firstName: story.knownAs ?? story.given,
    phone: story.phone ? setting.phoneOf(story.phone) : null,
    email: null,
    noVoicemail: !(story.ways ?? []).includes('voicemail'),
    bestTime: story.best ?? null,
    accessNeeds: agreed.accessNeeds,
    hopes,
    company,
  };
  return { agreed, sent };
}

function bookedFor(
  { calendar }: World,
  one: Introduction,
  nextOn: Temporal.PlainDate,
  first: Temporal.Instant | null,
): Temporal.PlainDateTime | null {
  if (first) return calendar.local(first).with({ hour: 11, minute: 0, second: 0, millisecond: 0 });
  if (one.state !== 'booked') return null;
  return nextOn.toPlainDateTime(Temporal.PlainTime.from(one.time ?? '11:00'));
}

/** Asked only when so many days have gone by since the first visit. */
function stillGoing(
  { calendar }: World,
  one: Introduction,
  first: Temporal.Instant | null,
  days: number,
): boolean | null {
  if (!first) return null;
  const gone = calendar.dayOf(first).until(calendar.today, { largestUnit: 'day' }).days;
  return gone < days ? null : (one.stillGoing ?? (one.state === 'attending' || one.state === 'completed'));
}
