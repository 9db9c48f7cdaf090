import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type Column, columnsSchema, type DataSet, type ShippedId, shippedIds } from './definition.ts';

export type FileForm = 'csv' | 'parquet';

/** A file that was taken; without an end it was broken off. */
export type Taken = {
  readonly id: string;
  readonly title: string;
  readonly dataSet: string;
  readonly version: number;
  readonly form: FileForm;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly reason: string;
  readonly byName: string;
  readonly at: Temporal.Instant;
  readonly lines: number | null;
  readonly leftOut: number | null;
  readonly faults: number | null;
};

export type NewTaken = Pick<Taken, 'dataSet' | 'version' | 'title' | 'form' | 'from' | 'until' | 'reason'>;
export type TakenEnd = {
  readonly lines: number;
  readonly leftOut: number;
  readonly faults: number;
  readonly sha256: string;
};

const basis = (id: string): ShippedId => shippedIds.find(one => one === id) ?? 'house';

export function dataSetStore({ db, actor, now }: Scope) {
  const { programmeId } = actor;
  const newest = () =>
    db
      .selectFrom('data_set')
      .selectAll()
      .distinctOn('id')
      .where('programme_id', '=', programmeId)
      .orderBy('id')
      .orderBy('version', 'desc');
  return {
    /** The programme's own data sets as they are now. */
    async own(): Promise<readonly DataSet[]> {
      const rows = await newest().limit(200).execute();
      return rows.filter(row => !row.is_retired).map(setOf);
    },

    async find(id: string): Promise<DataSet | undefined> {
      const row = await newest().where('id', '=', id).executeTakeFirst();
      return row && !row.is_retired ? setOf(row) : undefined;
    },

    /** A further version; false where somebody else has made this one meanwhile. */
    async add(set: DataSet, isRetired = false): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('data_set')
        .values({
          programme_id: programmeId,
          id: set.id,
          version: set.version,
          title: set.title ?? '',
          based_on: set.basedOn,
          columns: JSON.stringify(set.columns),
          is_retired: isRetired,
          made_by: actor.id,
          made_at: now,
        })
        .onConflict(same => same.columns(['programme_id', 'id', 'version']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async beginTaking(taken: NewTaken): Promise<string> {
      const id = newId();
      await db
        .insertInto('data_set_taken')
        .values({
          programme_id: programmeId,
          id,
          data_set: taken.dataSet,
          version: taken.version,
          title: taken.title,
          form: taken.form,
          from_on: taken.from,
          until_on: taken.until,
          reason: taken.reason,
          taken_by: actor.id,
          taken_at: now,
        })
        .execute();
      return id;
    },

    async endTaking(id: string, end: TakenEnd): Promise<void> {
      await db
        .updateTable('data_set_taken')
        .set({
          line_count: end.lines,
          left_out: end.leftOut,
          fault_count: end.faults,
          sha256: end.sha256,
          done_at: now,
        })
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .execute();
    },

    /** What was taken last. */
    async taken(limit: number): Promise<readonly Taken[]> {
      const rows = await db
        .selectFrom('data_set_taken as t')
        .innerJoin('staff as s', join =>
          join.onRef('s.programme_id', '=', 't.programme_id').onRef('s.id', '=', 't.taken_by'),
        )
        .selectAll('t')
        .select('s.name as by_name')
        .where('t.programme_id', '=', programmeId)
        .orderBy('t.taken_at', 'desc')
        .orderBy('t.id')
        .limit(limit)
        .execute();
      return rows.map(row => ({
        id: row.id,
        title: row.title,
        dataSet: row.data_set,
        version: row.version,
        form: row.form as FileForm,
        from: row.from_on,
        until: row.until_on,
        reason: row.reason,
        byName: row.by_name,
        at: row.taken_at,
        lines: row.line_count,
        leftOut: row.left_out,
        faults: row.fault_count,
      }));
    },
  };
}

function setOf(row: {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly based_on: string;
  readonly columns: unknown;
}): DataSet {
  const columns: readonly Column[] = columnsSchema.parse(row.columns);
  return { id: row.id, title: row.title, version: row.version, basedOn: basis(row.based_on), columns };
}
