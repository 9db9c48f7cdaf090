import type { Scope } from '../../platform/database/index.ts';
import type { Ask } from './store.ts';

/** What a reminder asked about, as it is now. */
export type Asked = {
  /** It is still to take place as the reminder said it. */
  readonly stands: boolean;
  /** The date is on, but the person has no place any more. */
  readonly freed: boolean;
  readonly referralId: string | null;
  readonly linkWorkerId: string | null;
  /** Whom they meet: their link worker, or the group. */
  readonly with: string;
};

/** The meeting or the date of a group that was asked about; undefined when it does not exist for this actor. */
export async function aboutAsked(scope: Scope, ask: Ask): Promise<Asked | undefined> {
  return ask.about === 'session' ? aboutMeeting(scope, ask) : aboutDate(scope, ask);
}

async function aboutMeeting({ db, actor }: Scope, ask: Ask): Promise<Asked | undefined> {
  const row = await db
    .selectFrom('session as n')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'n.programme_id').onRef('s.id', '=', 'n.link_worker_id'),
    )
    .select(['n.state', 'n.starts_at', 'n.referral_id', 'n.link_worker_id', 's.name'])
    .where('n.programme_id', '=', actor.programmeId)
    .where('n.id', '=', ask.subjectId)
    .where('n.person_id', '=', ask.personId)
    .executeTakeFirst();
  return (
    row && {
      stands: row.state === 'planned' && row.starts_at.equals(ask.startsAt),
      freed: false,
      referralId: row.referral_id,
      linkWorkerId: row.link_worker_id,
      with: row.name,
    }
  );
}

async function aboutDate({ db, actor }: Scope, ask: Ask): Promise<Asked | undefined> {
  const row = await db
    .selectFrom('group_date as d')
    .innerJoin('own_group as g', join =>
      join.onRef('g.programme_id', '=', 'd.programme_id').onRef('g.id', '=', 'd.group_id'),
    )
    .innerJoin('group_place as p', join =>
      join.onRef('p.programme_id', '=', 'd.programme_id').onRef('p.group_id', '=', 'd.group_id'),
    )
    .leftJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 'p.programme_id').onRef('r.id', '=', 'p.referral_id'),
    )
    .innerJoin('programme as h', 'h.id', 'd.programme_id')
    .select([
      'd.state',
      'd.starts_at',
      'g.name',
      'p.state as place',
      'p.referral_id',
      'r.link_worker_id',
      'h.time_zone',
    ])
    .where('d.programme_id', '=', actor.programmeId)
    .where('d.id', '=', ask.subjectId)
    .where('p.person_id', '=', ask.personId)
    .orderBy('p.booked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const startsAt = row.starts_at.toZonedDateTimeISO(row.time_zone).toPlainDateTime();
  const isOn = row.state === 'planned' && startsAt.equals(ask.startsAt);
  return {
    stands: isOn && row.place === 'booked',
    freed: isOn && row.place !== 'booked',
    referralId: row.referral_id,
    linkWorkerId: row.link_worker_id,
    with: row.name,
  };
}
