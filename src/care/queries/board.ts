import type { Scope } from '../../platform/database/index.ts';
import { caseStates, type ReferralState } from '../../referrals/index.ts';
import { type NextAction, readNextAction } from '../next-action.ts';

/** One row of the board: an open case and what comes next in it. */
export type BoardCase = {
  readonly id: string;
  readonly reference: string;
  readonly personId: string;
  readonly name: string;
  readonly state: ReferralState;
  readonly linkWorkerId: string | null;
  readonly linkWorkerName: string | null;
  readonly sessionsHeld: number;
  readonly sessionsPlanned: number;
  readonly allocatedAt: Temporal.Instant | null;
  readonly phone: string | null;
  readonly next: NextAction | null;
};

export type BoardFilter = {
  /** Only those of this link worker. */
  readonly linkWorkerId?: string | null | undefined;
  readonly state?: ReferralState | null | undefined;
  /** Only what is due on or before this day. */
  readonly dueBy?: Temporal.PlainDate | null | undefined;
};

/** The open cases, what is due first on top; one query. */
export async function boardOf({ db, actor }: Scope, filter: BoardFilter = {}): Promise<readonly BoardCase[]> {
  const rows = await db
    .selectFrom('referral as r')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'r.programme_id').onRef('p.id', '=', 'r.person_id'),
    )
    .leftJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.link_worker_id'),
    )
    .select([
      'r.id',
      'r.reference',
      'r.person_id',
      'r.state',
      'r.link_worker_id',
      's.name as link_worker_name',
      'r.sessions_held',
      'r.sessions_planned',
      'r.allocated_at',
      'r.next_action',
      'r.next_action_on',
      'p.given_name',
      'p.known_as',
      'p.family_name',
      'p.phone',
    ])
    .where('r.programme_id', '=', actor.programmeId)
    .where(eb => eb('r.state', '=', eb.fn.any(eb.val(filter.state ? [filter.state] : [...caseStates]))))
    .$if(Boolean(filter.linkWorkerId), query =>
      query.where('r.link_worker_id', '=', filter.linkWorkerId ?? null),
    )
    .$if(Boolean(filter.dueBy), query => query.where('r.next_action_on', '<=', filter.dueBy ?? null))
    .orderBy('r.next_action_on', order => order.asc().nullsLast())
    .orderBy('r.id')
    .execute();
  return rows.map(row => ({
    id: row.id,
    reference: row.reference,
    personId: row.person_id ?? '',
    name: `${row.known_as ?? row.given_name} ${row.family_name}`,
    state: row.state as ReferralState,
    linkWorkerId: row.link_worker_id,
    linkWorkerName: row.link_worker_name,
    sessionsHeld: row.sessions_held,
    sessionsPlanned: row.sessions_planned,
    allocatedAt: row.allocated_at,
    phone: row.phone,
    next: readNextAction(row.next_action, row.next_action_on),
  }));
}

/** Ids of every open case, for the routine. */
export async function openCases({ db, actor }: Scope) {
  const rows = await db
    .selectFrom('referral')
    .select(['id', 'person_id', 'link_worker_id'])
    .where('programme_id', '=', actor.programmeId)
    .where(eb => eb('state', '=', eb.fn.any(eb.val([...caseStates]))))
    .orderBy('id')
    .execute();
  return rows.map(row => ({ id: row.id, personId: row.person_id, linkWorkerId: row.link_worker_id }));
}
