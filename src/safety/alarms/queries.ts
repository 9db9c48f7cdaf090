import { sql } from 'kysely';
import type { Database, Scope } from '../../platform/database/index.ts';
import { type Cover, covers, type OnCall, usualWatch, type Watch } from './rules.ts';
import { type AlarmKind, alarmKinds, type Waiting } from './waiting.ts';

/** How long the programme lets things wait; the usual values until it sets its own. */
export async function watchOf({ db, actor }: Scope): Promise<Watch & { readonly set: boolean }> {
  const row = await db
    .selectFrom('watch')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .executeTakeFirst();
  if (!row) return { ...usualWatch, set: false };
  return {
    unreadMinutes: row.unread_minutes,
    unreadMinutesOut: row.unread_minutes_out,
    nextMinutes: row.next_minutes,
    opens: Temporal.PlainTime.from(row.opens),
    closes: Temporal.PlainTime.from(row.closes),
    set: true,
  };
}

/** When the watch last looked in this programme; null before its first time. */
export async function lastLook({ db, actor }: Scope): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('watch_pulse')
    .select('at')
    .where('programme_id', '=', actor.programmeId)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Whether it has not looked for five minutes in any programme. Asked for nobody, and tells nothing else. */
export async function isWatchLate(database: Database, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ late: boolean }>`select watch_is_late(${now}::timestamptz) as late`.execute(
    database.open,
  );
  return rows[0]?.late ?? true;
}

/** Somebody on the list, with what is needed to call them. */
export type Listed = OnCall & {
  readonly id: string;
  readonly place: number;
  readonly name: string;
  readonly email: string;
  readonly address: string | null;
  readonly phone: string | null;
};

/** Who is on call, in order. Whoever has left, or no longer works with people, is not called. */
export async function onCallList({ db, actor }: Scope): Promise<readonly Listed[]> {
  const rows = await db
    .selectFrom('on_call as o')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'o.programme_id').onRef('s.id', '=', 'o.staff_id'),
    )
    .select([
      'o.id',
      'o.staff_id',
      'o.place',
      'o.cover',
      'o.address',
      'o.phone',
      's.name',
      's.email',
      's.phone as own_phone',
    ])
    .where('o.programme_id', '=', actor.programmeId)
    .where('o.removed_at', 'is', null)
    .where('s.active', '=', true)
    .where('s.role', 'in', ['link_worker', 'coordinator'])
    .orderBy('o.place')
    .orderBy('o.id')
    .execute();
  return rows.map(row => ({
    id: row.id,
    staffId: row.staff_id,
    place: row.place,
    cover: covers.find(one => one === row.cover) ?? ('always' satisfies Cover),
    name: row.name,
    email: row.email,
    address: row.address,
    phone: row.phone ?? row.own_phone,
  }));
}

/** Everybody who may be on call: who works with people, with the address they sign in with. */
export async function colleagues({ db, actor }: Scope) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'phone'])
    .where('programme_id', '=', actor.programmeId)
    .where('active', '=', true)
    .where('role', 'in', ['link_worker', 'coordinator'])
    .orderBy('name')
    .execute();
}

/** Referrals marked for careful reading that nobody said they have read, and concerns that nobody but who raised them has opened. */
export async function unreadNow({ db, actor }: Scope): Promise<readonly Waiting[]> {
  const { rows } = await sql<{
    kind: string;
    id: string;
    referral_id: string | null;
    person_id: string | null;
    since: Temporal.Instant;
  }>`
    select 'referral' as kind, t.referral_id as id, t.referral_id, r.person_id, min(t.created_at) as since
    from task t join referral r on r.programme_id = t.programme_id and r.id = t.referral_id
    where t.programme_id = ${actor.programmeId} and t.kind = 'concern' and t.subject_id is null and t.done_at is null
      and t.cancelled_at is null
    group by t.referral_id, r.person_id
    union all
    select 'concern', c.id, c.referral_id, c.person_id, c.raised_at
    from concern c
    where c.programme_id = ${actor.programmeId} and c.state = 'open' and c.seen_at is null and c.owner_id <> c.raised_by
    order by since, id`.execute(db);
  return rows.map(row => ({
    kind: row.kind === 'concern' ? 'concern' : 'referral',
    subjectId: row.id,
    referralId: row.referral_id,
    personId: row.person_id,
    since: row.since,
  }));
}

/** An open alarm with its calls, as the list and the next call need it. */
export type OpenAlarm = {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly subjectId: string;
  readonly since: Temporal.Instant;
  readonly raisedAt: Temporal.Instant;
  readonly calls: number;
  readonly calledAt: Temporal.Instant | null;
  readonly takenBy: string | null;
  readonly takenAt: Temporal.Instant | null;
  /** Whom it was told, in order, with the fate of what was sent. */
  readonly told: readonly {
    readonly name: string;
    readonly at: Temporal.Instant;
    readonly fate: string | null;
  }[];
  readonly lastFailed: boolean;
};

/** Alarms that have not ended, the longest first. */
export async function openAlarms({ db, actor }: Scope): Promise<readonly OpenAlarm[]> {
  const { rows } = await sql<{
    id: string;
    kind: string;
    subject_id: string;
    waits_since: Temporal.Instant;
    raised_at: Temporal.Instant;
    calls: number;
    called_at: Temporal.Instant | null;
    taken_by_name: string | null;
    taken_at: Temporal.Instant | null;
    told: readonly { name: string; at: string; fate: string | null }[];
    last_failed: boolean | null;
  }>`
    select a.*, coalesce(k.told, '[]') as told, k.last_failed
    from alarm a left join lateral (
      select json_agg(json_build_object('name', c.staff_name, 'at', c.at, 'fate', m.state) order by c.at, c.id) as told,
        bool_and(m.state in ('failed', 'held')) filter (where c.at = a.called_at) as last_failed
      from alarm_call c left join message m on m.programme_id = c.programme_id and m.id = c.message_id
      where c.programme_id = a.programme_id and c.alarm_id = a.id) k on true
    where a.programme_id = ${actor.programmeId} and a.ended_at is null
    order by a.waits_since, a.id`.execute(db);
  return rows.map(row => ({
    id: row.id,
    kind: alarmKinds.find(one => one === row.kind) ?? 'referral',
    subjectId: row.subject_id,
    since: row.waits_since,
    raisedAt: row.raised_at,
    calls: row.calls,
    calledAt: row.called_at,
    takenBy: row.taken_by_name,
    takenAt: row.taken_at,
    told: row.told.map(call => ({ name: call.name, at: Temporal.Instant.from(call.at), fate: call.fate })),
    lastFailed: row.last_failed === true,
  }));
}
