import { sql } from 'kysely';
import { newId } from '../../core/index.ts';
import { thoseWhoAllow } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { ReferralState } from '../../referrals/index.ts';
import type { IntroductionState } from '../introduction.ts';
import { endsBecause, type OfferEnd, type OfferGround, type OfferWay } from './offer.ts';

/** An offer that has not ended, as the person's own link worker sees it. */
export type OpenOffer = {
  readonly askedOn: Temporal.PlainDate;
  readonly how: OfferWay;
  readonly by: string;
};

/** All that somebody else's link worker is told of an offer: whom to ask. */
export type WhomToAsk = { readonly linkWorkerId: string; readonly linkWorkerName: string };

/** An offer that is still open although its ground is gone. */
export type LapsedOffer = {
  readonly introductionId: string;
  readonly personId: string;
  readonly why: OfferEnd;
};

const ground = sql`i.state, r.state as "referralState",
  p.died_on is not null or exists (select from referral c where c.programme_id = p.programme_id and c.person_id = p.id
    and c.closing_reason = 'died') as died,
  p.neutral_sender or coalesce(trim(p.code_word), '') <> '' as careful`;
const standsOn = sql`introduction i
  join referral r on r.programme_id = i.programme_id and r.id = i.referral_id
  join person p on p.programme_id = i.programme_id and p.id = i.person_id`;

type GroundRow = OfferGround & { readonly state: IntroductionState; readonly referralState: ReferralState };

/** Offers to go along with somebody new, for one actor. One whose ground is gone is never given out as standing. */
export function offerStore(scope: Scope) {
  const { db, actor, now } = scope;
  const programme_id = actor.programmeId;
  return {
    /** What an offer on this introduction would stand on. */
    async groundOf(introductionId: string): Promise<OfferGround | undefined> {
      const { rows } = await sql<GroundRow>`
        select ${ground} from ${standsOn}
        where i.programme_id = ${programme_id} and i.id = ${introductionId}`.execute(db);
      return rows[0];
    },

    /** Adds an offer; false when the introduction has an open one already. */
    async add(
      introductionId: string,
      said: { readonly askedOn: Temporal.PlainDate; readonly how: OfferWay },
    ) {
      const { rows } = await sql`
        insert into buddy_offer
          (programme_id, id, introduction_id, asked_on, how, recorded_by, recorded_by_name, recorded_at)
        values (${programme_id}, ${newId()}, ${introductionId}, ${said.askedOn}, ${said.how}, ${actor.id}, ${actor.name}, ${now})
        on conflict (programme_id, introduction_id) where ended_at is null do nothing returning id`.execute(
        db,
      );
      return rows.length > 0;
    },

    /** Ends the open offer of an introduction; false when there is none. */
    async end(introductionId: string, why: OfferEnd | 'taken_back'): Promise<boolean> {
      const rows = await db
        .updateTable('buddy_offer')
        .set({ ended_at: now, ended_why: why, ended_by: actor.role === 'system' ? null : actor.id })
        .where('programme_id', '=', programme_id)
        .where('introduction_id', '=', introductionId)
        .where('ended_at', 'is', null)
        .returning('id')
        .execute();
      return rows.length > 0;
    },

    /** The offers of a case that stand, by introduction. */
    async ofCase(referralId: string): Promise<ReadonlyMap<string, OpenOffer>> {
      const { rows } = await sql<GroundRow & OpenOffer & { readonly introductionId: string }>`
        select o.introduction_id as "introductionId", o.asked_on as "askedOn", o.how, o.recorded_by_name as by, ${ground}
        from ${standsOn}
        join buddy_offer o on o.programme_id = i.programme_id and o.introduction_id = i.id and o.ended_at is null
        where i.programme_id = ${programme_id} and i.referral_id = ${referralId}`.execute(db);
      const standing = rows.filter(row => endsBecause(row) === null);
      return new Map(
        standing.map(({ introductionId, askedOn, how, by }) => [introductionId, { askedOn, how, by }]),
      );
    },

    /**
     * Whom to ask about going along to these services: one line for each person who offers, by the link worker's name.
     * Never whose offer it is, and never one of the person who is new there.
     */
    async forNewcomer(serviceIds: readonly string[], newcomerId: string): Promise<readonly WhomToAsk[]> {
      const { rows } = await sql<
        GroundRow & WhomToAsk & { readonly personId: string; readonly referralId: string }
      >`
        select i.person_id as "personId", i.referral_id as "referralId", s.id as "linkWorkerId", s.name as "linkWorkerName", ${ground}
        from ${standsOn}
        join buddy_offer o on o.programme_id = i.programme_id and o.introduction_id = i.id and o.ended_at is null
        join staff s on s.programme_id = i.programme_id and s.id = coalesce(r.link_worker_id, i.owner_id)
        where i.programme_id = ${programme_id} and i.service_id = any(${[...serviceIds]}::uuid[])
          and i.person_id <> ${newcomerId}
        order by s.name, s.id, i.person_id`.execute(db);
      const standing = rows.filter(row => endsBecause(row) === null);
      const people = new Map(
        (await thoseWhoAllow(scope, 'go_along', standing)).map(row => [row.personId, row] as const),
      );
      return [...people.values()].map(({ linkWorkerId, linkWorkerName }) => ({
        linkWorkerId,
        linkWorkerName,
      }));
    },

    /** The open offers of a person. */
    async ofPerson(personId: string): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select i.id from introduction i
        join buddy_offer o on o.programme_id = i.programme_id and o.introduction_id = i.id and o.ended_at is null
        where i.programme_id = ${programme_id} and i.person_id = ${personId} order by i.id`.execute(db);
      return rows.map(row => row.id);
    },

    /** Open offers whose ground is gone, all of them or those of one case. */
    async lapsed(referralId: string | null): Promise<readonly LapsedOffer[]> {
      const { rows } = await sql<GroundRow & Omit<LapsedOffer, 'why'>>`
        select i.id as "introductionId", i.person_id as "personId", ${ground}
        from ${standsOn}
        join buddy_offer o on o.programme_id = i.programme_id and o.introduction_id = i.id and o.ended_at is null
        where i.programme_id = ${programme_id} and (${referralId}::uuid is null or r.id = ${referralId}::uuid)
        order by i.id`.execute(db);
      return rows.flatMap(row => {
        const why = endsBecause(row);
        return why === null ? [] : [{ introductionId: row.introductionId, personId: row.personId, why }];
      });
    },
  };
}
