import { texts } from './chance.ts';
import { worldNow, worldToday } from './size.ts';
import { notes, places, said } from './words.ts';

const row = 'j.programme_id, j.referral_id, j.person_id';

/** What happened between person and link worker: sessions with notes, contacts, the transitions of the referral. */
export function makeMeetings(): readonly string[] {
  return [
    `insert into session (programme_id, referral_id, person_id, id, link_worker_id, state, number, starts_at, mode, place, know_before, minutes, next_step,
       recorded_at, created_at)
     select ${row}, bench.id(10, j.n * 16 + s), j.worker_id, 'held', s, j.first_on + 7 * (s - 1) + time '10:00' + (j.rank % 5) * interval '75 minutes',
       (array['in_person', 'home', 'phone', 'walk_and_talk'])[1 + bench.chance(j.n, s, 4)], bench.pick(${texts(places)}, j.n, 50 + s),
       null, 45 + 5 * bench.chance(j.n, 60 + s, 4), 'Ring the group', (j.first_on + 7 * (s - 1))::timestamptz + interval '15 hours', j.received_at
     from bench.journey j, generate_series(1, j.held) s order by j.n, s`,
    `insert into session (programme_id, referral_id, person_id, id, link_worker_id, state, starts_at, mode, place, missed_reason, recorded_at, created_at)
     select ${row}, bench.id(10, j.n * 16 + 14), j.worker_id, 'missed', j.first_on + 3 + time '11:00', 'in_person', 'the library in Ennis', 'unwell',
       (j.first_on + 3)::timestamptz + interval '15 hours', j.received_at
     from bench.journey j where j.held > 0 and bench.chance(j.n, 70, 10) = 0 order by j.n`,
    `insert into session (programme_id, referral_id, person_id, id, link_worker_id, state, starts_at, mode, place, know_before, created_at)
     select ${row}, bench.id(10, j.n * 16 + 15), j.worker_id, 'planned', j.next_at, 'in_person', bench.pick(${texts(places)}, j.n, 71),
       case when j.n % 3 = 0 then 'Bring the form for the grant.' end, j.received_at
     from bench.journey j where j.next_at is not null order by j.n`,
    `insert into note (programme_id, referral_id, person_id, id, session_id, author_id, text, person_words, state, created_at, updated_at, signed_at)
     select ${row}, bench.id(11, j.n * 16 + s), bench.id(10, j.n * 16 + s), j.worker_id,
       bench.pick(${texts(notes)}, j.n, 80 + s) || ' ' || bench.pick(${texts(notes)}, j.n, 90 + s),
       case when s % 2 = 1 then bench.pick(${texts(said)}, j.n, 100 + s) end, 'signed', at, at, at
     from bench.journey j, generate_series(1, j.held) s, lateral (select (j.first_on + 7 * (s - 1))::timestamptz + interval '16 hours' as at) moment
     order by j.n, s`,
    `insert into contact (programme_id, referral_id, person_id, id, staff_id, at, mode, with_whom, outcome, minutes, is_attempt, note)
     select ${row}, bench.id(12, j.n * 16 + c), j.worker_id, least(j.received_at + interval '9 days' + c * interval '31 hours', timestamptz '${worldNow}'),
       (array['phone', 'phone', 'text', 'email'])[1 + bench.chance(j.n, 110 + c, 4)], 'person',
       (array['no_answer', 'voicemail_left', 'reached', 'replied'])[1 + bench.chance(j.n, 120 + c, 4)], 5 + c, c < 3,
       case when c = 1 then 'Rang twice before noon.' end
     from bench.journey j, generate_series(1, 5) c where j.worker_id is not null and j.state <> 'allocated' order by j.n, c`,
    `insert into referral_event (programme_id, referral_id, id, at, actor_id, actor_role, actor_name, transition, from_state, to_state)
     select j.programme_id, j.referral_id, bench.id(13, j.n * 16 + e.step), least(j.received_at + e.step * interval '30 hours', timestamptz '${worldNow}'),
       coalesce(j.worker_id, bench.id(3, j.p * 100 + 50)), 'coordinator', 'Declan Moloney', e.transition, e.was, e.became
     from bench.journey j, (values (0, 'receive', null, 'received'), (1, 'accept', 'received', 'accepted'), (2, 'wait', 'accepted', 'waiting'),
       (3, 'allocate', 'waiting', 'allocated'), (4, 'start_work', 'allocated', 'active'), (8, 'close', 'active', 'closed'))
       as e (step, transition, was, became)
     where e.step = 0 or (e.step < 3 and j.stage <> 'new') or (e.step = 3 and j.worker_id is not null) or (e.step = 4 and j.held > 0)
       or (e.step = 8 and j.state in ('closed', 'follow_up'))
     order by j.n, e.step`,
    `insert into task (programme_id, referral_id, person_id, id, kind, assignee_id, due_on, created_at)
     select ${row}, bench.id(14, j.n * 16 + t), (array['plan_action', 'chase_introduction'])[t], j.worker_id,
       date '${worldToday}' - 5 + bench.chance(j.n, 130 + t, 20), '${worldNow}'
     from bench.journey j, generate_series(1, 2) t where j.stage = 'case' order by j.n`,
    `insert into concern (programme_id, person_id, referral_id, id, kind, words, raised_by, raised_at, owner_id, decide_by, state, seen_at)
     select j.programme_id, j.person_id, j.referral_id, bench.id(15, j.n), 'self_neglect', 'Not eating; says so herself.', j.worker_id,
       '${worldNow}', j.worker_id, date '${worldToday}' + 1, 'open', '${worldNow}'
     from bench.journey j where j.state = 'active' and j.rank = 20`,
  ];
}
