import type { Insertable, Selectable, Updateable } from 'kysely';
import { newId } from '../core/index.ts';
import { areaIdOf } from '../people/index.ts';
import { insertOnce, type JsonObject, type Scope, type Tables } from '../platform/database/index.ts';
import { sealed } from '../platform/vault/index.ts';
import type { TaskKind } from '../programmes/index.ts';
import type { ReferralState, TransitionName } from './referral.ts';

/** How a referral came in. */
export const routes = ['professional', 'self', 'helper', 'phone'] as const;
export type ReferralRoute = (typeof routes)[number];

/** A referral as it is stored. Columns keep their names of the database. */
export type Referral = Omit<Selectable<Tables['referral']>, 'state' | 'route' | 'submitted'> & {
  readonly state: ReferralState;
  readonly route: ReferralRoute;
  /** What was sent, as it was sent. */
  readonly submitted: JsonObject;
};

/** A new row; programme, state and version are set by the store. */
export type NewReferral = Omit<
  Insertable<Tables['referral']>,
  'programme_id' | 'state' | 'state_since' | 'route' | 'submitted' | 'version'
> & { readonly route: ReferralRoute; readonly submitted: JsonObject };

/** Columns that a command may change beside the state. */
export type ReferralChanges = Omit<
  Updateable<Tables['referral']>,
  | 'programme_id'
  | 'id'
  | 'reference'
  | 'state'
  | 'state_since'
  | 'submitted'
  | 'version'
  | 'received_at'
  | 'route'
>;

export type ReferralEvent = Omit<Selectable<Tables['referral_event']>, 'from_state' | 'to_state'> & {
  readonly from_state: ReferralState | null;
  readonly to_state: ReferralState;
};
export type ReferralNeed = Selectable<Tables['referral_need']>;
export type ReferralQuestion = Selectable<Tables['referral_question']>;

const addition = insertOnce('referral', {
  unlessThere: true,
  also: (db, { programme_id, postcode_area = null }) => ({
    area_id: areaIdOf(db, { programme_id, postcode_area }),
  }),
});
const eventAddition = insertOnce('referral_event');
const taskAddition = insertOnce('task');

/** The tables of a referral, for one actor in one transaction. */
export function referralStore(scope: Scope) {
  const { db, actor, now } = scope;
  const programmeId = actor.programmeId;
  return {
    /** One referral, or undefined when it does not exist for this actor. */
    async find(id: string): Promise<Referral | undefined> {
      const row = await db
        .selectFrom('referral')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row as Referral | undefined;
    },

    async byReference(reference: string): Promise<Referral | undefined> {
      const row = await db
        .selectFrom('referral')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('reference', '=', reference)
        .executeTakeFirst();
      return row as Referral | undefined;
    },

    /** The same, held until the transaction ends: others wait who want to change it. */
    async hold(id: string): Promise<Referral | undefined> {
      const row = await db
        .selectFrom('referral')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return row as Referral | undefined;
    },

    /** Adds a referral that has just been received. Returns nothing: a visitor may add but not read. */
    async add(row: NewReferral): Promise<void> {
      await db
        .insertInto('referral')
        .values({ ...sealedNew(row), programme_id: programmeId, state: 'received', state_since: now })
        .execute();
    },

    /** Adds a referral under a reference nobody has yet, in the area of its postcode, and says which. */
    async addNumbered(next: () => string, row: Omit<NewReferral, 'reference' | 'area_id'>): Promise<string> {
      for (let tries = 0; tries < 5; tries++) {
        const reference = next();
        const { numAffectedRows } = await db.executeQuery(
          addition({
            ...sealedNew(row),
            reference,
            programme_id: programmeId,
            state: 'received',
            state_since: now,
          }),
        );
        if (numAffectedRows === 1n) return reference;
      }
      throw new Error('no free reference was found');
    },

    /** Something a member of staff should do about a referral that has no case yet; goes with the commit. */
    addTask(task: {
      readonly kind: TaskKind;
      readonly referralId: string;
      readonly dueOn: Temporal.PlainDate;
    }): void {
      scope.atEnd(
        taskAddition({
          programme_id: programmeId,
          id: newId(),
          kind: task.kind,
          referral_id: task.referralId,
          due_on: task.dueOn,
          created_at: now,
        }),
      );
    },

    /** What a referral is about, by priority; goes with the commit. */
    addNeeds(
      referralId: string,
      needs: readonly { readonly need: string; readonly words?: string | null }[],
    ): void {
      if (needs.length === 0) return;
      const needed = db
        .insertInto('referral_need')
        .values(
          needs.map(({ need, words }, priority) => ({
            programme_id: programmeId,
            referral_id: referralId,
            need,
            words: words ?? null,
            priority,
          })),
        )
        .compile();
      scope.atEnd(needed);
    },

    /** Changes columns and counts the version up. Used by `transition` and by commands that change no state. */
    async change(
      id: string,
      changes: ReferralChanges & { readonly state?: ReferralState; readonly state_since?: Temporal.Instant },
    ): Promise<Referral> {
      const row = await db
        .updateTable('referral')
        .set(eb => ({
          ...sealed('referral', id, { kind: 'referral', id }, changes),
          version: eb('version', '+', 1),
        }))
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return row as Referral;
    },

    /** One row of the referral's time line: who, when, from, to, why; goes with the commit. */
    addEvent(event: {
      readonly referralId: string;
      readonly transition: TransitionName;
      readonly from: ReferralState | null;
      readonly to: ReferralState;
      readonly reason?: string | null;
      readonly note?: string | null;
    }): void {
      scope.atEnd(
        eventAddition({
          programme_id: programmeId,
          id: newId(),
          referral_id: event.referralId,
          at: now,
          actor_id: actor.id,
          actor_role: actor.role,
          actor_name: actor.name,
          transition: event.transition,
          from_state: event.from,
          to_state: event.to,
          reason: event.reason ?? null,
          note: event.note ?? null,
        }),
      );
    },

    /** Marks open tasks of a kind as done by the actor. */
    /** Ends the tasks to read what came in with care; a concern about the same person has a task of its own, with a subject. */
    async finishReading(referralId: string): Promise<void> {
      await db
        .updateTable('task')
        .set({ done_at: now, done_by: actor.id })
        .where('programme_id', '=', programmeId)
        .where('referral_id', '=', referralId)
        .where('kind', '=', 'concern')
        .where('subject_id', 'is', null)
        .where('done_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .execute();
    },

    async ask(referralId: string, question: string): Promise<string> {
      const id = newId();
      await db
        .insertInto('referral_question')
        .values({
          programme_id: programmeId,
          id,
          referral_id: referralId,
          question,
          asked_at: now,
          asked_by: actor.id,
        })
        .execute();
      return id;
    },

    async question(id: string): Promise<ReferralQuestion | undefined> {
      return db
        .selectFrom('referral_question')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .executeTakeFirst();
    },

    async answer(questionId: string, answer: string): Promise<void> {
      await db
        .updateTable('referral_question')
        .set({ answer, answered_at: now })
        .where('programme_id', '=', programmeId)
        .where('id', '=', questionId)
        .execute();
    },

    async events(referralId: string): Promise<readonly ReferralEvent[]> {
      const rows = await db
        .selectFrom('referral_event')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('referral_id', '=', referralId)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows as ReferralEvent[];
    },

    async needs(referralId: string): Promise<readonly ReferralNeed[]> {
      return db
        .selectFrom('referral_need')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('referral_id', '=', referralId)
        .orderBy('priority')
        .orderBy('need')
        .execute();
    },
  };
}

/** A referral brings its own key: nobody knows yet who the person is. */
function sealedNew<Row extends { readonly id: string }>(row: Row): Row {
  return sealed('referral', row.id, { kind: 'referral', id: row.id, isNew: true }, row);
}
