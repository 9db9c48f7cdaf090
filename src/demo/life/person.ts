import { reference } from '../../core/index.ts';
import { nobody } from '../../platform/database/index.ts';
import { equalityOf } from '../equality.ts';
import type { Story } from '../story.ts';
import { coordinatorOf, staffOf, townOf, type World } from '../world.ts';
import { consentsOf, intakeFor } from './intake.ts';
import type { Step, Timeline } from './timeline.ts';

/** A referral with the ids the rest of its life hangs on. `personId` is null before it was accepted. */
export type Written = {
  readonly referralId: string;
  readonly personId: string | null;
  readonly steps: readonly Step[];
  readonly reference: string;
  /** Sessions held. */
  readonly held: number;
  readonly phone: string;
  readonly ways: readonly string[];
};

/** Writes person, referral, needs, events and consents of one story. */
export function writePerson(world: World, story: Story, timeline: Timeline): Written {
  const { chance, rows, programmeId: programme_id } = world;
  const { steps } = timeline;
  const received = instantOf(steps, 'receive') ?? world.calendar.now;
  const referralId = chance.id(received);
  const acceptedAt = instantOf(steps, 'accept');
  const personId = acceptedAt ? chance.id(acceptedAt) : null;
  const intake = intakeFor(world, story);
  const town = townOf(world, story.town);
  const area_id = world.areaIds.get(town.area) ?? null;
  if (story.key) world.referralIds.set(story.key, referralId);
  const shared = {
    programme_id,
    given_name: story.given,
    family_name: story.family,
    birth_date: intake.birthDate === null ? null : Temporal.PlainDate.from(intake.birthDate),
    stated_adult: intake.statedAdult,
    phone: intake.phone,
    email: intake.email,
    address: intake.address,
    postcode: intake.postcode,
    postcode_area: town.code,
    area_id,
    identifier_system: null,
    identifier_value: null,
    locale: intake.locale,
    interpreter_language: intake.interpreter,
  };
  if (personId && acceptedAt) {
    const around = (chance.between(0, 200) - 100) / 9000;
    rows.add('person', {
      ...shared,
      id: personId,
      ...equalityOf(world.setting, {
        name: `${story.given} ${story.family}`,
        pronouns: story.pronouns,
        locale: intake.locale,
        area: town.area,
      }),
      known_as: story.knownAs ?? null,
      pronouns: story.pronouns,
      other_phone: null,
      lat: town.lat + around,
      lon: town.lon - around,
      may_voicemail: intake.ways.includes('voicemail'),
      may_text: intake.ways.includes('text'),
      may_email: intake.ways.includes('email'),
      may_post: intake.ways.includes('post'),
      best_time: intake.bestTime,
      contact_note: intake.contactNote,
      code_word: story.codeWord ?? null,
      neutral_sender: story.neutral ?? false,
      access_needs: intake.accessNeeds,
      travel_needs: story.travel ?? null,
      about: story.about ?? null,
      gp_name: intake.gpName,
      gp_practice: intake.gpPractice,
      gp_email: gpOf(world, story)?.email ?? null,
      died_on: diedOn(world, story),
      merged_into: null,
      version: 1,
      created_at: acceptedAt,
      updated_at: acceptedAt,
    });
    for (const [name, relation, note] of story.around ?? []) {
      rows.add('person_contact', {
        programme_id,
        id: chance.id(acceptedAt),
        person_id: personId,
        name,
        relation,
        phone: null,
        note: note ?? null,
        created_at: acceptedAt,
      });
    }
  }
  const number = reference('HR', below => chance.between(0, below - 1));
  rows.add('referral', {
    ...shared,
    ...decisionOf(world, story, steps),
    id: referralId,
    reference: number,
    route:
      story.via === 'self'
        ? 'self'
        : story.via === 'phone'
          ? 'phone'
          : story.via === 'helper'
            ? 'helper'
            : 'professional',
    submitted: intake,
    words: story.reason,
    risk_note: story.risk ?? null,
    referrer_name: intake.referrer?.name ?? null,
    referrer_role: intake.referrer?.role ?? null,
    referrer_organisation: intake.referrer?.organisation ?? null,
    referrer_email: intake.referrer?.email ?? null,
    referrer_phone: intake.referrer?.phone ?? null,
    referrer_relation: intake.referrer?.relation ?? null,
    person_id: personId,
    received_at: received,
    ...workOf(world, story, timeline),
  });
  story.needs.forEach((need, priority) => {
    const severity = personId ? chance.between(2, 6) : null;
    rows.add('referral_need', {
      programme_id,
      referral_id: referralId,
      need,
      words: null,
      priority,
      severity,
    });
  });
  writeEvents(world, story, referralId, steps);
  for (const consent of consentsOf(world, story, intake, { referralId, personId, received, acceptedAt }))
    rows.add('consent', consent);
  const held = timeline.slots.filter(slot => slot.kind === 'H' || slot.kind === 'V').length;
  return { referralId, personId, steps, reference: number, held, phone: intake.phone, ways: intake.ways };
}

function gpOf(world: World, story: Story) {
  const referrer = world.setting.referrers[story.via];
  return referrer?.role === 'gp' ? referrer : null;
}

function diedOn({ calendar }: World, { stage }: Story): Temporal.PlainDate | null {
  return stage.at === 'closed' && stage.diedAgo !== undefined
    ? calendar.today.subtract({ days: stage.diedAgo })
    : null;
}

export function instantOf(steps: readonly Step[], name: Step['name']): Temporal.Instant | null {
  return steps.findLast(step => step.name === name)?.at ?? null;
}

const toState: Readonly<Record<Step['name'], string>> = {
  receive: 'received',
  start_triage: 'in_triage',
  ask: 'info_requested',
  answer: 'in_triage',
  accept: 'accepted',
  decline: 'declined',
  redirect: 'redirected',
  mark_duplicate: 'duplicate',
  wait: 'waiting',
  allocate: 'allocated',
  reallocate: 'active',
  start_contact: 'contacting',
  start_work: 'active',
  hold: 'on_hold',
  resume: 'active',
  close: 'closed',
  follow_up: 'follow_up',
  reopen: 'active',
  withdraw: 'withdrawn',
};

function decisionOf(world: World, story: Story, steps: readonly Step[]) {
  const { stage } = story;
  const last = steps.at(-1);
  const decided = steps.find(step => ['accept', 'decline', 'redirect', 'mark_duplicate'].includes(step.name));
  const coded = stage.at === 'declined' || stage.at === 'redirected' ? stage : null;
  return {
    state: toState[last?.name ?? 'receive'],
    state_since: last?.at ?? world.calendar.now,
    receipt_sent_at: receiptOf(world, story, steps),
    triaged_at: decided?.at ?? null,
    triaged_by: decided ? coordinatorOf(world).id : null,
    decision_reason: coded?.reason ?? null,
    decision_note: coded?.note ?? null,
    redirected_to: stage.at === 'redirected' ? stage.to : null,
    handover_made: stage.at === 'redirected' ? stage.handover : null,
    duplicate_of: stage.at === 'duplicate' ? (world.referralIds.get(stage.of) ?? null) : null,
    version: steps.length,
  };
}

function receiptOf({ calendar }: World, story: Story, steps: readonly Step[]): Temporal.Instant | null {
  const sent = instantOf(steps, 'receive')?.add({ minutes: 2 });
  if (!sent || story.via === 'phone' || Temporal.Instant.compare(sent, calendar.now) > 0) return null;
  return sent;
}

function workOf(world: World, story: Story, { steps, slots }: Timeline) {
  const { calendar } = world;
  const { stage } = story;
  const held = slots.filter(slot => slot.kind === 'H' || slot.kind === 'V');
  const firstHeld = held[0];
  const allocated = instantOf(steps, 'allocate');
  const closed = instantOf(steps, 'close');
  const until = stage.at === 'on_hold' ? calendar.ahead(stage.untilIn) : null;
  return {
    waiting_since: instantOf(steps, 'wait'),
    allocated_at: allocated,
    link_worker_id: allocated ? staffOf(world, story.worker ?? '').id : null,
    first_contact_at: instantOf(steps, 'start_work'),
    first_session_at: firstHeld ? calendar.at(firstHeld.day, firstHeld.time) : null,
    hold_reason: stage.at === 'on_hold' ? stage.reason : null,
    hold_until: until,
    extension_reason: null,
    sessions_planned: Math.max(8, held.length),
    sessions_held: held.length,
    closed_at: closed,
    closed_by: closed ? staffOf(world, story.worker ?? '').id : null,
    closing_reason: 'reason' in stage && closed ? stage.reason : null,
    closing_words: closed ? (story.closing ?? null) : null,
    next_action: null,
    next_action_on: null,
  };
}

function writeEvents(world: World, story: Story, referralId: string, steps: readonly Step[]): void {
  let from: string | null = null;
  for (const { name, at, by, reason, note } of steps) {
    const actor =
      by === 'public'
        ? null
        : by === 'coordinator'
          ? coordinatorOf(world)
          : staffOf(world, story.worker ?? '');
    world.rows.add('referral_event', {
      programme_id: world.programmeId,
      id: world.chance.id(at),
      referral_id: referralId,
      at,
      actor_id: actor?.id ?? nobody,
      actor_role: actor?.role ?? 'public',
      actor_name: actor?.name ?? story.helper?.[0] ?? world.setting.referrers[story.via]?.name ?? '',
      transition: name,
      from_state: from,
      to_state: toState[name],
      reason: reason ?? null,
      note: note ?? null,
    });
    if (name === 'ask')
      world.rows.add('referral_question', {
        programme_id: world.programmeId,
        id: world.chance.id(at),
        referral_id: referralId,
        question: note ?? '',
        asked_at: at,
        asked_by: coordinatorOf(world).id,
        answer: null,
        answered_at: null,
      });
    from = toState[name];
  }
}
