import type pg from 'pg';
import { contextOf } from './askers.ts';
import type { Table } from './catalogue.ts';
import { type Asker, relationOf, teamsOfPerson } from './facts.ts';
import { rules } from './rules.ts';
import { keyText, type Programme, type World } from './world.ts';
import { tried } from './write-row.ts';

/** What was decided, and where the database and the rules did not agree. */
export type Tally = { decisions: number; readonly differences: string[] };

type Command = 'read' | 'change' | 'remove';
type Right = 'select' | 'update' | 'delete';
const rights: Readonly<Record<Command, Right>> = { read: 'select', change: 'update', remove: 'delete' };

/** What the rules say of one row. A change or a removal finds its row first, so it needs to be read too. */
function expected(
  programme: Programme,
  table: string,
  command: Command,
  who: Asker,
  blind = false,
): ReadonlySet<string> {
  const rule = rules[table];
  const allowed = new Set<string>();
  if (!rule || who.programme !== programme.id) return allowed;
  for (const one of programme.rows.get(table) ?? []) {
    const question = { who, row: one.row, relation: relationOf(programme.facts, table, one.row) };
    if (!blind && !rule.read?.(question)) continue;
    if (command === 'read' || rule[command]?.(question)) allowed.add(one.key);
  }
  return allowed;
}

/** What the login of the application may do with a table at all, whoever it speaks for. */
export type Grants = ReadonlyMap<
  string,
  Readonly<Record<Right, string | null>> & { readonly updates: readonly string[] }
>;

/** For each table the column by which a right is tried; null where the right is missing. */
export async function readGrants(owner: pg.Client, tables: readonly Table[]): Promise<Grants> {
  const { rows } = await owner.query<{
    name: string;
    select: boolean;
    delete: boolean;
    update: string | null;
    updates: string[];
  }>(
    `select t.relname as name, has_table_privilege('hedgerow_app', t.oid, 'select') as select, has_table_privilege('hedgerow_app', t.oid, 'delete') as delete,
       (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         and has_column_privilege('hedgerow_app', t.oid, a.attnum, 'update') order by a.attname <> 'programme_id', a.attname ~ '_id' limit 1) as update,
       (select coalesce(array_agg(a.attname::text), '{}') from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' and has_column_privilege('hedgerow_app', t.oid, a.attnum, 'update')) as updates
     from pg_class t where t.relnamespace = 'public'::regnamespace and t.relname = any ($1)`,
    [tables.map(one => one.name)],
  );
  return new Map(
    rows.map(row => [
      row.name,
      {
        select: row.select ? '*' : null,
        update: row.update,
        delete: row.delete ? '*' : null,
        updates: row.updates,
      },
    ]),
  );
}

/**
 * Asks the database about every row of both programmes at once, as one asker with one command, and compares.
 * @param app a connection of the application's login, in no transaction
 */
export async function decideRows(
  app: pg.Client,
  world: World,
  grants: Grants,
  who: Asker,
  command: Command,
  tables: readonly Table[],
  tally: Tally,
): Promise<void> {
  await app.query(`begin; ${contextOf(who)}`);
  try {
    for (const table of tables) {
      const seen = await allowedRows(app, grants, table, who, command);
      const right = new Set(world.programmes.flatMap(one => [...expectedOf(one, table.name, command, who)]));
      const all = world.programmes.flatMap(one => (one.rows.get(table.name) ?? []).map(({ key }) => key));
      tally.decisions += all.length;
      for (const key of all) {
        if (seen.has(key) !== right.has(key)) {
          tally.differences.push(
            `${table.name} ${command} ${who.role} ${JSON.stringify(who)} ${key}: ${seen.has(key) ? 'let through' : 'refused'}`,
          );
        }
      }
      if (command !== 'read') await decideBlind(app, world, grants, who, command, table.name, tally);
    }
  } finally {
    await app.query('rollback');
  }
}

/** A person changes nothing of a place in a group but whether they have it: a trigger sees to it. */
const isOwnPlace = (role: string, table: string): boolean => role === 'person' && table === 'group_place';

/**
 * The same for a statement that reads nothing, such as "delete from draft": then no policy of reading stands before it. Only how many
 * rows it met can be known.
 */
async function decideBlind(
  app: pg.Client,
  world: World,
  grants: Grants,
  who: Asker,
  command: 'change' | 'remove',
  table: string,
  tally: Tally,
): Promise<void> {
  const column = grants.get(table)?.[rights[command]] ?? null;
  if (column === null) return;
  const value = command === 'change' ? plainOf(world, table, column, who) : '';
  if (value === null) return;
  // Triggers ask these row by row; the rows were tried one by one before.
  if (who.role === 'referrer') return;
  if (
    who.role === 'signin' &&
    command === 'remove' &&
    table.startsWith('staff_') &&
    !isAdministrator(world, who)
  )
    return;
  if (isOwnPlace(who.role, table)) return;
  const right = world.programmes.reduce((sum, one) => sum + expected(one, table, command, who, true).size, 0);
  await app.query('savepoint try');
  const text =
    command === 'change' ? `update "${table}" set "${column}" = ${value}` : `delete from "${table}"`;
  const { rowCount } = await app.query(text);
  await app.query('rollback to try; release try');
  tally.decisions++;
  if (rowCount !== right)
    tally.differences.push(`${table} ${command} unread ${who.role}: ${rowCount} rows for ${right}`);
}

/** A value that a column takes without any being read, as SQL; null where there is none. */
function plainOf(world: World, table: string, column: string, who: Asker): string | null {
  if (column === 'programme_id') return `'${who.programme}'`;
  const type =
    world.tables.find(one => one.name === table)?.columns.find(one => one.name === column)?.type ?? '';
  if (type.startsWith('timestamp')) return 'now()';
  if (type === 'bigint') return '1';
  if (type === 'text') return `'x'`;
  if (type === 'bytea') return `'\\x00'`;
  if (column !== 'person_id') return null;
  // Somebody whom every team sees, so that the row may become theirs.
  const [here] = world.programmes;
  const anyone = [...here.facts.people.keys()].find(id => teamsOfPerson(here.facts, id) === null);
  return anyone === undefined ? null : `'${anyone}'`;
}

/** Whether whoever signs in is an administrator who works here. */
function isAdministrator(world: World, who: Asker): boolean {
  const [here] = world.programmes;
  const row = here.rows.get('staff')?.find(one => one.row['id'] === who.actor)?.row;
  return row?.['role'] === 'administrator' && row['active'] === true;
}

function expectedOf(programme: Programme, table: string, command: Command, who: Asker): ReadonlySet<string> {
  const allowed = expected(programme, table, command, who);
  if (command === 'remove' && who.role === 'signin' && table.startsWith('staff_')) {
    // How somebody else signs in is taken away by an administrator who works here: a trigger sees to it.
    const actor = programme.rows.get('staff')?.find(({ row }) => row['id'] === who.actor)?.row;
    const others = actor?.['role'] === 'administrator' && actor['active'] === true;
    const own = (programme.rows.get(table) ?? []).filter(
      ({ row }) => others || row['staff_id'] === who.actor,
    );
    return new Set(own.map(({ key }) => key).filter(key => allowed.has(key)));
  }
  if (command !== 'change' || who.role !== 'referrer') return allowed;
  // A referrer changes nothing but the answer to a question that was asked: a trigger sees to it.
  return new Set(
    (programme.rows.get(table) ?? [])
      .filter(({ row }) =>
        table === 'referral' ? row['state'] === 'info_requested' : row['answer'] === null,
      )
      .map(({ key }) => key)
      .filter(key => allowed.has(key)),
  );
}

async function allowedRows(
  app: pg.Client,
  grants: Grants,
  { name, key }: Table,
  { role, actor }: Asker,
  command: Command,
): Promise<ReadonlySet<string>> {
  const column = grants.get(name)?.[rights[command]] ?? null;
  if (column === null || (command === 'change' && grants.get(name)?.select === null)) return new Set();
  const keys = keyText(key);
  if (command === 'read') {
    const { rows } = await app.query<{ key: string }>(`select ${keys} as key from "${name}"`);
    return new Set(rows.map(row => row.key));
  }
  if (command === 'change') {
    const answered = role === 'referrer' && ['referral', 'referral_question'].includes(name);
    const text = isOwnPlace(role, name)
      ? `update group_place set state = 'cancelled_by_person', ended_at = now() where ended_at is null returning ${keys} as key`
      : !answered
        ? `update "${name}" set "${column}" = "${column}" returning ${keys} as key`
        : name === 'referral'
          ? `update referral set state = 'in_triage' where state = 'info_requested' returning ${keys} as key`
          : `update referral_question set answer = 'Yes' where answer is null returning ${keys} as key`;
    await app.query('savepoint try');
    const { rows } = await app.query<{ key: string }>(text);
    await app.query('rollback to try; release try');
    return new Set(rows.map(row => row.key));
  }
  return removable(app, name, keys, role === 'signin' && name.startsWith('staff_') ? actor : null);
}

/** What somebody's removal of everything takes away. Of other people's ways in each row is tried by itself: a trigger asks who takes it. */
async function removable(
  app: pg.Client,
  name: string,
  keys: string,
  actor: string | null,
): Promise<ReadonlySet<string>> {
  const which = actor === null ? '' : ` where staff_id = '${actor}'`;
  await app.query('savepoint try');
  const { rows } = await app.query<{ key: string }>(`delete from "${name}"${which} returning ${keys} as key`);
  await app.query('rollback to try; release try');
  const gone = new Set(rows.map(row => row.key));
  if (actor === null) return gone;
  const others = await app.query<{ key: string }>(
    `select ${keys} as key from "${name}" where staff_id <> '${actor}'`,
  );
  for (const { key } of others.rows) {
    const one = { text: `delete from "${name}" where ${keys} = $1`, values: [key] };
    if ((await tried(app, one)) !== 'refused') gone.add(key);
  }
  return gone;
}
