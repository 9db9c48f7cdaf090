import { parseReference } from '../core/index.ts';
import { answerSlips } from '../letters/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { ReferralState } from '../referrals/index.ts';

/** What a strip asked, as it stands now. */
export type AskedOnPaper = {
  /** Null for the reference of a case, which stands on the strip of a plan. */
  readonly slipId: string | null;
  readonly about: 'session' | 'here' | 'waiting';
  readonly sessionId: string | null;
  readonly madeAt: Temporal.Instant | null;
  readonly answer: string | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly referralId: string;
  readonly reference: string;
  readonly state: ReferralState;
  readonly personId: string | null;
  readonly linkWorkerId: string | null;
  readonly name: string;
  readonly startsAt: Temporal.PlainDateTime | null;
  /** The meeting is still to come as the letter said it. */
  readonly stands: boolean;
};

/**
 * Reads a code as somebody typed it: of a strip, or the reference of a case. Undefined for one that is wrong or of another team.
 * @param hold until the transaction ends, when it is to be answered
 */
export async function askedOnPaper(
  scope: Scope,
  code: string,
  hold = false,
): Promise<AskedOnPaper | undefined> {
  const { db, actor } = scope;
  const slip = await answerSlips(scope).typed(code, hold);
  const reference = slip ? null : parseReference(code);
  if (!slip && !reference?.ok) return undefined;
  const row = await db
    .selectFrom('referral as r')
    .innerJoin('programme as h', 'h.id', 'r.programme_id')
    .leftJoin('session as s', join =>
      join
        .onRef('s.programme_id', '=', 'r.programme_id')
        .on('s.id', '=', slip?.session_id ?? '00000000-0000-7000-8000-000000000000'),
    )
    .select([
      'r.id',
      'r.reference',
      'r.state',
      'r.person_id',
      'r.link_worker_id',
      'r.given_name',
      'r.family_name',
      'h.time_zone',
      's.state as session_state',
      's.starts_at',
    ])
    .where('r.programme_id', '=', actor.programmeId)
    .$if(slip !== undefined, query => query.where('r.id', '=', slip?.referral_id ?? ''))
    .$if(reference?.ok === true, query =>
      query.where('r.reference', '=', reference?.ok ? reference.value : ''),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  const now = scope.now.toZonedDateTimeISO(row.time_zone).toPlainDateTime();
  return {
    slipId: slip?.id ?? null,
    about: (slip?.about ?? 'here') as AskedOnPaper['about'],
    sessionId: slip?.session_id ?? null,
    madeAt: slip?.made_at ?? null,
    answer: slip?.answer ?? null,
    answeredAt: slip?.answered_at ?? null,
    referralId: row.id,
    reference: row.reference,
    state: row.state as ReferralState,
    personId: row.person_id,
    linkWorkerId: row.link_worker_id,
    name: `${row.given_name} ${row.family_name}`.trim(),
    startsAt: row.starts_at,
    stands:
      row.session_state === 'planned' &&
      row.starts_at !== null &&
      Temporal.PlainDateTime.compare(row.starts_at, now) > 0,
  };
}
