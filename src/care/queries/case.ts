import type { Selectable } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Scope, Tables } from '../../platform/database/index.ts';
import type { ReferralState } from '../../referrals/index.ts';
import type { Case } from '../case.ts';

const columns = [
  'r.id',
  'r.reference',
  'r.state',
  'r.version',
  'r.person_id',
  'r.link_worker_id',
  'r.allocated_at',
  'r.first_contact_at',
  'r.sessions_planned',
  'r.sessions_held',
  'r.hold_until',
  'r.hold_reason',
  'r.closed_at',
  'r.closing_reason',
  'r.closing_words',
  'p.given_name',
  'p.family_name',
  'p.known_as',
  'p.phone',
  'p.email',
  'p.died_on',
  'p.may_text',
  'p.may_email',
  'p.may_post',
  'p.may_voicemail',
  'p.best_time',
  'p.contact_note',
  's.name as link_worker_name',
] as const;

function reading({ db, actor }: Scope, referralId: string) {
  return db
    .selectFrom('referral as r')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'r.programme_id').onRef('p.id', '=', 'r.person_id'),
    )
    .leftJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.link_worker_id'),
    )
    .select(columns)
    .where('r.programme_id', '=', actor.programmeId)
    .where('r.id', '=', referralId);
}

type Row = Omit<Selectable<Tables['referral']> & Selectable<Tables['person']>, 'id'> & {
  readonly id: string;
  readonly link_worker_name: string | null;
};

/**
 * The case of an accepted referral.
 * @throws NotFound when there is none for this actor
 */
export async function caseOf(scope: Scope, referralId: string): Promise<Case> {
  const row = await reading(scope, referralId).executeTakeFirst();
  if (!row) throw new NotFound('case');
  return toCase(row as Row);
}

/** The same, held until the transaction ends, so that two changes of one case follow each other. */
export async function holdCase(scope: Scope, referralId: string): Promise<Case> {
  const row = await reading(scope, referralId).forUpdate('r').executeTakeFirst();
  if (!row) throw new NotFound('case');
  return toCase(row as Row);
}

function toCase(row: Row): Case {
  const firstName = row.known_as ?? row.given_name;
  return {
    id: row.id,
    reference: row.reference,
    state: row.state as ReferralState,
    version: row.version,
    personId: row.person_id ?? '',
    name: `${firstName} ${row.family_name}`,
    firstName,
    phone: row.phone,
    hasEmail: row.email !== null,
    linkWorkerId: row.link_worker_id,
    linkWorkerName: row.link_worker_name,
    allocatedAt: row.allocated_at,
    firstContactAt: row.first_contact_at,
    sessionsPlanned: row.sessions_planned,
    sessionsHeld: row.sessions_held,
    holdUntil: row.hold_until,
    holdReason: row.hold_reason,
    closedAt: row.closed_at,
    closingReason: row.closing_reason,
    closingWords: row.closing_words,
    diedOn: row.died_on,
    mayText: row.may_text,
    mayEmail: row.may_email,
    mayPost: row.may_post,
    mayVoicemail: row.may_voicemail,
    bestTime: row.best_time,
    contactNote: row.contact_note,
  };
}
