import { isDeepStrictEqual } from 'node:util';
import { audit } from '../../audit/index.ts';
import { Stale } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import type { ProgrammeSettings } from '../programme.ts';
import { mustChangeProgramme } from './policy.ts';
import { type OpenColumns, programmeChangeStore } from './store.ts';

export type ProgrammeChangeInput = {
  /** Which part of the settings, in small letters, such as `messages`. */
  readonly part: string;
  /** The version that whoever changes it has read. */
  readonly version: number;
  readonly columns?: Partial<OpenColumns>;
  readonly settings?: Partial<ProgrammeSettings>;
};

/**
 * Sets a part of how a programme works. What stays as it was is not counted as changed; where nothing changes, nothing is written.
 * @throws Forbidden, Stale (somebody changed the programme since it was read)
 * @returns the names of what changed
 */
export async function changeProgramme(
  scope: Scope,
  { part, version, columns = {}, settings = {} }: ProgrammeChangeInput,
): Promise<readonly string[]> {
  mustChangeProgramme(scope.actor);
  const store = programmeChangeStore(scope);
  const set = await store.asSet();
  const ofColumns = changed(set.columns, columns);
  const ofSettings = changed(set.settings, settings);
  const fields = [...Object.keys(ofColumns.after), ...Object.keys(ofSettings.after)];
  if (fields.length === 0) return [];
  const change = {
    version: version + 1,
    part,
    columnsBefore: ofColumns.before,
    columnsAfter: ofColumns.after,
    settingsBefore: ofSettings.before,
    settingsAfter: ofSettings.after,
  };
  if (set.version !== version || !(await store.add(change)))
    throw new Stale({
      yours: lines({ ...ofColumns.after, ...ofSettings.after }),
      theirs: lines({ ...ofColumns.before, ...ofSettings.before }),
    });
  const { programmeId: id } = scope.actor;
  await audit(scope, { verb: 'programme.changed', subject: { kind: 'programme', id }, fields });
  await emit(scope, { name: 'ProgrammeChanged', subjectId: id, payload: { part, fields } });
  return fields;
}

/** Of what is wanted, that which differs from what stands. */
function changed<Values extends object>(now: Values, wanted: Partial<Values>) {
  const names = (Object.keys(wanted) as (keyof Values)[]).filter(
    name => !isDeepStrictEqual(now[name], wanted[name]),
  );
  const of = (values: Partial<Values>): Partial<Values> =>
    Object.fromEntries(names.map(name => [name, values[name]])) as Partial<Values>;
  return { before: of(now), after: of(wanted) };
}

const lines = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
