import { NotFound } from '../core/index.ts';
import { serviceCards } from '../directory/index.ts';
import { type House, houseOf } from '../messages/index.ts';
import { type Assessment, assessmentsOf, type OwnConcern, ownConcernsOf } from '../outcomes/index.ts';
import { type Consent, type Person, personStore } from '../people/index.ts';
import { type Plan, planStore } from '../plans/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { type Referral, type ReferralNeed, referralStore } from '../referrals/index.ts';
import { personWords } from '../sessions/index.ts';

/** What a person said at a meeting, from a signed note. */
export type SaidAt = { readonly text: string; readonly on: Temporal.PlainDate };

export type Went = {
  readonly service: string;
  readonly state: string;
  readonly kind: string;
  readonly firstAttendedOn: Temporal.PlainDate | null;
  readonly barrier: string | null;
  /** The service is one for people in danger at home: no letter names it. */
  readonly restricted: boolean;
};

/** Everything a letter of a case can speak of, read once; GP letter and the person's letter are made of the same. */
export type CaseRecord = {
  readonly house: House;
  readonly today: Temporal.PlainDate;
  readonly referral: Referral;
  readonly person: Person;
  readonly worker: { readonly id: string; readonly name: string; readonly role: string } | null;
  readonly needs: readonly ReferralNeed[];
  readonly sessions: { readonly from: Temporal.PlainDate | null; readonly to: Temporal.PlainDate | null };
  /** Oldest first. */
  readonly said: readonly SaidAt[];
  readonly plan: Plan | null;
  readonly introductions: readonly Went[];
  readonly assessments: readonly Assessment[];
  readonly concerns: readonly OwnConcern[];
  readonly consents: readonly Consent[];
};

/**
 * Reads the record of a case for its letters, in a fixed number of queries.
 * @throws NotFound when there is no such case for this actor
 */
export async function caseRecord(scope: Scope, referralId: string): Promise<CaseRecord> {
  const referral = await referralStore(scope).find(referralId);
  if (!referral?.person_id) throw new NotFound('case');
  const people = personStore(scope);
  const person = await people.find(referral.person_id);
  if (!person) throw new NotFound('case');
  const house = await houseOf(scope);
  return {
    house,
    today: scope.now.toZonedDateTimeISO(house.zone).toPlainDate(),
    referral,
    person,
    worker: await workerOf(scope, referral.link_worker_id ?? referral.closed_by),
    needs: await referralStore(scope).needs(referralId),
    sessions: await heldBetween(scope, referralId),
    said: await saidIn(scope, referralId, house.zone),
    plan: await planStore(scope).ofReferral(referralId),
    introductions: await wentTo(scope, referralId),
    assessments: await assessmentsOf(scope, referralId),
    concerns: await ownConcernsOf(scope, referralId),
    consents: await people.consents(person.id),
  };
}

async function workerOf({ db, actor }: Scope, id: string | null) {
  if (!id) return null;
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

async function heldBetween({ db, actor }: Scope, referralId: string) {
  const row = await db
    .selectFrom('session')
    .select(eb => [eb.fn.min('starts_at').as('first'), eb.fn.max('starts_at').as('last')])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return { from: row?.first?.toPlainDate() ?? null, to: row?.last?.toPlainDate() ?? null };
}

/** The person's own words in signed notes; a draft is nobody's word yet. */
async function saidIn(scope: Scope, referralId: string, zone: string): Promise<readonly SaidAt[]> {
  const quotes = await personWords(scope, referralId);
  return quotes
    .flatMap(({ text, startsAt, signedAt }) => {
      const on = startsAt?.toPlainDate() ?? signedAt?.toZonedDateTimeISO(zone).toPlainDate();
      return text.trim() && on ? [{ text, on }] : [];
    })
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on));
}

async function wentTo({ db, actor }: Scope, referralId: string): Promise<readonly Went[]> {
  const rows = await db
    .selectFrom('introduction')
    .select(['service_id', 'service_name', 'state', 'kind', 'first_attended_on', 'barrier'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('state', '<>', 'suggested')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const cards = await serviceCards(
    db,
    rows.map(row => row.service_id),
  );
  return rows.map(row => ({
    service: row.service_name,
    state: row.state,
    kind: row.kind,
    firstAttendedOn: row.first_attended_on,
    barrier: row.barrier,
    restricted: cards.get(row.service_id)?.kinds.includes('domestic_abuse_specialist') ?? false,
  }));
}
