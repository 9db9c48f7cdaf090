import { newId } from '../../core/index.ts';
import type { JsonObject, Scope } from '../../platform/database/index.ts';
import { sealed } from '../../platform/vault/index.ts';
import type { Said, SaidKind, SaidOutcome } from './said.ts';

export type NewSaid = {
  readonly personId: string;
  readonly kind: SaidKind;
  readonly subjectId: string;
  readonly says: JsonObject;
  readonly words: string | null;
  readonly helperLinkId: string | null;
};

/** What people said on their own pages, for one actor. */
export function saidStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const reading = () =>
    db
      .selectFrom('person_said as w')
      .leftJoin('person_link as l', join =>
        join.onRef('l.programme_id', '=', 'w.programme_id').onRef('l.id', '=', 'w.helper_link_id'),
      )
      .select([
        'w.id',
        'w.person_id',
        'w.kind',
        'w.subject_id',
        'w.says',
        'w.words',
        'w.said_at',
        'w.outcome',
      ])
      .select('l.helper_name')
      .where('w.programme_id', '=', programme_id);
  type Row = Awaited<ReturnType<ReturnType<typeof reading>['execute']>>[number];
  const toSaid = (row: Row): Said => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind as SaidKind,
    subjectId: row.subject_id,
    says: row.says,
    words: row.words,
    at: row.said_at,
    helperName: row.helper_name,
    outcome: row.outcome as SaidOutcome | null,
  });
  return {
    async add(one: NewSaid): Promise<string> {
      const id = newId();
      await db
        .insertInto('person_said')
        .values({
          ...sealed('person_said', id, { kind: 'person', id: one.personId }, { words: one.words }),
          programme_id,
          id,
          person_id: one.personId,
          kind: one.kind,
          subject_id: one.subjectId,
          says: one.says,
          said_at: now,
          helper_link_id: one.helperLinkId,
        })
        .execute();
      return id;
    },

    /** What a person said, newest first. */
    async of(personId: string, kinds: readonly SaidKind[], most = 200): Promise<readonly Said[]> {
      const rows = await reading()
        .where('w.person_id', '=', personId)
        .where(eb => eb('w.kind', '=', eb.fn.any(eb.val([...kinds]))))
        .orderBy('w.said_at', 'desc')
        .orderBy('w.id', 'desc')
        .limit(most)
        .execute();
      return rows.map(toSaid);
    },

    /** What nobody has looked at yet, oldest first. */
    async waiting(personId: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('person_said')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('person_id', '=', personId)
        .where('carried_at', 'is', null)
        .orderBy('said_at')
        .orderBy('id')
        .execute();
      return rows.map(row => row.id);
    },

    /** One that nobody has looked at yet, held until the transaction ends. */
    async holdNew(id: string): Promise<Said | null> {
      const held = await db
        .selectFrom('person_said')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('carried_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      const row = held && (await reading().where('w.id', '=', id).executeTakeFirst());
      return row ? toSaid(row) : null;
    },

    /** Writes what became of it, once. */
    async settle(id: string, outcome: SaidOutcome): Promise<void> {
      await db
        .updateTable('person_said')
        .set({ outcome, carried_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('carried_at', 'is', null)
        .execute();
    },
  };
}
