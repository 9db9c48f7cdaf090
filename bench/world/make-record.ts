import { texts } from './chance.ts';
import { type Size, worldNow, worldToday } from './size.ts';
import { goals, needs, said, steps } from './words.ts';

const row = 'j.programme_id, j.referral_id, j.person_id';
const known = "j.person_id is not null and j.stage in ('case', 'over')";

/** Needs, consents and the people around: what a referral brings. */
function aroundReferrals(): readonly string[] {
  return [
    `insert into referral_need (programme_id, referral_id, need, priority)
     select j.programme_id, j.referral_id, (${texts(needs)})[1 + (j.n + 3 * k) % ${needs.length}], k
     from bench.journey j, generate_series(0, 1) k order by j.n, k`,
    `insert into consent (programme_id, referral_id, person_id, id, purpose, given, at, how, by_whom, recorded_by)
     select ${row}, bench.id(16, j.n * 4 + k), (array['take_part', 'keep_record', 'share_with_gp'])[k], k < 3 or j.n % 5 <> 0, j.received_at, 'in_person',
       'the person', bench.id(3, j.p * 100 + 50)
     from bench.journey j, generate_series(1, 3) k where ${known} order by j.n, k`,
    `insert into person_contact (programme_id, person_id, id, name, relation, phone, created_at)
     select j.programme_id, j.person_id, bench.id(17, j.n), 'Mary next door', 'neighbour', '+353209150177', j.received_at
     from bench.journey j where j.stage = 'case' order by j.n`,
    `insert into message (programme_id, referral_id, person_id, id, to_whom, channel, template, recipient, subject, body, state, created_at, sent_at)
     select ${row}, bench.id(18, j.n), 'referrer', 'email', 'referral_received', 'surgery@example.org', 'We have your referral',
       'Thank you. We look at every referral within two working days.', 'sent', j.received_at, j.received_at
     from bench.journey j order by j.n`,
    `insert into outbox (programme_id, id, name, subject_id, created_at, dispatched_at)
     select j.programme_id, bench.id(19, j.n), 'ReferralReceived', j.referral_id, j.received_at, j.received_at from bench.journey j order by j.n`,
  ];
}

/** Plans in the person's words with two goals of two steps each, agreed once. */
function plans(): readonly string[] {
  return [
    `insert into plan (programme_id, referral_id, person_id, id, what_matters, strengths, created_at, updated_at, updated_by)
     select ${row}, bench.id(20, j.n), bench.pick(${texts(said)}, j.n, 140), 'Knows every song from here to Kilrush. Never late.', at, at, j.worker_id
     from bench.journey j, lateral (select (j.first_on + 14)::timestamptz as at) moment where j.held > 0 order by j.n`,
    `insert into goal (programme_id, plan_id, id, words, importance, confidence, position, created_at)
     select j.programme_id, bench.id(20, j.n), bench.id(21, j.n * 2 + g), (${texts(goals)})[1 + (j.n + g) % ${goals.length}], 6 + bench.chance(j.n, 150 + g, 5),
       3 + bench.chance(j.n, 152 + g, 7), g, (j.first_on + 14)::timestamptz
     from bench.journey j, generate_series(0, 1) g where j.held > 0 order by j.n, g`,
    `insert into action (programme_id, plan_id, goal_id, id, words, owner, due_on, done_on, position, created_at)
     select j.programme_id, bench.id(20, j.n), bench.id(21, j.n * 2 + a / 2), bench.id(22, j.n * 4 + a), (${texts(steps)})[1 + (j.n + a) % ${steps.length}],
       (array['person', 'link_worker', 'both'])[1 + bench.chance(j.n, 160 + a, 3)], j.first_on + 21 + a, case when a % 2 = 0 then j.first_on + 20 end, a,
       (j.first_on + 14)::timestamptz
     from bench.journey j, generate_series(0, 3) a where j.held > 0 order by j.n, a`,
    `insert into barrier (programme_id, plan_id, id, code, way_round, created_at)
     select j.programme_id, bench.id(20, j.n), bench.id(23, j.n), 'transport', 'The Local Link bus at 9.40.', (j.first_on + 14)::timestamptz
     from bench.journey j where j.held > 0 order by j.n`,
    `insert into plan_version (programme_id, plan_id, number, content, agreed_on, agreed_how, recorded_by, recorded_at)
     select j.programme_id, bench.id(20, j.n), 1, jsonb_build_object('whatMatters', null, 'strengths', null, 'ifThingsGetWorse', null, 'goals',
         jsonb_build_array(), 'barriers', jsonb_build_array()), j.first_on + 14, 'in_person', j.worker_id, (j.first_on + 14)::timestamptz
     from bench.journey j where j.held > 0 order by j.n`,
    `insert into own_concern (programme_id, referral_id, position, words, created_at)
     select j.programme_id, j.referral_id, k, bench.pick(${texts(said)}, j.n, 170 + k), j.first_on::timestamptz
     from bench.journey j, generate_series(1, 2) k where j.held > 0 order by j.n, k`,
  ];
}

/** Introductions with their events. */
function introductions(): readonly string[] {
  const states = texts(['sent', 'no_reply', 'booked', 'first_attended', 'attending', 'completed']);
  return [
    `insert into introduction (programme_id, referral_id, person_id, id, service_id, service_name, kind, state, state_since, owner_id, next_on, sent_at,
       first_attended_on, created_at)
     select ${row}, bench.id(24, j.n * 2 + i), bench.id(30, 1 + bench.chance(j.n, 180 + i, 500)), 'Singers of ' || (array['Tulla', 'Ennis', 'Kilrush'])[1 + j.n % 3],
       case when i = 0 then 'accompanied' else 'referred' end, bench.pick(${states}, j.n, 182 + i), least(at + interval '9 days', timestamptz '${worldNow}'), j.worker_id,
       case when j.stage = 'case' then date '${worldToday}' + bench.chance(j.n, 184 + i, 14) end, at, at::date + 7, at
     from bench.journey j, generate_series(0, 1) i, lateral (select (j.first_on + 15 + i)::timestamptz as at) moment where j.held > 0 order by j.n, i`,
    `insert into introduction_event (programme_id, introduction_id, id, at, actor_id, actor_name, transition, from_state, to_state)
     select j.programme_id, bench.id(24, j.n * 2 + i), bench.id(25, j.n * 4 + 2 * i + e), (j.first_on + 15 + 3 * e)::timestamptz, j.worker_id, 'Aoife Hehir',
       (array['choose', 'send'])[1 + e], (array['suggested', 'chosen'])[1 + e], (array['chosen', 'sent'])[1 + e]
     from bench.journey j, generate_series(0, 1) i, generate_series(0, 1) e where j.held > 0 order by j.n, i, e`,
  ];
}

/** Questionnaires at the start of every open case; start and end for more than a quarter of those that are over. */
function assessments(): string {
  const filled = `values
    (1, 'ons4', jsonb_build_object('satisfied', 3 + c, 'worthwhile', 4 + c, 'happy', 3 + c, 'anxious', 8 - c)),
    (2, 'ucla3', jsonb_build_object('companionship', 1 + c % 3, 'left_out', 2, 'isolated', 1 + c % 3)),
    (3, 'control', jsonb_build_object('control', 2 + c)), (4, 'own_concerns', jsonb_build_object('first', 1 + c, 'second', c))`;
  return `
    insert into assessment (programme_id, referral_id, person_id, id, instrument, instrument_version, timepoint, answers, scores, taken_on, recorded_by, recorded_at)
    select ${row}, bench.id(26, j.n * 16 + 8 * t + q.position), q.instrument, 1, (array['baseline', 'end'])[1 + t], q.answers,
      case when q.instrument = 'ucla3' then jsonb_build_object('loneliness', 4 + 2 * (c % 3)) else q.answers end,
      j.first_on + 7 * (j.held - 1) * t, j.worker_id, (j.first_on + 7 * (j.held - 1) * t)::timestamptz
    from bench.journey j, generate_series(0, 1) t, lateral (select bench.chance(j.n, 190, 4) + t as c) answer,
      lateral (${filled}) as q (position, instrument, answers)
    where j.held > 0 and ((j.stage = 'case' and t = 0) or (j.stage = 'over' and bench.chance(j.n, 191, 100) < 28))
    order by j.n, t, q.position`;
}

/** Letters of closed cases, who was looked at lately, and the record of who looked and who changed. */
function afterwards({ audit }: Size): readonly string[] {
  return [
    `insert into letter (programme_id, referral_id, person_id, id, kind, locale, facts, state, made_at, made_by, sent_at)
     select ${row}, bench.id(27, j.n), 'gp_closing', 'en', jsonb_build_object('reference', 'HR'), 'sent', at, j.worker_id, at
     from bench.journey j, lateral (select (j.first_on + 7 * (j.held + 1))::timestamptz as at) moment where j.state in ('closed', 'follow_up') order by j.n`,
    `insert into recent_person (programme_id, staff_id, referral_id, at)
     select j.programme_id, j.worker_id, j.referral_id, timestamptz '${worldNow}' - j.rank * interval '1 hour'
     from bench.journey j where j.stage = 'case' and j.rank < 8`,
    `insert into audit_entry (programme_id, id, at, actor_id, actor_role, verb, subject_kind, subject_id, person_id, fields, request_id)
     select j.programme_id, bench.id(28, j.n * 32 + a), j.received_at + a * interval '2 days', coalesce(j.worker_id, bench.id(3, j.p * 100 + 50)),
       'link_worker', (array['case.read', 'session.recorded', 'today.read'])[1 + a % 3], 'referral', j.referral_id, j.person_id,
       case when a % 3 = 1 then '{state,minutes}'::text[] else '{}' end, 'bench'
     from bench.journey j, generate_series(1, ${audit}) a order by j.n, a`,
  ];
}

export function makeRecord(size: Size): readonly string[] {
  return [...aroundReferrals(), ...plans(), ...introductions(), assessments(), ...afterwards(size)];
}
