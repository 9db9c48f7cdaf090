import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type ContactOutcome, outcomesInTouch } from '../../programmes/index.ts';
import { attemptsProgress } from '../attempts.ts';
import type { Case } from '../case.ts';
import type { ClosingFacts } from '../closing.ts';
import { caseFacts } from './case-facts.ts';
import type { HouseRules } from './house-rules.ts';

type Goals = { readonly met: number; readonly partly: number; readonly other: number };
type LastTimes = {
  readonly in_touch: Temporal.Instant | null;
  readonly tried: Temporal.Instant | null;
};

/** The facts from which a closing reason is suggested. */
export async function closingFacts(scope: Scope, kase: Case, house: HouseRules): Promise<ClosingFacts> {
  const { db, actor } = scope;
  const facts = await caseFacts(scope, kase.id, house);
  const inTouch: ContactOutcome[] = [...outcomesInTouch];
  const { rows: goals } = await sql<Goals>`
    select count(*) filter (where g.state = 'met') as met, count(*) filter (where g.state = 'partly_met') as partly,
      count(*) filter (where g.state in ('open', 'left')) as other
    from plan p join goal g on g.programme_id = p.programme_id and g.plan_id = p.id
    where p.programme_id = ${actor.programmeId} and p.referral_id = ${kase.id}`.execute(db);
  const { rows: times } = await sql<LastTimes>`
    select max(c.at) filter (where c.outcome = any (${inTouch})) as in_touch,
      max(c.at) filter (where c.is_attempt) as tried
    from contact c
    where c.programme_id = ${actor.programmeId} and c.referral_id = ${kase.id} and c.with_whom = 'person'`.execute(
    db,
  );
  const dayOf = (at: Temporal.Instant | null | undefined): Temporal.PlainDate | null =>
    at ? at.toZonedDateTimeISO(house.zone).toPlainDate() : null;
  const progress = attemptsProgress(
    facts.attempts,
    house.settings,
    house.holidays,
    house.today,
    facts.allowed,
  );
  const touched = [dayOf(times[0]?.in_touch), facts.lastHeldOn].filter(day => day !== null);
  return {
    today: house.today,
    diedOn: kase.diedOn,
    goals: { met: goals[0]?.met ?? 0, partlyMet: goals[0]?.partly ?? 0, other: goals[0]?.other ?? 0 },
    sessionsHeld: kase.sessionsHeld,
    sessionsPlanned: kase.sessionsPlanned,
    lastInTouchOn: touched.toSorted(Temporal.PlainDate.compare).at(-1) ?? null,
    lastTriedOn: dayOf(times[0]?.tried),
    attemptsCounted: progress.counted.length,
    attemptsFulfilled: progress.fulfilled,
    missedRunning: facts.missedRunning,
    holdReason: kase.holdReason,
  };
}

/** What is still open in a case and must be decided or handed on before it closes. */
export type OpenThings = {
  readonly introductions: readonly { readonly id: string; readonly name: string; readonly state: string }[];
  /** Sessions held whose note is not signed; `on` is the session's start. */
  readonly notes: readonly {
    readonly sessionId: string;
    readonly number: number | null;
    readonly on: Temporal.PlainDateTime;
  }[];
  /** Meetings in the diary that will be taken out. */
  readonly sessions: readonly { readonly id: string; readonly startsAt: Temporal.PlainDateTime }[];
};

/** Lists what is open in a case. */
export async function openThings({ db, actor }: Scope, referralId: string): Promise<OpenThings> {
  const introductions = await db
    .selectFrom('introduction')
    .select(['id', 'service_name as name', 'state'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('state', 'not in', ['given', 'declined', 'completed', 'stopped'])
    .orderBy('created_at')
    .execute();
  const sessions = await db
    .selectFrom('session as s')
    .leftJoin('note as n', join =>
      join.onRef('n.programme_id', '=', 's.programme_id').onRef('n.session_id', '=', 's.id'),
    )
    .select(['s.id', 's.number', 's.starts_at', 's.state', 'n.state as note_state'])
    .where('s.programme_id', '=', actor.programmeId)
    .where('s.referral_id', '=', referralId)
    .where('s.state', 'in', ['held', 'planned'])
    .orderBy('s.starts_at')
    .execute();
  return {
    introductions,
    notes: sessions
      .filter(one => one.state === 'held' && one.note_state !== 'signed')
      .map(one => ({ sessionId: one.id, number: one.number, on: one.starts_at })),
    sessions: sessions
      .filter(one => one.state === 'planned')
      .map(one => ({ id: one.id, startsAt: one.starts_at })),
  };
}

/** Whether another referral of the person is open: only one may be. */
export async function hasOtherOpen(
  { db, actor }: Scope,
  kase: Pick<Case, 'id' | 'personId'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('referral')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', kase.personId)
    .where('id', '<>', kase.id)
    .where('state', 'in', ['accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
