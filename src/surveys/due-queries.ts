import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';
import { CLOSED_WITHIN, MIDWAY_AFTER, REFERRER_REST, type SurveyMoment } from './survey.ts';

/** Most that are asked by one run of the clock. */
const MOST = 200;

export type Due = { readonly referralId: string; readonly personId: string; readonly moment: SurveyMoment };

/**
 * Who is asked how it was: after some meetings, and soon after the end of a case with at least one. Not who died or went to hospital, not
 * while a concern is open, and not where a link on a telephone may be read by whoever harms them (restricted needs).
 */
export async function dueExperience(
  { db, actor }: Scope,
  today: Temporal.PlainDate,
): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    with marked as materialized (select people_with_open_concern() as id)
    select r.id as "referralId", r.person_id as "personId", case when r.state = 'active' then 'midway' else 'closed' end as moment
    from referral r
    where r.programme_id = ${actor.programmeId} and r.person_id is not null
      and ((r.state = 'active' and r.sessions_held >= ${MIDWAY_AFTER})
        or (r.state in ('closed', 'follow_up') and r.sessions_held > 0 and r.closed_at >= ${today.subtract({ days: CLOSED_WITHIN })}::date
          and r.closing_reason not in ('died', 'hospital_care_home', 'stepped_up', 'could_not_be_contacted', 'risk_unsuitable')))
      and not exists (select from marked m where m.id = r.person_id)
      and not exists (select from referral_need n where n.programme_id = ${actor.programmeId} and n.referral_id = r.id
        and n.need = 'domestic_abuse')
      and not exists (select from survey_ask s where s.programme_id = ${actor.programmeId} and s.referral_id = r.id
        and s.kind = 'experience' and s.moment = case when r.state = 'active' then 'midway' else 'closed' end)
    order by r.id limit ${MOST}`.execute(db);
  return rows;
}

/** Referrals of professionals that were decided about lately; whom to ask is found by their address. */
export async function lateReferrals(
  { db, actor }: Scope,
  today: Temporal.PlainDate,
): Promise<readonly { readonly id: string; readonly referrer_email: string | null }[]> {
  const { rows } = await sql<{ id: string; referrer_email: string | null }>`
    select r.id, r.referrer_email from referral r
    where r.programme_id = ${actor.programmeId} and r.route = 'professional' and r.referrer_email is not null
      and r.received_at between ${today.subtract({ days: 90 })}::date and ${today.subtract({ days: 28 })}::date
      and not exists (select from survey_ask s where s.programme_id = ${actor.programmeId} and s.referral_id = r.id and s.kind = 'referrer')
    order by r.received_at, r.id limit ${MOST}`.execute(db);
  return rows;
}

/** The addresses that were asked within half a year, as hashes. */
export async function askedLately(
  { db, actor }: Scope,
  today: Temporal.PlainDate,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('survey_ask')
    .select('address_hash')
    .where('programme_id', '=', actor.programmeId)
    .where('address_hash', 'is not', null)
    .where('asked_on', '>', today.subtract({ days: REFERRER_REST }))
    .execute();
  return new Set(rows.map(row => row.address_hash?.toString('hex') ?? ''));
}

/** Who has not answered and is reminded today. */
export async function dueReminders({ db, actor }: Scope, today: Temporal.PlainDate) {
  return db
    .selectFrom('survey_ask')
    .select(['id', 'referral_id', 'person_id', 'kind', 'moment'])
    .where('programme_id', '=', actor.programmeId)
    .where('ended', 'is', null)
    .where('remind_on', '<=', today)
    .orderBy('id')
    .limit(MOST)
    .execute();
}
