import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { IntroductionState } from '../introduction.ts';

export type QuestionKind = 'first' | '8_weeks' | '3_months';

/** An introduction whose group is to be asked how it went. */
export type DueQuestion = {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly ownerId: string;
  readonly referralState: string;
  readonly state: IntroductionState;
  readonly what: QuestionKind;
  /** How often it was asked already. */
  readonly times: number;
};

/** What groups are asked, for one actor. */
export function questionStore({ db, actor }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /**
     * Questions that are due: the first time a day after it was to be, or a week after the yes; "still going?" eight weeks and three
     * months after it. Not those that the group has answered since it was asked.
     */
    async due(today: Temporal.PlainDate, zone: string): Promise<readonly DueQuestion[]> {
      const { rows } = await sql<DueQuestion>`
        with open as (
          select i.*, case when i.state in ('accepted', 'booked') then 'first'
              when i.still_going_8_weeks is null then '8_weeks' when i.still_going_3_months is null then '3_months' end as what,
            case when i.state in ('accepted', 'booked')
                then coalesce(i.booked_for::date + 1, (i.state_since at time zone ${zone})::date + 7)
              when i.still_going_8_weeks is null then i.first_attended_on + 56
              else (i.first_attended_on + interval '3 months')::date end as due_on
          from introduction i
          where i.programme_id = ${programme_id} and i.sent_at is not null
            and i.state in ('accepted', 'booked', 'first_attended', 'attending')
        )
        select o.id, o.referral_id as "referralId", o.person_id as "personId", o.service_id as "serviceId",
          o.service_name as "serviceName", o.owner_id as "ownerId", r.state as "referralState", o.state, o.what,
          coalesce(q.times, 0) as times
        from open o
        join referral r on r.programme_id = o.programme_id and r.id = o.referral_id and r.state <> 'withdrawn'
        join person p on p.programme_id = o.programme_id and p.id = o.person_id and p.died_on is null
        left join provider_question q on q.programme_id = o.programme_id and q.introduction_id = o.id and q.what = o.what
        where o.what is not null and o.due_on <= ${today}::date and (q.next_on is null or q.next_on <= ${today}::date)
          and q.escalated_on is null
          and not exists (select from provider_word w where w.programme_id = o.programme_id and w.introduction_id = o.id
            and w.what in ('came', 'not_came', 'still', 'stopped', 'hand_back')
            and (w.said_at at time zone ${zone})::date >= least(o.due_on, q.asked_on))
        order by o.due_on, o.id limit 500`.execute(db);
      return rows;
    },

    /** It was asked, for the first time or again. */
    async asked(
      one: Pick<DueQuestion, 'id' | 'what'>,
      today: Temporal.PlainDate,
      next: Temporal.PlainDate,
    ): Promise<void> {
      await sql`
        insert into provider_question (programme_id, introduction_id, what, asked_on, next_on)
        values (${programme_id}, ${one.id}, ${one.what}, ${today}, ${next})
        on conflict (programme_id, introduction_id, what)
        do update set times = provider_question.times + 1, next_on = excluded.next_on`.execute(db);
    },

    /** Nobody answered: it is a colleague's now. */
    async escalated(one: Pick<DueQuestion, 'id' | 'what'>, today: Temporal.PlainDate): Promise<void> {
      await db
        .updateTable('provider_question')
        .set({ escalated_on: today })
        .where('programme_id', '=', programme_id)
        .where('introduction_id', '=', one.id)
        .where('what', '=', one.what)
        .execute();
    },
  };
}
