import type pg from 'pg';
import { newId } from '../core/index.ts';
import { dictionary } from './dictionary/index.ts';

type Sql = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

type Column = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly generated: boolean;
};

type Shape = {
  readonly columns: readonly Column[];
  /** Column to the table it points to. */
  readonly points: ReadonlyMap<string, string>;
  /** Column to a value that its check lets in. */
  readonly allowed: ReadonlyMap<string, string>;
};

/** Who and what a filled record hangs on. */
export type Filling = {
  readonly programmeId: string;
  readonly staffId: string;
  /** Stands in every value that is free to say anything. */
  readonly mark: string;
};

/** What a filled record is: the ids of its rows by table, and where its marks stand. */
export type Filled = {
  readonly ids: Readonly<Record<string, string>>;
  /** `table.column` of every value that holds the mark. */
  readonly marked: readonly string[];
};

async function shapeOf(sql: Sql, table: string): Promise<Shape> {
  const columns = await sql<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull and not atthasdef as required, attgenerated <> '' or attidentity <> '' as generated
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [`public.${table}`],
  );
  const checks = await sql<{ def: string }>(
    "select pg_get_constraintdef(oid) as def from pg_constraint where conrelid = $1::regclass and contype = 'c'",
    [`public.${table}`],
  );
  const points = await sql<{ name: string; target: string }>(
    `select a.attname as name, t.relname as target from pg_constraint c join pg_class t on t.oid = c.confrelid
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
     where c.conrelid = $1::regclass and c.contype = 'f' and cardinality(c.conkey) = 2`,
    [`public.${table}`],
  );
  const allowed = checks.flatMap(({ def }): [string, string][] => {
    const [, name, value] = /\(?\(*(\w+) = (?:ANY \(\(?ARRAY\[)?'([^']*)'/.exec(def) ?? [];
    return name && value ? [[name, value]] : [];
  });
  // Some point without a foreign key.
  const loose = columns.flatMap(({ name }): [string, string][] =>
    name === 'introduction_id' ? [[name, 'introduction']] : [],
  );
  return {
    columns,
    points: new Map([...loose, ...points.map(one => [one.name, one.target] as const)]),
    allowed: new Map(allowed),
  };
}

/** The tables of a record so that each comes after those it points to. */
function inOrder(shapes: ReadonlyMap<string, Shape>): readonly string[] {
  const done = new Set<string>();
  const visit = (table: string): void => {
    if (done.has(table)) return;
    done.add(table);
    const before = [...(shapes.get(table)?.points.values() ?? [])].filter(one => shapes.has(one));
    // What a row may say without a foreign key.
    for (const one of [...before, ...(table === 'alarm_call' ? ['alarm'] : [])]) visit(one);
    const at = order.indexOf(table);
    if (at < 0) order.push(table);
  };
  const order: string[] = [];
  for (const table of shapes.keys()) visit(table);
  return order;
}

/** What a record stands on and does not take along when it goes: filled as far as it must be, without a mark. */
const GROUND: ReadonlySet<string> = new Set(['own_group', 'group_date']);

/** Values that a check over several columns asks for, or one of numbers or lists. */
const FITTING: Readonly<Record<string, unknown>> = {
  'person_link.powers': ['meetings'],
  'own_group.minutes': 60,
  'group_date.minutes': 60,
  'group_place.state': 'booked',
  'assessment.asked_in': 'en',
  'group_make_up.missed_as': 'absent',
  'group_make_up.settled_by_name': null,
};

const NOT_FILLED = new Set(['person_piece', 'person_token', 'person_merge', 'legal_hold']);

/**
 * Fills every table of a record with one row, with a mark in each value that is free to say anything: for tests that look for the
 * marks again. A table that the dictionary gains is filled as well.
 */
export async function fillRecord(sql: Sql, { programmeId, staffId, mark }: Filling): Promise<Filled> {
  const tables = Object.entries(dictionary)
    .filter(
      ([name, { ways, erase }]) => ways && erase !== 'keep' && !name.includes('.') && !NOT_FILLED.has(name),
    )
    .map(([name]) => name);
  const shapes = new Map<string, Shape>();
  for (const table of [...GROUND, ...tables]) shapes.set(table, await shapeOf(sql, table));
  const ids: Record<string, string> = {};
  const marked: string[] = [];
  for (const table of inOrder(shapes)) {
    const shape = shapes.get(table);
    if (!shape) continue;
    const values = shape.columns
      .filter(column => !column.generated && !['team_id', 'team_ids', 'searched'].includes(column.name))
      .map(
        column =>
          [column.name, fillingOf(column, { table, shape, ids, programmeId, staffId, mark })] as const,
      )
      .filter(([, value]) => value !== undefined);
    const names = values.map(([name]) => `"${name}"`).join(', ');
    const places = values.map((_, at) => `$${at + 1}`).join(', ');
    // What a trigger sets otherwise holds no mark.
    const [row] = await sql<Record<string, unknown>>(
      `insert into public."${table}" (${names}) values (${places}) returning *`,
      values.map(([, value]) => value),
    );
    for (const [name, value] of Object.entries(row ?? {}))
      if (Buffer.isBuffer(value) ? value.includes(mark) : JSON.stringify(value ?? '').includes(mark))
        marked.push(`${table}.${name}`);
  }
  return { ids, marked };
}

type At = Filling & {
  readonly table: string;
  readonly shape: Shape;
  readonly ids: Record<string, string>;
};

function fillingOf({ name, type, required }: Column, at: At): unknown {
  const { table, shape, ids, programmeId, staffId, mark } = at;
  if (name === 'programme_id') return programmeId;
  if (name === 'id' && type === 'uuid') {
    ids[table] = newId();
    return ids[table];
  }
  const target = shape.points.get(name);
  if (target === table) return undefined;
  if (target === 'staff') return staffId;
  if (target === 'area') return undefined;
  if (target) return ids[target];
  if (name === 'person_id') return ids['person'];
  if (name === 'referral_id') return ids['referral'];
  if (name === 'subject_id') return ids['referral'];
  if (name === 'key' && table === 'draft') return `plan:${ids['referral']}`;
  if (table === 'referral' && name === 'reference') return `HR-${newId().slice(-8).toUpperCase()}`;
  if (name === 'location') return `/cases/${ids['referral']}`;
  if (name === 'path') return `/cases/${ids['referral']}`;
  if (name.endsWith('_role') || name === 'actor_role') return 'coordinator';
  const place = `${table}.${name}`;
  if (place in FITTING) return FITTING[place];
  if (GROUND.has(table) && !required) return undefined;
  const given = shape.allowed.get(name);
  if (given !== undefined) return required ? given : undefined;
  // What stays of a row that is only blanked says nothing of a person.
  const isKept = dictionary[table]?.erase === 'blank' && dictionary[table]?.columns[name]?.erase !== 'blank';
  const words = isKept || GROUND.has(table) ? name : `${mark} ${table} ${name}`;
  if (type === 'text') return words;
  if (type === 'text[]') return [words];
  if (type === 'jsonb') return JSON.stringify({ words });
  if (type === 'bytea') return Buffer.from(`${words} ${newId()}`);
  if (!required) return undefined;
  if (type === 'uuid') return name === 'key' ? newId() : staffId;
  if (type === 'boolean') return true;
  if (type === 'date') return '2012-03-01';
  if (type.startsWith('timestamp')) return '2012-03-01 10:00';
  if (type.startsWith('time ')) return '10:00';
  if (type === 'integer' || type === 'bigint') return 1;
  throw new TypeError(`no value for ${table}.${name} of type ${type}`);
}

/** Every place of the whole database, in every schema, where a mark still stands; bytes are looked through as well. */
export async function findMark(sql: Sql, mark: string): Promise<readonly string[]> {
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', n.nspname, t.relname) as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
     where t.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await sql<{ there: boolean }>(
      `select exists (select from ${name} t where t::text ilike '%' || $1 || '%' or t::text like '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%') as there`,
      [mark],
    );
    if (rows[0]?.there) found.push(name);
  }
  return found;
}
