import { type CompiledQuery, type Selectable, sql } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';
import { keepPhoneEndings, sealed, tokensToFind } from '../platform/vault/index.ts';
import type { NewPerson, Person, PersonChanges } from './person.ts';

export type Consent = Selectable<Tables['consent']>;
export type PersonMerge = Selectable<Tables['person_merge']>;

/** What is known of a consent when it is given or refused. */
export type NewConsent = {
  readonly personId?: string | null;
  readonly referralId?: string | null;
  readonly purpose: string;
  readonly recipient?: string | null;
  /** The service, where it is one of the directory. */
  readonly recipientId?: string | null;
  /** `basics`: that they take part and how it ended. Null: all that the purpose speaks of. */
  readonly scope?: 'basics' | null;
  readonly given: boolean;
  readonly how: string;
  readonly byWhom: string;
  /** Who spoke: `self` unless said; a note says who helped, or by what right they decide. */
  readonly capacity?: string;
  readonly capacityNote?: string | null;
  /** Which words of the purpose they were shown, in which language. */
  readonly wording?: number | null;
  readonly wordingLocale?: string | null;
};

/** How a yes was taken back. */
export type TakenBack = {
  readonly how: string;
  readonly byWhom: string;
  readonly capacity?: string;
  readonly capacityNote?: string | null;
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
        .values({
          ...sealed('person', id, { kind: 'person', id, isNew: true }, person),
          programme_id: programmeId,
          id,
          created_at: now,
          updated_at: now,
        })
        .execute();
      await keepPhoneEndings(scope, id, person);
      return id;
    },

    async change(id: string, changes: PersonChanges): Promise<void> {
      await db
        .updateTable('person')
        .set(eb => ({
          ...sealed('person', id, { kind: 'person', id }, changes),
          updated_at: now,
          version: eb('version', '+', 1),
        }))
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .execute();
      await keepPhoneEndings(scope, id, changes);
    },

    /** The person who has this identifier now, if any. */
    async byIdentifier(system: string, value: string): Promise<Person | undefined> {
      return db
        .selectFrom('person')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('identifier_system', '=', system)
        .where(eb =>
          eb.or([
            sql<boolean>`identifier_token = any(${tokensToFind('identifier', [value])}::bytea[])`,
            eb('identifier_value', '=', value),
          ]),
        )
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

    async withdrawConsent(id: string, taken: TakenBack): Promise<void> {
      await db
        .updateTable('consent')
        .set({
          withdrawn_at: now,
          withdrawn_how: taken.how,
          withdrawn_by_whom: taken.byWhom,
          withdrawn_capacity: taken.capacity ?? 'self',
          withdrawn_capacity_note: taken.capacityNote ?? null,
          withdrawn_recorded_by: actor.id,
        })
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
        recipient_id: one.recipientId ?? null,
        scope: one.scope ?? null,
        capacity: one.capacity ?? 'self',
        capacity_note: one.capacityNote ?? null,
        wording: one.wording ?? null,
        wording_locale: one.wordingLocale ?? null,
        given: one.given,
        at: now,
        how: one.how,
        by_whom: one.byWhom,
        recorded_by: actor.id,
      })),
    )
    .compile();
}
