import { kinds, texts } from './chance.ts';
import { inTriage, type Size, waiting, workers, worldNow, worldToday } from './size.ts';
import { familyNames, givenNames, needs, said } from './words.ts';

const K = kinds;
const letter = (salt: number) => `chr(65 + bench.chance(n, ${salt}, 26))`;

/** People, spread over the areas of their programme, with what to know before contact for some. */
function people(size: Size): string {
  return `
    insert into person (programme_id, id, given_name, family_name, known_as, birth_date, phone, email, address, postcode, postcode_area,
      area_id, may_voicemail, may_text, may_email, may_post, best_time, contact_note, access_needs, about, gp_name, gp_practice, created_at, updated_at)
    select bench.id(${K.programme}, p), bench.id(${K.person}, n), bench.pick(${texts(givenNames)}, n, 11),
      bench.pick(${texts(familyNames)}, n, 12), case when bench.chance(n, 13, 9) = 0 then bench.pick(${texts(givenNames)}, n, 14) end,
      date '1934-03-01' + bench.chance(n, 15, 25000), '+35320915' || lpad(bench.chance(n, 16, 10000)::text, 4, '0'),
      case when n % 3 = 0 then 'n' || n || '@example.org' end, (1 + n % 80) || ' Example Road', code, left(code, 3),
      bench.id(${K.area}, p * 10 + 1 + n % 6), n % 4 <> 0, n % 2 = 0, n % 3 = 0, true,
      case when n % 5 = 0 then 'after 11' end, case when n % 7 = 0 then 'Her son may pick up; say it is Aoife.' end,
      case when n % 6 = 0 then 'Walks with a stick; no stairs.' end, bench.pick(${texts(said)}, n, 17),
      'Dr ' || bench.pick(${texts(familyNames)}, n, 18), 'Abbeyside Surgery', '${worldNow}', '${worldNow}'
    from (select n, 1 + (n - 1) % ${size.programmes} as p,
        (array['V95', 'V15', 'V14', 'V94'])[1 + n % 4] || ' ' || ${letter(21)} || n % 10 || ${letter(22)} || (n / 10) % 10 as code
      from generate_series(1, ${size.people * size.programmes}::bigint) n) numbered`;
}

/**
 * One line for each referral, from which all that hangs on it is made. `age` counts from the newest referral of
 * its programme. Sessions are a week apart; a case's next one is on the weekday of its rank among its worker's fifty.
 */
function journeys(size: Size): string {
  const firstCase = inTriage + waiting;
  const firstOver = firstCase + workers * 50;
  return `
    create unlogged table bench.journey as
    select *, bench.id(${K.programme}, p) as programme_id, bench.id(${K.referral}, n) as referral_id,
      case when age >= ${inTriage} then bench.id(${K.person}, (place % ${size.people}) * ${size.programmes} + p) end as person_id,
      case when stage in ('case', 'over') then bench.id(${K.staff}, p * 100 + 1 + age % ${workers}) end as worker_id,
      case when state in ('active', 'on_hold') then 4 when state in ('closed', 'follow_up') then 5 + bench.chance(n, 31, 4) else 0 end as held,
      case when age < ${firstCase} then timestamptz '${worldNow}' - age * interval '5 hours'
        else timestamptz '${worldNow}' - interval '60 days' - (age - ${firstCase}) * interval '5 hours' end as received_at
    from (
      select *, case when age < 30 then 'received' when age < 40 then 'in_triage' when age < ${inTriage} then 'info_requested'
          when age < ${firstCase} then 'waiting'
          when stage = 'case' then (array['active', 'allocated', 'contacting', 'on_hold'])[1 + case when rank in (1, 11, 21, 31) then 1
            when rank in (2, 12, 22, 32, 41, 42) then 2 when rank in (3, 13, 23, 33) then 3 else 0 end]
          when bench.chance(n, 32, 100) < 78 then 'closed' when bench.chance(n, 32, 100) < 84 then 'follow_up'
          when bench.chance(n, 32, 100) < 90 then 'declined' when bench.chance(n, 32, 100) < 94 then 'redirected' else 'withdrawn' end as state
      from (
        select *, (age - ${firstCase}) / ${workers} as rank,
          case when age < ${firstCase} then 'new' when age < ${firstOver} then 'case' else 'over' end as stage
        from (
          select *, ${size.referrals} - 1 - place as age
          from (
            select n, 1 + (n - 1)::int % ${size.programmes} as p, (n - 1)::int / ${size.programmes} as place
            from generate_series(1, ${size.referrals * size.programmes}::bigint) n) numbered) aged) ranked) staged
    order by n`;
}

/** When the first session of a case was, and when its next one is: ten working days hold five for each worker a day. */
const timing = [
  `alter table bench.journey add column first_on date, add column next_at timestamp`,
  `update bench.journey set
     next_at = case when state = 'active' then (date '${worldToday}' + (rank % 10) + 2 * ((rank % 10 + 1) / 5))::timestamp
       + interval '9 hours 30 minutes' + (rank / 10) * interval '75 minutes' end,
     first_on = case when stage = 'case' then date '${worldToday}' + rank % 10 - 42 else (received_at + interval '16 days')::date end
   where held > 0`,
  `analyze bench.journey`,
];

/** Referrals with what was submitted; names and dates repeat those of the person. */
function referrals(): string {
  return `
    insert into referral (programme_id, id, reference, state, state_since, route, submitted, given_name, family_name, birth_date, phone, postcode,
      postcode_area, words, referrer_name, referrer_role, referrer_organisation, referrer_email, person_id, received_at, receipt_sent_at, triaged_at, triaged_by,
      decision_reason, area_id, waiting_since, allocated_at, link_worker_id, first_contact_at, first_session_at, hold_reason, hold_until,
      sessions_held, closed_at, closed_by, closing_reason, closing_words, next_action, next_action_on)
    select j.programme_id, j.referral_id, 'HR-' || lpad(upper(to_hex(j.n)), 8, '0'), j.state,
      least(timestamptz '${worldNow}', j.received_at + interval '20 days'), (array['professional', 'professional', 'self', 'helper'])[1 + j.n % 4],
      jsonb_build_object('givenName', coalesce(p.given_name, 'Una'), 'familyName', coalesce(p.family_name, 'Nagle'),
        'words', bench.pick(${texts(said)}, j.n, 41), 'needs', jsonb_build_array(bench.pick(${texts(needs)}, j.n, 42))),
      coalesce(p.given_name, 'Una'), coalesce(p.family_name, 'Nagle'), coalesce(p.birth_date, date '1950-01-01' + bench.chance(j.n, 43, 9000)),
      coalesce(p.phone, '+353209150199'), coalesce(p.postcode, 'V95 A1B2'), coalesce(p.postcode_area, 'V95'), bench.pick(${texts(said)}, j.n, 41),
      case when j.n % 4 < 2 then 'Dr ' || bench.pick(${texts(familyNames)}, j.n, 44) end, case when j.n % 4 < 2 then 'gp' end,
      case when j.n % 4 < 2 then 'Abbeyside Surgery' end, case when j.n % 4 < 2 then 'surgery@example.org' end,
      j.person_id, j.received_at, j.received_at, case when j.age >= ${inTriage} then j.received_at + interval '1 day' end,
      case when j.age >= ${inTriage} then bench.id(${K.staff}, j.p * 100 + 50) end,
      case when j.state in ('declined', 'redirected') then 'out_of_area' end, p.area_id,
      case when j.age >= ${inTriage} then j.received_at + interval '1 day' end, case when j.worker_id is not null then j.received_at + interval '8 days' end,
      j.worker_id, case when j.held > 0 then j.received_at + interval '10 days' end, case when j.held > 0 then j.first_on + interval '10 hours' end,
      case when j.state = 'on_hold' then 'unwell' end, case when j.state = 'on_hold' then date '${worldToday}' + 9 end, j.held,
      case when j.state in ('closed', 'follow_up') then (j.first_on + 7 * (j.held + 1))::timestamptz end,
      case when j.state in ('closed', 'follow_up') then j.worker_id end, case when j.state in ('closed', 'follow_up') then 'mostly_met' end,
      case when j.state in ('closed', 'follow_up') then bench.pick(${texts(said)}, j.n, 45) end,
      case when j.stage = 'case' then case j.state when 'active' then 'session' when 'allocated' then 'first_contact'
        when 'contacting' then 'contact_again' else 'hold_ends' end when j.state = 'waiting' then 'allocate' end,
      case when j.stage = 'case' or j.state = 'waiting' then date '${worldToday}' - 14 + bench.chance(j.n, 46, 21) end
    from bench.journey j left join person p on p.programme_id = j.programme_id and p.id = j.person_id
    order by j.n`;
}

export function makePeople(size: Size): readonly string[] {
  return [people(size), journeys(size), ...timing, referrals()];
}
