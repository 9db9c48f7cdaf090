import type { Scope } from '../../platform/database/index.ts';

/** Who a text is from, and who cares for them now. */
export type Writer = {
  readonly called: string;
  readonly locale: string;
  readonly mayText: boolean;
  readonly referralId: string | null;
  readonly linkWorkerId: string | null;
  readonly workerName: string | null;
};

const OVER = ['closed', 'withdrawn', 'declined', 'redirected', 'duplicate'];

/** The person with their latest referral: an open one before one that is over. Undefined when they do not exist for this actor. */
export async function writerOf({ db, actor }: Scope, personId: string): Promise<Writer | undefined> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'known_as', 'given_name', 'locale', 'may_text'])
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!person) return undefined;
  const referral = await db
    .selectFrom('referral as r')
    .leftJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.link_worker_id'),
    )
    .select(['r.id', 'r.link_worker_id', 's.name'])
    .where('r.programme_id', '=', actor.programmeId)
    .where('r.person_id', '=', personId)
    .orderBy(eb => eb('r.state', 'in', OVER))
    .orderBy('r.received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    called: person.known_as ?? person.given_name,
    locale: person.locale,
    mayText: person.may_text,
    referralId: referral?.id ?? null,
    linkWorkerId: referral?.link_worker_id ?? null,
    workerName: referral?.name ?? null,
  };
}

/** What we answered a person in the last day, newest first. */
export async function answersLately(
  { db, actor, now }: Scope,
  personId: string,
): Promise<readonly { readonly template: string; readonly at: Temporal.Instant }[]> {
  const rows = await db
    .selectFrom('message')
    .select(['template', 'created_at'])
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .where('template', 'like', 'reply_%')
    .where('created_at', '>', now.subtract({ hours: 24 }))
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(row => ({ template: row.template, at: row.created_at }));
}
