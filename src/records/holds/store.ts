import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';

/** Why a record is held, as codes. */
export const holdGrounds = ['claim', 'inquiry', 'complaint', 'investigation', 'other'] as const;
export type HoldGround = (typeof holdGrounds)[number];

export type LegalHold = {
  readonly id: string;
  readonly personId: string | null;
  readonly reason: HoldGround;
  readonly why: string;
  readonly placedByName: string;
  readonly placedAt: Temporal.Instant;
  readonly reviewOn: Temporal.PlainDate;
  readonly endedAt: Temporal.Instant | null;
  readonly endedWhy: string | null;
};

export function holdStore({ db, actor, now }: Scope) {
  const programmeId = actor.programmeId;
  return {
    async add(hold: {
      readonly personId: string;
      readonly reason: HoldGround;
      readonly why: string;
      readonly reviewOn: Temporal.PlainDate;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('legal_hold')
        .values({
          programme_id: programmeId,
          id,
          person_id: hold.personId,
          reason: hold.reason,
          why: hold.why,
          placed_by: actor.id,
          placed_at: now,
          review_on: hold.reviewOn,
        })
        .execute();
      return id;
    },

    /** Holds of a person, those in force first. */
    async of(personId: string): Promise<readonly LegalHold[]> {
      const rows = await db
        .selectFrom('legal_hold as h')
        .innerJoin('staff as s', join =>
          join.onRef('s.programme_id', '=', 'h.programme_id').onRef('s.id', '=', 'h.placed_by'),
        )
        .selectAll('h')
        .select('s.name')
        .where('h.programme_id', '=', programmeId)
        .where('h.person_id', '=', personId)
        .orderBy('h.ended_at', order => order.desc().nullsFirst())
        .orderBy('h.placed_at', 'desc')
        .execute();
      return rows.map(row => ({
        id: row.id,
        personId: row.person_id,
        reason: row.reason as HoldGround,
        why: row.why,
        placedByName: row.name,
        placedAt: row.placed_at,
        reviewOn: row.review_on,
        endedAt: row.ended_at,
        endedWhy: row.ended_why,
      }));
    },

    /** Ends a hold of this person that is in force. @returns false when there is none */
    async end(hold: {
      readonly personId: string;
      readonly holdId: string;
      readonly why: string;
    }): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('legal_hold')
        .set({ ended_by: actor.id, ended_at: now, ended_why: hold.why })
        .where('programme_id', '=', programmeId)
        .where('id', '=', hold.holdId)
        .where('person_id', '=', hold.personId)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Holds in force whose day of review has come. */
    async toReview(today: Temporal.PlainDate) {
      return db
        .selectFrom('legal_hold')
        .select(['id', 'person_id', 'review_on'])
        .where('programme_id', '=', programmeId)
        .where('ended_at', 'is', null)
        .where('review_on', '<=', today)
        .execute();
    },
  };
}
