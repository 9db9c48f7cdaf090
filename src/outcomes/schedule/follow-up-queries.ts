import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type Timepoint, timepoints } from '../../programmes/index.ts';
import { type MomentFate, type MomentRules, momentsSql } from './moments.ts';

/** A moment at which somebody is to be asked, and what is in the way. */
export type DueMoment = {
  readonly referralId: string;
  readonly personId: string;
  readonly name: string;
  readonly linkWorker: string | null;
  readonly linkWorkerId: string | null;
  readonly timepoint: Timepoint;
  readonly dueOn: Temporal.PlainDate;
  readonly fate: MomentFate;
  readonly askedOn: Temporal.PlainDate | null;
};

/** Where a list goes on: behind this day and case. */
export type DueAfter = { readonly dueOn: string; readonly referralId: string };

type Which = { readonly most: number; readonly after: DueAfter | null; readonly linkWorkerId: string | null };

type Row = {
  readonly referral_id: string;
  readonly person_id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly worker: string | null;
  readonly link_worker_id: string | null;
  readonly timepoint: Timepoint;
  readonly due_on: Temporal.PlainDate;
  readonly asked_on: Temporal.PlainDate | null;
  readonly fate: MomentFate;
};

/**
 * What is due and overdue, the longest due first: moments that nobody has answered or declined and at which people can still be asked.
 * @param which only one link worker’s, when set; one more than `most` says that the list goes on
 */
export async function dueMoments(
  { db, actor }: Scope,
  rules: MomentRules,
  { most, after, linkWorkerId }: Which,
): Promise<readonly DueMoment[]> {
  const { rows } = await sql<Row>`
    select m.referral_id, m.person_id, p.given_name, p.family_name, s.name as worker, m.link_worker_id, m.timepoint, m.due_on, m.asked_on, m.fate
    from (${momentsSql(actor.programmeId, rules)}) m
    join person p on p.programme_id = ${actor.programmeId} and p.id = m.person_id
    left join staff s on s.programme_id = ${actor.programmeId} and s.id = m.link_worker_id
    where m.closing_reason is distinct from 'died' and m.fate in ('not_asked', 'asked', 'unreachable', 'proxy_only', 'closed_early')
      and (m.closes_on is null or m.closes_on >= ${rules.today}::date)
      and (${linkWorkerId}::uuid is null or m.link_worker_id = ${linkWorkerId}::uuid)
      and (${after?.referralId ?? null}::uuid is null
        or (m.due_on, m.referral_id) > (${after?.dueOn ?? null}::date, ${after?.referralId ?? null}::uuid))
    order by m.due_on, m.referral_id limit ${most + 1}`.execute(db);
  return rows.map(row => ({
    referralId: row.referral_id,
    personId: row.person_id,
    name: `${row.given_name} ${row.family_name}`,
    linkWorker: row.worker,
    linkWorkerId: row.link_worker_id,
    timepoint: row.timepoint,
    dueOn: row.due_on,
    fate: row.fate,
    askedOn: row.asked_on,
  }));
}

/** How many people a moment came for in the last twelve months, by what became of it. */
export type Completeness = {
  readonly timepoint: Timepoint;
  readonly reached: number;
  readonly by: Readonly<Partial<Record<MomentFate, number>>>;
};

/** For each moment, of how many it came and what became of them: what is missing is counted, and why. */
export async function completeness(
  { db, actor }: Scope,
  rules: MomentRules,
): Promise<readonly Completeness[]> {
  const { rows } = await sql<{ timepoint: Timepoint; fate: MomentFate; count: number }>`
    select m.timepoint, m.fate, count(*) as count from (${momentsSql(actor.programmeId, rules)}) m
    where m.due_on <= ${rules.today}::date and m.due_on > ${rules.today.subtract({ months: 12 })}::date
    group by 1, 2`.execute(db);
  return timepoints.codes.flatMap(timepoint => {
    const mine = rows.filter(row => row.timepoint === timepoint);
    if (mine.length === 0) return [];
    return [
      {
        timepoint,
        reached: mine.reduce((sum, row) => sum + Number(row.count), 0),
        by: Object.fromEntries(mine.map(row => [row.fate, Number(row.count)])),
      },
    ];
  });
}
