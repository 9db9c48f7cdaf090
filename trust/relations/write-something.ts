import type pg from 'pg';
import type { Table } from './catalogue.ts';
import type { Chance } from './chance.ts';
import type { Grants } from './decide.ts';
import type { Asker } from './facts.ts';
import { tempting } from './tempting.ts';
import { keyText, type Programme, type World } from './world.ts';
import { insertOf, tried } from './write-row.ts';

/** Rows by table and key, as `table key`. */
export type View = ReadonlySet<string>;

/** Everything a transaction sees, as keys. */
export async function viewOf(app: pg.Client, world: World, grants: Grants): Promise<View> {
  const parts = world.tables
    .filter(({ name }) => grants.get(name)?.select)
    .map(({ name, key }) => `select '${name} ' || ${keyText(key)} as seen from "${name}"`);
  const { rows } = await app.query<{ seen: string }>(parts.join(' union all '));
  return new Set(rows.map(row => row.seen));
}

/** Adds or changes one row by chance, and keeps it. @returns what was written, as `table key`, or null when it was refused */
export async function writeSomething(
  app: pg.Client,
  world: World,
  grants: Grants,
  who: Asker,
  chance: Chance,
): Promise<string | null> {
  const table = chance.pick(world.tables);
  const [here] = world.programmes;
  if (chance.often(60)) {
    const row = tempting(chance, table, here, who);
    const values = { ...row };
    // A row nobody has yet: whoever names a row that is there is refused by its key, which shows nothing.
    if ((await tried(app, insertOf(table.name, values), true)) !== 'done') return null;
    return written(app, table, values);
  }
  const old = chance.pick(here.rows.get(table.name) ?? []);
  const columns = table.columns.filter(
    one => one.type === 'uuid' && one.name !== 'programme_id' && !table.key.includes(one.name),
  );
  if (!old || columns.length === 0 || !grants.get(table.name)?.update) return null;
  const { name: column, choices } = chance.pick(columns);
  const text = `update "${table.name}" set "${column}" = $1 where ${keyText(table.key)} = $2`;
  const outcome = await tried(
    app,
    { text, values: [choices === null ? anyId(chance, here) : chance.pick(choices), old.key] },
    true,
  );
  return outcome === 'done' ? `${table.name} ${old.key}` : null;
}

/** Any id of the programme, whatever it is of. */
function anyId(chance: Chance, programme: Programme): string {
  return chance.pick([...programme.around.ids.values()].flat());
}

/** The key of a row as PostgreSQL writes it. */
async function written(
  app: pg.Client,
  { name, key }: Table,
  row: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { rows } = await app.query<{ key: string }>(
    `select ${keyText(key)} as key from jsonb_populate_record(null::"${name}", $1::jsonb)`,
    [JSON.stringify(row)],
  );
  return `${name} ${rows[0]?.key ?? ''}`;
}
