import type pg from 'pg';

/** A column as far as a made-up value must know it. */
export type Column = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly made: boolean;
  /** The only values a check allows, if there is such a check. */
  readonly choices: readonly string[] | null;
  readonly pointsTo: string | null;
};
export type Table = {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
};

/** The tables of a programme as the database describes them, those first that others point to. */
export async function readCatalogue(owner: pg.Client): Promise<readonly Table[]> {
  const { rows } = await owner.query<{ name: string; key: string[]; columns: Column[] }>(`
    select t.relname as name,
      (select array_agg(a.attname::text order by k.n) from pg_constraint c, unnest(c.conkey) with ordinality k (num, n), pg_attribute a
        where c.conrelid = t.oid and c.contype = 'p' and a.attrelid = t.oid and a.attnum = k.num) as key,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'required', a.attnotnull and not a.atthasdef,
          'made', a.attgenerated <> '' or a.attidentity <> '',
          'choices', (select (select jsonb_agg(m[1]) from regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''::text', 'g') m)
            from pg_constraint c where c.conrelid = t.oid and c.contype = 'c' and c.conkey = array[a.attnum]
              and pg_get_constraintdef(c.oid) like '%= ANY (ARRAY[%' limit 1),
          'pointsTo', (select f.relname from pg_constraint c join pg_class f on f.oid = c.confrelid
            where c.conrelid = t.oid and c.contype = 'f' and c.conkey[array_upper(c.conkey, 1)] = a.attnum and f.relname <> 'programme' limit 1)))
        from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class t where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname not in ('migration', 'programme')
    order by 1`);
  const waiting = [...rows];
  const sorted: Table[] = [];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(one => one.name));
    const next = waiting.findIndex(one =>
      one.columns.every(({ pointsTo }) => pointsTo === null || pointsTo === one.name || !names.has(pointsTo)),
    );
    sorted.push(...waiting.splice(Math.max(next, 0), 1));
  }
  const pointedTo = new Set(rows.flatMap(one => one.columns.map(column => column.pointsTo)));
  return [
    ...sorted.filter(one => pointedTo.has(one.name)),
    ...sorted.filter(one => !pointedTo.has(one.name)),
  ];
}
