import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';

/** Which word it is: the pack at first, “we have not forgotten you”, or that the wait changed. */
export const wordsOfWaiting = ['welcome', 'check_in', 'changed'] as const;
export type WordOfWaiting = (typeof wordsOfWaiting)[number];
export type WaitWay = 'sms' | 'email' | 'letter' | 'call';

/** Somebody who waits, with what they were told last. */
export type Waiting = {
  readonly referralId: string;
  readonly personId: string;
  /** When they heard of us last; a call counts when somebody said that they rang. Null: never. */
  readonly toldAt: Temporal.Instant | null;
  readonly days: number | null;
  /** A call to them is still owed. */
  readonly callOwed: boolean;
};

/** What people who wait were told, for one actor in one transaction. */
export function waitStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async add(told: {
      readonly referralId: string;
      readonly kind: WordOfWaiting;
      readonly days: number;
      readonly way: WaitWay;
      readonly messageId: string | null;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('wait_told')
        .values({
          programme_id,
          id,
          referral_id: told.referralId,
          kind: told.kind,
          days: told.days,
          way: told.way,
          told_at: told.way === 'call' ? null : now,
          made_at: now,
          message_id: told.messageId,
        })
        .execute();
      return id;
    },

    /** Everybody who waits, or one of them, longest first; one query whatever the number. */
    async waiting(referralId: string | null = null): Promise<readonly Waiting[]> {
      const { rows } = await sql<Waiting>`
        select r.id as "referralId", r.person_id as "personId", last.at as "toldAt", last.days, coalesce(last.owed, false) as "callOwed"
        from referral r
        left join lateral (
          select max(coalesce(w.told_at, t.done_at)) as at,
            (array_agg(w.days order by w.made_at desc, w.id desc))[1] as days,
            bool_or(w.told_at is null and t.id is not null and t.done_at is null and t.cancelled_at is null) as owed
          from wait_told w left join task t on t.programme_id = w.programme_id and t.subject_id = w.id and t.kind = 'keep_in_touch'
          where w.programme_id = r.programme_id and w.referral_id = r.id) last on true
        where r.programme_id = ${programme_id} and r.state in ('accepted', 'waiting') and r.person_id is not null
          and (${referralId}::uuid is null or r.id = ${referralId}::uuid)
        order by r.waiting_since nulls last, r.id limit 2000`.execute(db);
      return rows;
    },

    /** Calls that were owed to somebody who waits. @returns ids of what they were to be told */
    async callsOwed(referralId: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('wait_told')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .where('told_at', 'is', null)
        .execute();
      return rows.map(row => row.id);
    },
  };
}
