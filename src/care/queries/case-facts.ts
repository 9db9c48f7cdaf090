import { sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { ContactMode, ContactOutcome } from '../../programmes/index.ts';
import type { ReferralState } from '../../referrals/index.ts';
import type { CaseFacts } from '../next-action.ts';
import type { HouseRules } from './house-rules.ts';

type Found = {
  readonly state: ReferralState;
  readonly state_since: Temporal.Instant;
  readonly allocated_at: Temporal.Instant | null;
  readonly first_contact_at: Temporal.Instant | null;
  readonly hold_until: Temporal.PlainDate | null;
  readonly sessions_held: number;
  readonly sessions_planned: number;
  readonly may_text: boolean | null;
  readonly may_email: boolean | null;
  readonly may_post: boolean | null;
  readonly contacts: readonly { at: string; mode: ContactMode; outcome: ContactOutcome }[] | null;
  readonly planned: readonly { id: string; startsAt: string }[] | null;
  readonly last_held: Temporal.PlainDateTime | null;
  readonly missed: number;
  readonly last_missed: Temporal.PlainDateTime | null;
  readonly reviewed_at: Temporal.Instant | null;
  readonly notes: readonly { id: string; on: string }[] | null;
  readonly plan_agreed: boolean;
  readonly introductions: readonly { id: string; due: string }[] | null;
  readonly baseline: boolean;
  readonly ending: boolean;
};

/**
 * The facts of one case in one query. It reads tables of rooms further up (plan, introduction, assessment), because
 * there is one next action for everything; it never writes them.
 * @throws NotFound when the referral does not exist for this actor
 */
export async function caseFacts(scope: Scope, referralId: string, house: HouseRules): Promise<CaseFacts> {
  const { zone, settings } = house;
  const chase = settings.chaseAfterDays[0] ?? 3;
  const { rows } = await sql<Found>`
    select r.state, r.state_since, r.allocated_at, r.first_contact_at, r.hold_until, r.sessions_held, r.sessions_planned,
      p.may_text, p.may_email, p.may_post,
      (select json_agg(json_build_object('at', to_char(c.at at time zone ${zone}, 'YYYY-MM-DD"T"HH24:MI:SS'),
          'mode', c.mode, 'outcome', c.outcome))
        from contact c where c.programme_id = r.programme_id and c.referral_id = r.id and c.with_whom = 'person'
          and (r.allocated_at is null or c.at >= r.allocated_at)) as contacts,
      (select json_agg(json_build_object('id', s.id, 'startsAt', to_char(s.starts_at, 'YYYY-MM-DD"T"HH24:MI:SS'))
          order by s.starts_at)
        from session s where s.programme_id = r.programme_id and s.referral_id = r.id and s.state = 'planned') as planned,
      held.last as last_held, missed.count as missed, missed.last as last_missed,
      (select max(t.done_at) from task t where t.programme_id = r.programme_id and t.referral_id = r.id
        and t.kind = 'review_missed') as reviewed_at,
      (select json_agg(json_build_object('id', s.id, 'on', s.starts_at::date) order by s.starts_at)
        from session s left join note n on n.programme_id = s.programme_id and n.session_id = s.id
        where s.programme_id = r.programme_id and s.referral_id = r.id and s.state = 'held'
          and n.state is distinct from 'signed') as notes,
      exists (select 1 from plan l join plan_version v on v.programme_id = l.programme_id and v.plan_id = l.id
        where l.programme_id = r.programme_id and l.referral_id = r.id) as plan_agreed,
      (select json_agg(json_build_object('id', i.id, 'due',
          coalesce(i.next_on, (i.state_since at time zone ${zone})::date + ${chase}::int)))
        from introduction i where i.programme_id = r.programme_id and i.referral_id = r.id
          and i.state in ('sent', 'no_reply', 'chased', 'escalated')) as introductions,
      exists (select 1 from assessment a where a.programme_id = r.programme_id and a.referral_id = r.id
        and a.timepoint = 'baseline' and a.superseded_by is null) as baseline,
      exists (select 1 from assessment a where a.programme_id = r.programme_id and a.referral_id = r.id
        and a.timepoint = 'end' and a.superseded_by is null) as ending
    from referral r
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join lateral (select max(s.starts_at) as last from session s
      where s.programme_id = r.programme_id and s.referral_id = r.id and s.state = 'held') held on true
    left join lateral (select count(*) as count, max(s.starts_at) as last from session s
      where s.programme_id = r.programme_id and s.referral_id = r.id and s.state = 'missed'
        and (held.last is null or s.starts_at > held.last)) missed on true
    where r.programme_id = ${scope.actor.programmeId} and r.id = ${referralId}`.execute(scope.db);
  const [row] = rows;
  if (!row) throw new NotFound('case');
  return toFacts(row, zone);
}

function toFacts(row: Found, zone: string): CaseFacts {
  const dayOf = (at: Temporal.Instant | null): Temporal.PlainDate | null =>
    at === null ? null : at.toZonedDateTimeISO(zone).toPlainDate();
  const lastMissedOn = row.last_missed?.toPlainDate() ?? null;
  const reviewedOn = dayOf(row.reviewed_at);
  return {
    state: row.state,
    stateSince: row.state_since.toZonedDateTimeISO(zone).toPlainDate(),
    allocatedOn: dayOf(row.allocated_at),
    firstContactOn: dayOf(row.first_contact_at),
    attempts: (row.contacts ?? []).map(one => ({ ...one, at: Temporal.PlainDateTime.from(one.at) })),
    allowed: allowedChannels({
      mayText: row.may_text ?? false,
      mayEmail: row.may_email ?? false,
      mayPost: row.may_post ?? false,
    }),
    holdUntil: row.hold_until,
    sessionsHeld: row.sessions_held,
    sessionsPlanned: row.sessions_planned,
    lastHeldOn: row.last_held?.toPlainDate() ?? null,
    planned: (row.planned ?? []).map(one => ({
      ...one,
      startsAt: Temporal.PlainDateTime.from(one.startsAt),
    })),
    missedRunning: row.missed,
    lastMissedOn,
    missedReviewed:
      lastMissedOn !== null &&
      reviewedOn !== null &&
      Temporal.PlainDate.compare(reviewedOn, lastMissedOn) >= 0,
    unsignedNotes: (row.notes ?? []).map(one => ({ id: one.id, on: Temporal.PlainDate.from(one.on) })),
    planAgreed: row.plan_agreed,
    introductionsWaiting: (row.introductions ?? []).map(one => ({
      id: one.id,
      due: Temporal.PlainDate.from(one.due),
    })),
    baselineTaken: row.baseline,
    endTaken: row.ending,
  };
}

/** The channels that the person's safe-contact rules leave open. Calling is always one. */
export function allowedChannels(rules: {
  readonly mayText: boolean;
  readonly mayEmail: boolean;
  readonly mayPost: boolean;
}): readonly ContactMode[] {
  const channels: ContactMode[] = ['phone'];
  if (rules.mayText) channels.push('text');
  if (rules.mayEmail) channels.push('email');
  if (rules.mayPost) channels.push('letter');
  return channels;
}
