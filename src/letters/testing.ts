import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import type { TestApp } from '../web/testing.ts';

/** What the person of `seedClosedCase` said, to be found again in letters. */
export const theirWords = {
  start: 'Since Tom died I talk to the radio. <b>Nobody</b> answers.',
  end: 'I was asked for by name when I came in the door.',
  matters: 'Singing. And being asked for by name.',
  goal: 'To sing with people again, not at the radio.',
  hard: 'Ring Mary next door. Put the kettle on.',
  step: 'Go with Noreen on Tuesdays',
} as const;

type Seed = {
  readonly person?: Readonly<Record<string, unknown>>;
  readonly referral?: Readonly<Record<string, unknown>>;
  /** Consent to write to the GP; null: never asked. */
  readonly gpConsent?: boolean | null;
};

/** A case that ended well after two meetings, with plan, introductions, measures and words, past all rules. */
export async function seedClosedCase(app: TestApp, seed: Seed = {}) {
  const { programmeId, id: workerId } = app.clare.linkWorker.actor;
  const kase = await seedCase(app, { givenName: 'Breda', familyName: 'Kinnane', mayText: false });
  const add = (table: string, row: Readonly<Record<string, unknown>>) =>
    insert(app, table, { programme_id: programmeId, ...row });
  await change(app, 'person', kase.personId, {
    birth_date: '1948-03-14',
    email: 'breda@example.org',
    may_email: true,
    may_post: true,
    address: '2 Chapel Lane\nTulla',
    postcode: 'V95 XY12',
    gp_name: 'Dr Orla Considine',
    gp_practice: 'Abbeyside Surgery, Ennis',
    gp_email: 'orla@example.org',
    ...seed.person,
  });
  await change(app, 'referral', kase.id, {
    state: 'closed',
    reference: `HR-2026-${kase.id.slice(-6)}`,
    referrer_name: 'Dr Orla Considine',
    referrer_role: 'gp',
    received_at: '2026-09-10T09:00:00Z',
    sessions_held: 2,
    closing_reason: 'mostly_met',
    closing_words: theirWords.end,
    closed_at: '2026-11-20T12:00:00Z',
    first_contact_at: '2026-09-14T12:00:00Z',
    ...seed.referral,
  });
  const about = { referral_id: kase.id, person_id: kase.personId };
  const { gpConsent = true } = seed;
  const how = { how: 'in_person', by_whom: 'the person', recorded_by: workerId };
  if (gpConsent !== null) {
    await add('consent', {
      id: newId(),
      ...about,
      purpose: 'share_with_gp',
      given: gpConsent,
      at: '2026-09-20T09:00:00Z',
      ...how,
    });
  }
  for (const [number, startsAt] of [
    [1, '2026-09-22 10:00'],
    [2, '2026-11-17 10:00'],
  ] as const) {
    const id = newId();
    const session = { id, ...about, link_worker_id: workerId, state: 'held', number, starts_at: startsAt };
    await add('session', { ...session, mode: 'in_person', created_at: '2026-09-20T09:00:00Z' });
    await add('note', {
      id: newId(),
      ...about,
      session_id: id,
      author_id: workerId,
      text: 'A private note of the link worker.',
      person_words: number === 1 ? theirWords.start : 'In between.',
      state: 'signed',
      created_at: '2026-09-22T12:00:00Z',
      updated_at: '2026-09-22T12:00:00Z',
      signed_at: '2026-09-22T12:00:00Z',
    });
  }
  await add('referral_need', { referral_id: kase.id, need: 'lonely' });
  await add('referral_need', { referral_id: kase.id, need: 'domestic_abuse', priority: 1 });
  const planId = newId();
  const goalId = newId();
  const at = '2026-09-22T12:00:00Z';
  await add('plan', {
    id: planId,
    ...about,
    what_matters: theirWords.matters,
    if_things_get_worse: theirWords.hard,
    created_at: at,
    updated_at: at,
    updated_by: workerId,
  });
  await add('goal', {
    id: goalId,
    plan_id: planId,
    words: theirWords.goal,
    importance: 9,
    confidence: 4,
    state: 'partly_met',
    created_at: at,
  });
  await add('action', {
    id: newId(),
    plan_id: planId,
    goal_id: goalId,
    words: theirWords.step,
    owner: 'person',
    created_at: at,
  });
  await add('barrier', {
    id: newId(),
    plan_id: planId,
    code: 'transport',
    way_round: 'The Friday bus.',
    created_at: at,
  });
  const introduction = {
    ...about,
    service_id: newId(),
    kind: 'referred',
    state_since: at,
    owner_id: workerId,
    created_at: at,
  };
  await add('introduction', {
    id: newId(),
    ...introduction,
    service_name: 'Tulla Singers',
    state: 'attending',
    first_attended_on: '2026-10-08',
  });
  await add('introduction', {
    id: newId(),
    ...introduction,
    service_name: 'Swimming in Lahinch',
    state: 'stopped',
    barrier: 'transport',
  });
  await add('introduction', {
    id: newId(),
    ...introduction,
    service_name: 'Only an idea',
    state: 'suggested',
  });
  const asked = {
    ...about,
    instrument: 'ons4',
    instrument_version: 1,
    recorded_by: workerId,
    recorded_at: at,
    scores: '{}',
  };
  await add('assessment', {
    id: newId(),
    ...asked,
    timepoint: 'baseline',
    taken_on: '2026-09-22',
    answers: JSON.stringify({ satisfied: 4, worthwhile: 5, happy: 4, anxious: 8 }),
  });
  await add('assessment', {
    id: newId(),
    ...asked,
    timepoint: 'end',
    taken_on: '2026-11-17',
    answers: JSON.stringify({ satisfied: 7, worthwhile: 8, happy: 6 }),
  });
  return kase;
}

/** Sets columns of one row. */
export async function change(
  app: TestApp,
  table: 'person' | 'referral',
  id: string,
  columns: Readonly<Record<string, unknown>>,
) {
  const names = Object.keys(columns).map((name, index) => `${name} = $${index + 2}`);
  await app.sql(`update ${table} set ${names.join(', ')} where id = $1`, [id, ...Object.values(columns)]);
}

async function insert(app: TestApp, table: string, row: Readonly<Record<string, unknown>>) {
  const marks = Object.keys(row).map((_, index) => `$${index + 1}`);
  await app.sql(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${marks.join(', ')})`,
    Object.values(row),
  );
}
