import { sql } from 'kysely';
import { careWaiting } from '../directory/index.ts';
import { compiledOnce, type Scope } from '../platform/database/index.ts';

type Mine = { readonly programmeId: string; readonly workerId: string };

const mine = ({ actor }: Scope): Mine => ({ programmeId: actor.programmeId, workerId: actor.id });

/** One session of a link worker's day. */
export type DaySession = {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly name: string;
  readonly firstName: string;
  readonly phone: string | null;
  readonly startsAt: Temporal.PlainDateTime;
  readonly minutes: number;
  readonly state: string;
  readonly mode: string;
  readonly place: string | null;
  readonly knowBefore: string | null;
  readonly number: number;
  readonly held: number;
  readonly planned: number;
  readonly mayVoicemail: boolean;
  readonly contactNote: string | null;
  readonly accessNeeds: string | null;
  readonly interpreterLanguage: string | null;
};

const sessionsBetween = compiledOnce(
  (_, asked: Mine & { from: Temporal.PlainDate; until: Temporal.PlainDate }) => sql<DaySession>`
    select s.id, s.referral_id as "referralId", p.id as "personId",
      coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, coalesce(p.known_as, p.given_name) as "firstName",
      p.phone, s.starts_at as "startsAt", s.minutes_planned as minutes, s.state, s.mode, s.place, s.know_before as "knowBefore",
      coalesce(s.number, r.sessions_held + 1) as number, r.sessions_held as held, r.sessions_planned as planned,
      p.may_voicemail as "mayVoicemail", p.contact_note as "contactNote", p.access_needs as "accessNeeds",
      p.interpreter_language as "interpreterLanguage"
    from session s
    join referral r on r.programme_id = s.programme_id and r.id = s.referral_id
    join person p on p.programme_id = s.programme_id and p.id = s.person_id
    where s.programme_id = ${asked.programmeId} and s.link_worker_id = ${asked.workerId} and s.state in ('planned', 'held', 'missed')
      and s.starts_at >= ${asked.from} and s.starts_at < ${asked.until}
    order by s.starts_at`,
);

/** The sessions of a day in order, with what to know before each. */
export async function sessionsOfDay(scope: Scope, day: Temporal.PlainDate): Promise<readonly DaySession[]> {
  const { rows } = await scope.db.executeQuery(
    sessionsBetween({ ...mine(scope), from: day, until: day.add({ days: 1 }) }),
  );
  return rows;
}

const nextSession = compiledOnce(
  (_, asked: Mine & { from: Temporal.PlainDate }) => sql<{
    startsAt: Temporal.PlainDateTime;
    place: string | null;
    count: number;
  }>`
    select id, starts_at as "startsAt", place, count(*) over (partition by starts_at::date) as count from session
    where programme_id = ${asked.programmeId} and link_worker_id = ${asked.workerId} and state = 'planned'
      and starts_at >= ${asked.from}
    order by starts_at limit 1`,
);

/** How many sessions there are on the next day that has any, and the first of them. */
export async function nextDay(scope: Scope, after: Temporal.PlainDate) {
  const { rows } = await scope.db.executeQuery(nextSession({ ...mine(scope), from: after.add({ days: 1 }) }));
  return rows[0] ?? null;
}

/** Something owed: the next action of a case. */
export type Owed = {
  readonly referralId: string;
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly areaName: string | null;
  readonly birthDate: Temporal.PlainDate | null;
  readonly state: string;
  readonly nextAction: string;
  readonly nextActionOn: Temporal.PlainDate;
};

const owed = compiledOnce(
  (_, asked: Mine & { until: Temporal.PlainDate }) => sql<Owed>`
    select r.id as "referralId", p.id as "personId", coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name,
      p.phone, a.name as "areaName", p.birth_date as "birthDate", r.state, r.next_action as "nextAction", r.next_action_on as "nextActionOn"
    from referral r
    join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join area a on a.programme_id = p.programme_id and a.id = p.area_id
    where r.programme_id = ${asked.programmeId} and r.link_worker_id = ${asked.workerId}
      and r.state in ('allocated', 'contacting', 'active', 'on_hold', 'closed')
      and r.next_action_on <= ${asked.until} and r.next_action is not null and split_part(r.next_action, ':', 1) not in ('session', 'session_today')
    order by r.next_action_on, r.id limit 60`,
);

/**
 * The next actions of the actor's cases that are due by a day, the longest overdue first.
 * A session that is only planned is nothing owed; one of today stands in the diary.
 */
export async function owedBy(scope: Scope, until: Temporal.PlainDate): Promise<readonly Owed[]> {
  const { rows } = await scope.db.executeQuery(owed({ ...mine(scope), until }));
  return rows;
}

const arrivals = compiledOnce(
  (_, asked: Mine & { since: Temporal.Instant }) => sql<{
    referralId: string;
    personId: string;
    name: string;
    service: string;
    state: 'first_attended' | 'attending' | 'completed';
  }>`
    select r.id as "referralId", p.id as "personId", coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, i.service_name as service, i.state
    from introduction i
    join referral r on r.programme_id = i.programme_id and r.id = i.referral_id
    join person p on p.programme_id = i.programme_id and p.id = i.person_id
    where i.programme_id = ${asked.programmeId} and i.owner_id = ${asked.workerId}
      and i.state in ('first_attended', 'attending', 'completed') and i.state_since >= ${asked.since}
    order by i.state_since desc limit 3`,
);

/** People of mine who went somewhere in the last week. */
export async function goodNews(scope: Scope, since: Temporal.Instant) {
  const { rows } = await scope.db.executeQuery(arrivals({ ...mine(scope), since }));
  return rows;
}

/** What a co-ordinator looks at first: how much waits where, and how much of it is late. */
export type Overview = {
  readonly inbox: number;
  readonly inboxOldest: Temporal.Instant | null;
  readonly waiting: number;
  readonly waitingOldest: Temporal.Instant | null;
  readonly concerns: number;
  readonly concernsLate: number;
  readonly held: number;
  /** Uses of break-glass that nobody has judged. */
  readonly glass: number;
  /** Entries of the directory that wait to be looked at. */
  readonly care: number;
};

const countsOf = compiledOnce(
  (_, asked: { programmeId: string; today: Temporal.PlainDate }) => sql<Omit<Overview, 'care'>>`
    select
      (select count(*) from referral where programme_id = ${asked.programmeId} and state in ('received', 'in_triage', 'info_requested')) as inbox,
      (select min(received_at) from referral where programme_id = ${asked.programmeId} and state in ('received', 'in_triage')) as "inboxOldest",
      (select count(*) from referral where programme_id = ${asked.programmeId} and state in ('accepted', 'waiting')) as waiting,
      (select min(waiting_since) from referral where programme_id = ${asked.programmeId} and state = 'waiting') as "waitingOldest",
      (select count(*) from concern where programme_id = ${asked.programmeId} and state <> 'closed') as concerns,
      (select count(*) from concern where programme_id = ${asked.programmeId} and state <> 'closed' and decide_by < ${asked.today}) as "concernsLate",
      (select count(*) from message where programme_id = ${asked.programmeId} and state in ('held', 'failed')) as held,
      (select count(*) from break_glass where programme_id = ${asked.programmeId} and reviewed_at is null) as glass`,
);

export async function overview(scope: Scope, today: Temporal.PlainDate): Promise<Overview> {
  const { programmeId } = scope.actor;
  const care = careWaiting(scope);
  const { rows } = await scope.db.executeQuery(countsOf({ programmeId, today }));
  const [row] = rows;
  if (!row) throw new Error('an overview always has one row');
  return { ...row, care: await care };
}

/** Each link worker with their open cases, how many are overdue and how many sessions they hold this week. */
export type Load = {
  readonly id: string;
  readonly name: string;
  readonly open: number;
  readonly capacity: number;
  readonly late: number;
  readonly sessionsThisWeek: number;
};

const loadsOf = compiledOnce(
  (
    _,
    asked: {
      programmeId: string;
      today: Temporal.PlainDate;
      monday: Temporal.PlainDate;
      nextMonday: Temporal.PlainDate;
    },
  ) => sql<Load>`
    select s.id, s.name, s.capacity,
      coalesce(c.open, 0) as open, coalesce(c.late, 0) as late, coalesce(w.n, 0) as "sessionsThisWeek"
    from staff s
    left join (select link_worker_id, count(*) as open, count(*) filter (where next_action_on < ${asked.today}) as late from referral
      where programme_id = ${asked.programmeId} and state in ('allocated', 'contacting', 'active', 'on_hold') group by 1) c on c.link_worker_id = s.id
    left join (select link_worker_id, count(*) as n from session where programme_id = ${asked.programmeId} and state in ('planned', 'held')
      and starts_at >= ${asked.monday} and starts_at < ${asked.nextMonday} group by 1) w on w.link_worker_id = s.id
    where s.programme_id = ${asked.programmeId} and s.role = 'link_worker' and s.active
    order by s.name`,
);

export async function loads(scope: Scope, today: Temporal.PlainDate): Promise<readonly Load[]> {
  const { programmeId } = scope.actor;
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const { rows } = await scope.db.executeQuery(
    loadsOf({ programmeId, today, monday, nextMonday: monday.add({ days: 7 }) }),
  );
  return rows;
}
