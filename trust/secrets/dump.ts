import type pg from 'pg';

/** Every row of every table as text: what somebody has who takes the database away without the keys. */
export type Dump = {
  readonly lines: readonly string[];
  of(tables: readonly string[]): readonly string[];
  ofSchema(schema: string): readonly string[];
  /** Whether some row of a column holds a sealed value. */
  has(table: string, column: string, what: 'sealed'): boolean;
};

/** Reads the whole database as its owner. Bytes are looked at as text as well. */
export async function dumpOf(owner: pg.Pool): Promise<Dump> {
  const tables = await owner.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1, 2`,
  );
  const rows: { readonly schema: string; readonly table: string; readonly line: string }[] = [];
  const sealed = new Set<string>();
  for (const { schema, name } of tables.rows) {
    const found = await owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from "${schema}"."${name}" t`,
    );
    for (const { row } of found.rows) {
      rows.push({ schema, table: name, line: `${schema}.${name} ${JSON.stringify(row)} ${bytesIn(row)}` });
      for (const [column, value] of Object.entries(row))
        if (/^(hs1\.|\\x485301)/.test(String([value].flat()[0]))) sealed.add(`${name}.${column}`);
    }
  }
  return {
    lines: rows.map(one => one.line),
    of: names => rows.filter(one => names.includes(one.table)).map(one => one.line),
    ofSchema: schema => rows.filter(one => one.schema === schema).map(one => one.line),
    has: (table, column) => sealed.has(`${table}.${column}`),
  };
}

function bytesIn(row: Readonly<Record<string, unknown>>): string {
  return Object.values(row)
    .flatMap(value => (typeof value === 'string' && value.startsWith('\\x') ? [value.slice(2)] : []))
    .map(hex => Buffer.from(hex, 'hex').toString('latin1'))
    .join(' ');
}
