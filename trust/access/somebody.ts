import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../src/core/index.ts';
import type { Actor } from '../../src/platform/database/index.ts';
import { fromGroup, fromOutside } from './from-outside.ts';
import type { Put } from './rows.ts';

/** How somebody stands to the link worker who asks. */
export const targets = [
  'own',
  'own_closed',
  'colleagues',
  'nobodys',
  'received',
  'other_team',
  'other_programme',
] as const;
export type Target = (typeof targets)[number];

/** One person of the world with a row of every kind, each carrying the word by which a leak is known. */
export type Somebody = {
  readonly target: Target;
  /** Stands in every text of theirs, and nowhere else. */
  readonly canary: string;
  readonly programmeId: string;
  /** By the names that paths give them. */
  readonly ids: Readonly<Record<string, string>>;
};

type Asked = {
  readonly target: Target;
  readonly programmeId: string;
  readonly slug: string;
  readonly serviceId: string;
  /** Whose case it is; null for one that is nobody's yet. */
  readonly worker: Actor | null;
  readonly state: string;
};

/** What there is of everybody, of whoever is known as a person, and of whoever has a link worker. */
const early = ['referralId', 'messageId', 'taskId', 'consentId', 'questionId'];
const known = ['personId'];
const work = [
  'sessionId',
  'plannedId',
  'introductionId',
  'concernId',
  'contactId',
  'noteOfSession',
  'planId',
  'goalId',
  'shortlistId',
  'placeId',
];

const then = '2026-10-05T09:00:00Z';

/** Puts a person into the world with everything that Hedgerow keeps of a person. */
export async function somebody(put: Put, asked: Asked): Promise<Somebody> {
  const { target, programmeId, worker, state } = asked;
  const canary = `Zq${target.replace(/_/g, '')}${randomBytes(3).toString('hex')}`;
  const said = (what: string) => `${canary} ${what}`;
  const hasPerson = state !== 'received';
  const ids: Record<string, string> = {};
  for (const name of [...early, ...(hasPerson ? known : []), ...(worker ? work : [])]) ids[name] = newId();
  if (worker) ids['offerToken'] = randomBytes(32).toString('base64url');
  const add = (table: string, row: Readonly<Record<string, unknown>>) =>
    put(table, { programme_id: programmeId, ...row });
  const who = {
    given_name: canary,
    family_name: `${canary}son`,
    birth_date: '1948-03-14',
    phone: '+353209150142',
    email: `${canary.toLowerCase()}@example.org`,
    address: said('Lane'),
    postcode: 'V95 XY12',
    postcode_area: 'V95',
  };
  if (hasPerson)
    await add('person', {
      id: ids['personId'],
      ...who,
      known_as: canary,
      contact_note: said('rings twice'),
      access_needs: said('needs a seat'),
      about: said('sang once'),
      gp_name: said('Doctor'),
      gp_practice: said('Surgery'),
      gp_email: `gp.${canary.toLowerCase()}@example.org`,
      code_word: said('code'),
      may_email: true,
      may_post: true,
      created_at: then,
      updated_at: then,
    });
  const personId = hasPerson ? ids['personId'] : null;
  const about = { referral_id: ids['referralId'], person_id: personId };
  await add('referral', {
    id: ids['referralId'],
    reference: `HR-${ids['referralId']?.slice(-8)}`,
    state,
    state_since: then,
    route: 'professional',
    submitted: JSON.stringify({
      givenName: canary,
      familyName: `${canary}son`,
      birthDate: '1948-03-14',
      phone: '+353209150142',
      words: said('would like company'),
      needs: ['lonely'],
      riskNote: said('a dog'),
      referrer: {
        name: said('Referrer'),
        role: 'gp',
        organisation: said('Practice'),
        email: 'gp@example.org',
      },
      consents: [{ purpose: 'take_part', given: true }],
    }),
    ...who,
    words: said('would like company'),
    risk_note: said('a dog'),
    referrer_name: said('Referrer'),
    referrer_role: 'gp',
    referrer_organisation: said('Practice'),
    referrer_email: 'gp@example.org',
    person_id: personId,
    received_at: then,
    triaged_at: hasPerson ? then : null,
    waiting_since: hasPerson ? then : null,
    link_worker_id: worker?.id ?? null,
    allocated_at: worker ? then : null,
    sessions_held: worker ? 1 : 0,
    ...(state === 'closed'
      ? { closed_at: '2026-11-20T12:00:00Z', closing_reason: 'goals_met', closing_words: said('thanked us') }
      : {}),
  });
  await add('referral_need', { referral_id: ids['referralId'], need: 'lonely', words: said('lonely') });
  await add('referral_event', {
    id: newId(),
    referral_id: ids['referralId'],
    at: then,
    actor_id: worker?.id ?? newId(),
    actor_role: 'coordinator',
    actor_name: 'Somebody here',
    transition: 'receive',
    to_state: 'received',
    note: said('note of a step'),
  });
  await add('referral_question', {
    id: ids['questionId'],
    referral_id: ids['referralId'],
    question: said('question'),
    asked_at: then,
    asked_by: worker?.id ?? newId(),
  });
  await add('consent', {
    id: ids['consentId'],
    ...about,
    purpose: 'share_with_gp',
    given: true,
    at: then,
    how: 'in_person',
    by_whom: said('themself'),
    recorded_by: worker?.id ?? newId(),
  });
  await add('task', {
    id: ids['taskId'],
    kind: 'free',
    ...about,
    assignee_id: worker?.id ?? null,
    due_on: '2026-11-24',
    words: said('ring back'),
    created_at: then,
  });
  await add('message', {
    id: ids['messageId'],
    ...about,
    to_whom: 'person',
    channel: 'email',
    template: 'receipt',
    recipient: who.email,
    subject: said('subject'),
    body: said('body'),
    state: 'held',
    state_reason: 'neutral_letter',
    created_at: then,
  });
  await fromOutside({ add, ids, about, said });
  if (worker && personId) {
    await inWork({ add, ids, about: { ...about, person_id: personId }, worker, asked, said });
    await fromGroup({ add, ids, about, said }, asked.serviceId);
  }
  const reminderToken = randomBytes(32).toString('base64url');
  if (worker && personId) {
    await add('reminder_ask', {
      id: newId(),
      person_id: personId,
      about: 'session',
      subject_id: ids['plannedId'],
      starts_at: '2026-11-23 15:00',
      channel: 'email',
      token_hash: createHash('sha256').update(reminderToken).digest(),
      asked_at: then,
      expires_at: '2026-11-23T15:00:00Z',
    });
  }
  const statusToken = randomBytes(32).toString('base64url');
  await add('private_link', {
    token_hash: createHash('sha256').update(statusToken).digest(),
    purpose: 'referral_status',
    subject_id: ids['referralId'],
    created_at: then,
    expires_at: '2027-05-01T00:00:00Z',
  });
  return {
    target,
    canary,
    programmeId,
    ids: { ...ids, ...(worker && personId ? { reminderToken } : {}), statusToken },
  };
}

type Work = {
  readonly add: (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly ids: Readonly<Record<string, string>>;
  readonly about: { readonly referral_id: string | undefined; readonly person_id: string };
  readonly worker: Actor;
  readonly asked: Asked;
  readonly said: (what: string) => string;
};

/** What there is of a person under a link worker. Plan, letters and matches are made by the application itself. */
async function inWork({ add, ids, about, worker, asked, said }: Work): Promise<void> {
  await add('person_contact', {
    id: newId(),
    person_id: about.person_id,
    name: said('Sister'),
    relation: said('sister'),
    note: said('rings her'),
    created_at: then,
  });
  await add('contact', {
    id: ids['contactId'],
    ...about,
    staff_id: worker.id,
    at: then,
    mode: 'phone',
    outcome: 'reached',
    note: said('talked'),
  });
  await add('concern', {
    id: ids['concernId'],
    ...about,
    kind: 'other',
    words: said('worry'),
    raised_by: worker.id,
    raised_at: then,
    owner_id: worker.id,
    decide_by: '2026-11-25',
    state: 'open',
  });
  const session = {
    ...about,
    link_worker_id: worker.id,
    mode: 'phone',
    place: said('place'),
    created_at: then,
  };
  await add('session', {
    id: ids['sessionId'],
    ...session,
    state: 'held',
    number: 1,
    starts_at: '2026-11-16 10:00',
  });
  await add('session', {
    id: ids['plannedId'],
    ...session,
    state: 'planned',
    starts_at: '2026-11-23 15:00',
    know_before: said('know'),
  });
  await add('note', {
    id: ids['noteOfSession'],
    ...about,
    session_id: ids['sessionId'],
    author_id: worker.id,
    text: said('noted'),
    person_words: said('their words'),
    state: 'signed',
    created_at: then,
    updated_at: then,
    signed_at: then,
  });
  await add('note_addendum', {
    id: newId(),
    note_id: ids['noteOfSession'],
    author_id: worker.id,
    text: said('added'),
    at: then,
  });
  await add('plan', {
    id: ids['planId'],
    ...about,
    what_matters: said('matters'),
    strengths: said('strength'),
    if_things_get_worse: said('worse'),
    created_at: then,
    updated_at: then,
    updated_by: worker.id,
  });
  await add('goal', {
    id: ids['goalId'],
    plan_id: ids['planId'],
    words: said('goal'),
    importance: 8,
    confidence: 6,
    created_at: then,
  });
  await add('action', {
    id: newId(),
    plan_id: ids['planId'],
    goal_id: ids['goalId'],
    words: said('step'),
    owner: 'person',
    created_at: then,
  });
  await add('barrier', {
    id: newId(),
    plan_id: ids['planId'],
    code: 'transport',
    way_round: said('bus'),
    created_at: then,
  });
  const groupId = newId();
  await add('own_group', {
    id: groupId,
    name: 'Stress control',
    kind: 'course',
    mode: 'venue',
    places: 5,
    begins_on: '2026-12-01',
    begins_at: '10:00',
    minutes: 90,
    state: 'open',
    booking: 'open',
    state_since: then,
    created_at: then,
    created_by: worker.id,
  });
  await add('group_place', {
    id: ids['placeId'],
    group_id: groupId,
    ...about,
    state: 'offered',
    asked_at: then,
    asked_how: 'staff',
    needs_note: said('chair'),
    offer_until: '2027-05-01T00:00:00Z',
    offer_hash: createHash('sha256')
      .update(ids['offerToken'] ?? '')
      .digest(),
  });
  await add('introduction', {
    id: ids['introductionId'],
    ...about,
    service_id: asked.serviceId,
    service_name: 'Courthouse Singers',
    kind: 'referred',
    state: 'sent',
    state_since: then,
    owner_id: worker.id,
    sent_at: then,
    reason_note: said('reason'),
    shared: JSON.stringify({ firstName: said('first') }),
    goal_id: ids['goalId'],
    created_at: then,
  });
  await add('introduction_event', {
    id: newId(),
    introduction_id: ids['introductionId'],
    at: then,
    actor_id: worker.id,
    actor_name: 'Somebody here',
    transition: 'send',
    from_state: 'chosen',
    to_state: 'sent',
    note: said('note of a move'),
  });
  await add('unmet_need', {
    id: newId(),
    ...about,
    need: 'transport',
    failed_limit: 'none_exists',
    words: said('nothing near'),
    recorded_by: worker.id,
    at: then,
  });
  await add('own_concern', {
    referral_id: about.referral_id,
    position: 1,
    words: said('own concern'),
    created_at: then,
  });
  await add('assessment', {
    id: newId(),
    ...about,
    instrument: 'ons4',
    instrument_version: 1,
    timepoint: 'baseline',
    answers: JSON.stringify({ satisfied: 4, worthwhile: 5, happy: 4, anxious: 8 }),
    taken_on: '2026-10-06',
    recorded_by: worker.id,
    recorded_at: then,
  });
  await add('measures_ask', {
    id: newId(),
    referral_id: about.referral_id,
    timepoint: 'baseline',
    way: 'phone',
    asked_on: '2026-10-05',
    asked_at: then,
    asked_by: worker.id,
  });
  await add('extension', {
    id: newId(),
    referral_id: about.referral_id,
    sessions: 2,
    reason: 'setback',
    note: said('two more'),
    asked_by: worker.id,
    asked_at: then,
  });
  await add('case_shortlist', {
    id: ids['shortlistId'],
    referral_id: about.referral_id,
    services: JSON.stringify([{ id: asked.serviceId, name: 'Courthouse Singers' }]),
    made_by: worker.id,
    made_by_name: said('Maker'),
    made_at: then,
  });
}
