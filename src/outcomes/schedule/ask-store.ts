import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Timepoint } from '../../programmes/index.ts';

/** Ways in which somebody is asked. */
export const askWays = ['link', 'phone', 'paper'] as const;
export type AskWay = (typeof askWays)[number];

/** How an asking ended. `replaced`: by another way. `over`: the time for it was over before anybody answered. */
export type AskEnd = 'answered' | 'declined' | 'unreachable' | 'replaced' | 'over';

export type MeasuresAsk = {
  readonly id: string;
  readonly referralId: string;
  readonly timepoint: Timepoint;
  readonly way: AskWay;
  readonly askedOn: Temporal.PlainDate;
  readonly remindedOn: Temporal.PlainDate | null;
};

/** What somebody is asked about: a moment of their case, or of their place in a course. */
export type AskedMoment = {
  readonly referralId: string;
  readonly timepoint: Timepoint;
  readonly placeId?: string | null | undefined;
};

/** Who was asked, by which way, and how it went on. One is open at a time for each moment of a case or a place. */
export function askStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async add({ referralId, timepoint, placeId }: AskedMoment, way: AskWay, askedOn: Temporal.PlainDate) {
      const id = newId();
      await db
        .insertInto('measures_ask')
        .values({
          programme_id,
          id,
          referral_id: referralId,
          timepoint,
          place_id: placeId ?? null,
          way,
          asked_on: askedOn,
          asked_at: now,
          asked_by: actor.id,
        })
        .execute();
      return id;
    },

    /** The one that is open. */
    async open({ referralId, timepoint, placeId }: AskedMoment): Promise<MeasuresAsk | null> {
      const row = await db
        .selectFrom('measures_ask')
        .select(['id', 'referral_id', 'timepoint', 'way', 'asked_on', 'reminded_on'])
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .where('timepoint', '=', timepoint)
        .where('place_id', 'is not distinct from', placeId ?? null)
        .where('ended', 'is', null)
        .executeTakeFirst();
      return row
        ? {
            id: row.id,
            referralId: row.referral_id,
            timepoint: row.timepoint as Timepoint,
            way: row.way as AskWay,
            askedOn: row.asked_on,
            remindedOn: row.reminded_on,
          }
        : null;
    },

    /** Ends the open one, if there is any. */
    async end({ referralId, timepoint, placeId }: AskedMoment, ended: AskEnd): Promise<void> {
      await db
        .updateTable('measures_ask')
        .set({ ended, ended_at: now })
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .where('timepoint', '=', timepoint)
        .where('place_id', 'is not distinct from', placeId ?? null)
        .where('ended', 'is', null)
        .execute();
    },

    /** Ends these, whosever they are. */
    async endAll(ids: readonly string[], ended: AskEnd): Promise<void> {
      if (ids.length === 0) return;
      await db
        .updateTable('measures_ask')
        .set({ ended, ended_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', eb => eb.fn.any(eb.val([...ids])))
        .where('ended', 'is', null)
        .execute();
    },

    async reminded(ids: readonly string[], on: Temporal.PlainDate): Promise<void> {
      await db
        .updateTable('measures_ask')
        .set({ reminded_on: on })
        .where('programme_id', '=', programme_id)
        .where('id', '=', eb => eb.fn.any(eb.val([...ids])))
        .where('reminded_on', 'is', null)
        .execute();
    },
  };
}
