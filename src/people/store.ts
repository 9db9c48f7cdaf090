import type { CompiledQuery, Selectable } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';
import type { NewPerson, Person, PersonChanges } from './person.ts';

export type Consent = Selectable<Tables['consent']>;
export type PersonMerge = Selectable<Tables['person_merge']>;

/** What is known of a consent when it is given or refused. */
export type NewConsent = {
  readonly personId?: string | null;
  readonly referralId?: string | null;
  readonly purpose: string;
  readonly recipient?: string | null;
  readonly given: boolean;
  readonly how: string;
  readonly byWhom: string;
};

/** The tables of a person, for one actor in one transaction. */
export function personStore(scope: Scope) {
  const { db, actor, now } = scope;
  const programmeId = actor.programmeId;
  return {
    /** One person, or undefined when they do not exist for this actor. */
    async find(id: string): Promise<Person | undefined> {
      return db
        .selectFrom('person')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .executeTakeFirst();
    },

    /** The same, held until the transaction ends. Several are held in the order of their ids, so that nobody waits for ever. */
    async hold(ids: readonly string[]): Promise<readonly Person[]> {
      return db
        .selectFrom('person')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('id', '=', eb => eb.fn.any(eb.val([...ids])))
        .orderBy('id')
        .forUpdate()
        .execute();
    },

    async add(person: NewPerson): Promise<string> {
      const id = newId();
      await db
        .insertInto('person')
        .values({ ...person, programme_id: programmeId, id, created_at: now, updated_at: now })
        .execute();
      return id;
    },

    async change(id: string, changes: PersonChanges): Promise<void> {
      await db
        .updateTable('person')
        .set(eb => ({ ...changes, updated_at: now, version: eb('version', '+', 1) }))
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .execute();
    },

    /** The person who has this identifier now, if any. */
    async byIdentifier(system: string, value: string): Promise<Person | undefined> {
      return db
        .selectFrom('person')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('identifier_system', '=', system)
        .where('identifier_value', '=', value)
        .where('merged_into', 'is', null)
        .executeTakeFirst();
    },

    /** Adds consents; visitors may add, so nothing is returned. */
    async addConsents(consents: readonly NewConsent[]): Promise<void> {
      if (consents.length > 0) await db.executeQuery(consentAddition(scope, consents));
    },

    async consents(personId: string): Promise<readonly Consent[]> {
      return db
        .selectFrom('consent')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('person_id', '=', personId)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute();
    },

    async consent(id: string): Promise<Consent | undefined> {
      return db
        .selectFrom('consent')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
    },

    async withdrawConsent(id: string, how: string): Promise<void> {
      await db
        .updateTable('consent')
        .set({ withdrawn_at: now, withdrawn_how: how })
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .execute();
    },

    /** Consents that came with a referral belong to the person once they are known. */
    async claimConsents(referralId: string, personId: string): Promise<void> {
      await db
        .updateTable('consent')
        .set({ person_id: personId })
        .where('programme_id', '=', programmeId)
        .where('referral_id', '=', referralId)
        .where('person_id', 'is', null)
        .execute();
    },
  };
}

/** The insertion of some consents, which are at least one. */
export function consentAddition({ db, actor, now }: Scope, consents: readonly NewConsent[]): CompiledQuery {
  return db
    .insertInto('consent')
    .values(
      consents.map(one => ({
        programme_id: actor.programmeId,
        id: newId(),
        person_id: one.personId ?? null,
        referral_id: one.referralId ?? null,
        purpose: one.purpose,
        recipient: one.recipient ?? null,
        given: one.given,
        at: now,
        how: one.how,
        by_whom: one.byWhom,
        recorded_by: actor.id,
      })),
    )
    .compile();
}
