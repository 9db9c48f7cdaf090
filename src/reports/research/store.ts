import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { sealed } from '../../platform/vault/index.ts';
import type { StudyState } from './policy.ts';
import { type VariableCode, variableCodes } from './variables.ts';

/** What somebody asks for. */
export type StudyAsked = {
  readonly title: string;
  readonly purpose: string;
  readonly recipient: string;
  readonly recipientKey: string;
  readonly ethics: string;
  readonly dpia: string;
  readonly variables: readonly VariableCode[];
  readonly dates: 'spans' | 'shifted';
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly smallest: number;
};

/** A study with what was decided of it. */
export type Study = StudyAsked & {
  readonly id: string;
  readonly state: StudyState;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Temporal.Instant;
  readonly firstBy: string | null;
  readonly firstRole: string | null;
  readonly firstByName: string | null;
  readonly firstAt: Temporal.Instant | null;
  readonly secondByName: string | null;
  readonly secondAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly endedWhy: string | null;
};

/** What was left out of a file, and how coarse it became. */
export type LeftOut = {
  readonly without_consent: number;
  readonly stood_out: number;
  readonly lines: number;
  readonly impossible: number;
  readonly coarser: Readonly<Record<string, number>>;
};

export type NewFile = {
  readonly projectId: string;
  readonly people: number;
  readonly lines: number;
  readonly leftOut: LeftOut;
  readonly sha256: string;
  readonly size: number;
};
export type StudyFile = NewFile & {
  readonly id: string;
  readonly madeAt: Temporal.Instant;
  readonly byName: string;
};

export function studyStore({ db, actor, now }: Scope) {
  const { programmeId } = actor;
  const studies = () =>
    db
      .selectFrom('research_project as r')
      .innerJoin('staff as a', join =>
        join.onRef('a.programme_id', '=', 'r.programme_id').onRef('a.id', '=', 'r.asked_by'),
      )
      .leftJoin('staff as f', join =>
        join.onRef('f.programme_id', '=', 'r.programme_id').onRef('f.id', '=', 'r.first_by'),
      )
      .leftJoin('staff as s', join =>
        join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.second_by'),
      )
      .selectAll('r')
      .select(['a.name as asked_name', 'f.name as first_name', 's.name as second_name'])
      .where('r.programme_id', '=', programmeId);
  type Row = Awaited<ReturnType<ReturnType<typeof studies>['execute']>>[number];
  const studyOf = (row: Row): Study => ({
    id: row.id,
    title: row.title,
    purpose: row.purpose,
    recipient: row.recipient,
    recipientKey: row.recipient_key,
    ethics: row.ethics_reference,
    dpia: row.dpia_reference,
    variables: variableCodes.filter(code => row.variables.includes(code)),
    dates: row.dates as StudyAsked['dates'],
    from: row.from_on,
    until: row.until_on,
    endsOn: row.ends_on,
    smallest: row.smallest,
    state: row.state as StudyState,
    askedBy: row.asked_by,
    askedByName: row.asked_name,
    askedAt: row.asked_at,
    firstBy: row.first_by,
    firstRole: row.first_role,
    firstByName: row.first_name,
    firstAt: row.first_at,
    secondByName: row.second_name,
    secondAt: row.second_at,
    endedAt: row.ended_at,
    endedWhy: row.ended_why,
  });
  const move = async (id: string, from: readonly StudyState[], set: Record<string, unknown>) => {
    const { numUpdatedRows } = await db
      .updateTable('research_project')
      .set(set)
      .where('programme_id', '=', programmeId)
      .where('id', '=', id)
      .where('state', 'in', from)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  };
  return {
    async newest(limit: number): Promise<readonly Study[]> {
      return (await studies().orderBy('r.asked_at', 'desc').orderBy('r.id').limit(limit).execute()).map(
        studyOf,
      );
    },

    async find(id: string): Promise<Study | undefined> {
      const row = await studies().where('r.id', '=', id).executeTakeFirst();
      return row && studyOf(row);
    },

    async add(asked: StudyAsked): Promise<string> {
      const id = newId();
      await db
        .insertInto('research_project')
        .values({
          programme_id: programmeId,
          id,
          title: asked.title,
          purpose: asked.purpose,
          recipient: asked.recipient,
          recipient_key: asked.recipientKey,
          ethics_reference: asked.ethics,
          dpia_reference: asked.dpia,
          variables: [...asked.variables],
          dates: asked.dates,
          from_on: asked.from,
          until_on: asked.until,
          ends_on: asked.endsOn,
          smallest: asked.smallest,
          asked_by: actor.id,
          asked_role: actor.role,
          asked_at: now,
        })
        .execute();
      return id;
    },

    /** The first yes, or the second. False where somebody else has decided meanwhile. */
    agree(id: string, state: StudyState): Promise<boolean> {
      return state === 'asked'
        ? move(id, ['asked'], {
            state: 'first_yes',
            first_by: actor.id,
            first_role: actor.role,
            first_at: now,
          })
        : move(id, ['first_yes'], {
            state: 'approved',
            second_by: actor.id,
            second_role: actor.role,
            second_at: now,
          });
    },

    refuse(id: string): Promise<boolean> {
      return move(id, ['asked', 'first_yes'], {
        state: 'refused',
        ended_by: actor.id,
        ended_at: now,
        ended_why: 'refused',
      });
    },

    end(id: string, why: 'withdrawn' | 'over'): Promise<boolean> {
      const by = why === 'over' ? {} : { ended_by: actor.id };
      return move(id, ['asked', 'first_yes', 'approved'], {
        ...by,
        state: 'ended',
        ended_at: now,
        ended_why: why,
      });
    },

    /** Ids of studies whose last day was before this one. */
    async over(today: Temporal.PlainDate): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('research_project')
        .select('id')
        .where('programme_id', '=', programmeId)
        .where('state', 'in', ['asked', 'first_yes', 'approved'])
        .where('ends_on', '<', today)
        .orderBy('id')
        .limit(200)
        .execute();
      return rows.map(row => row.id);
    },

    /** The secret of a study's pseudonyms, once there is one; null also when its key was destroyed. */
    async secret(id: string): Promise<string | null> {
      const row = await db
        .selectFrom('research_key')
        .select(['project_id', 'secret'])
        .where('programme_id', '=', programmeId)
        .where('project_id', '=', id)
        .executeTakeFirst();
      return row?.secret || null;
    },

    async addSecret(id: string, secret: string): Promise<void> {
      await db
        .insertInto('research_key')
        .values(
          sealed(
            'research_key',
            id,
            { kind: 'project', id },
            {
              programme_id: programmeId,
              project_id: id,
              secret,
              made_at: now,
            },
          ),
        )
        .onConflict(same => same.columns(['programme_id', 'project_id']).doNothing())
        .execute();
    },

    /** Destroys the keys of studies that have ended: their pseudonyms lead back to nobody from then on. @returns how many */
    async destroyEnded(): Promise<number> {
      const { numUpdatedRows } = await db
        .updateTable('data_key')
        .set({ wrapped: null, destroyed_at: now })
        .where('programme_id', '=', programmeId)
        .where('owner_kind', '=', 'project')
        .where('wrapped', 'is not', null)
        .where('owner_id', 'in', eb =>
          eb
            .selectFrom('research_project')
            .select('id')
            .where('programme_id', '=', programmeId)
            .where('state', 'in', ['ended', 'refused']),
        )
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async addFile(file: NewFile): Promise<void> {
      await db
        .insertInto('research_file')
        .values({
          programme_id: programmeId,
          id: newId(),
          project_id: file.projectId,
          made_by: actor.id,
          made_at: now,
          people: file.people,
          line_count: file.lines,
          left_out: JSON.stringify(file.leftOut),
          sha256: file.sha256,
          size: file.size,
        })
        .execute();
    },

    async files(projectId: string): Promise<readonly StudyFile[]> {
      const rows = await db
        .selectFrom('research_file as f')
        .innerJoin('staff as s', join =>
          join.onRef('s.programme_id', '=', 'f.programme_id').onRef('s.id', '=', 'f.made_by'),
        )
        .selectAll('f')
        .select('s.name as by_name')
        .where('f.programme_id', '=', programmeId)
        .where('f.project_id', '=', projectId)
        .orderBy('f.made_at', 'desc')
        .limit(100)
        .execute();
      return rows.map(row => ({
        id: row.id,
        projectId: row.project_id,
        people: row.people,
        lines: row.line_count,
        leftOut: row.left_out as LeftOut,
        sha256: row.sha256,
        size: row.size,
        madeAt: row.made_at,
        byName: row.by_name,
      }));
    },
  };
}
