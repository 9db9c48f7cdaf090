import type { Scope } from '../../platform/database/index.ts';
import { type ProgrammeSettings, programmeSettings } from '../programme.ts';

/** What stands on the programme itself and may be changed by its administrator. */
export const openColumns = [
  'name',
  'host_name',
  'area_name',
  'phone',
  'phone_hours',
  'email',
  'address',
] as const;
export type OpenColumns = Readonly<Record<(typeof openColumns)[number], string>>;

/** A programme as it is set now, read from the row and not from what is kept in memory. */
export type ProgrammeAsSet = {
  /** Goes up by one with each change; 0 before the first. */
  readonly version: number;
  readonly columns: OpenColumns;
  readonly settings: ProgrammeSettings;
};

/** One change: what stood there, what stands there now. Only what changed is in it. */
export type ProgrammeChange = {
  readonly version: number;
  readonly part: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly at: Temporal.Instant;
};

type NewChange = {
  readonly version: number;
  readonly part: string;
  readonly columnsBefore: Partial<OpenColumns>;
  readonly columnsAfter: Partial<OpenColumns>;
  readonly settingsBefore: Partial<ProgrammeSettings>;
  readonly settingsAfter: Partial<ProgrammeSettings>;
};

/** The programme of whoever asks, and the record of its changes. */
export function programmeChangeStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async asSet(): Promise<ProgrammeAsSet> {
      const { settings, settings_version, ...columns } = await db
        .selectFrom('programme')
        .select([...openColumns, 'settings', 'settings_version'])
        .where('id', '=', programme_id)
        .executeTakeFirstOrThrow();
      return { version: settings_version, columns, settings: programmeSettings.parse(settings) };
    },

    /** @returns false when somebody else's change came first */
    async add(change: NewChange): Promise<boolean> {
      try {
        await db
          .insertInto('programme_change')
          .values({
            programme_id,
            version: change.version,
            part: change.part,
            columns_before: JSON.stringify(change.columnsBefore),
            columns_after: JSON.stringify(change.columnsAfter),
            settings_before: JSON.stringify(change.settingsBefore),
            settings_after: JSON.stringify(change.settingsAfter),
            changed_by: actor.id,
            changed_by_name: actor.name,
            changed_at: now,
          })
          .execute();
        return true;
      } catch (error) {
        if ((error as { code?: string }).code === '23505') return false;
        throw error;
      }
    },

    /** The newest first; of one part only, if it is named. */
    async changes({ part, most }: { readonly part?: string; readonly most: number }) {
      const rows = await db
        .selectFrom('programme_change')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .$if(part !== undefined, query => query.where('part', '=', part ?? ''))
        .orderBy('version', 'desc')
        .limit(most)
        .execute();
      return rows.map(
        (row): ProgrammeChange => ({
          version: row.version,
          part: row.part,
          before: { ...record(row.columns_before), ...record(row.settings_before) },
          after: { ...record(row.columns_after), ...record(row.settings_after) },
          by: row.changed_by_name,
          at: row.changed_at,
        }),
      );
    },
  };
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
