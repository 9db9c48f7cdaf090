import type { Scope } from '../../platform/database/index.ts';

/** One time that somebody tried a line. */
export type LineCheck = {
  readonly line: string;
  readonly how: string;
  readonly works: boolean;
  readonly note: string | null;
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly shownUntil: Temporal.PlainDate;
};

/** The last checks of every line, newest first; of one line when it is named. */
export async function checksOf({ db, actor }: Scope, line?: string): Promise<readonly LineCheck[]> {
  const asked = db
    .selectFrom('crisis_line_check')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .orderBy('checked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200);
  const rows = await (line === undefined ? asked : asked.where('line', '=', line)).execute();
  return rows.map(row => ({
    line: row.line,
    how: row.how,
    works: row.works,
    note: row.note,
    by: row.checked_by_name,
    at: row.checked_at,
    shownUntil: row.shown_until,
  }));
}
