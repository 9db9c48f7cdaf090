import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { ServiceRecord } from './record.ts';
import { idOf, type RowSource } from './row.ts';
import type { Hashed } from './rows.ts';

/** Columns that people fill and a source may say, with what stands in them when nobody said anything. */
const columns = {
  online: sql`'unknown'`,
  sex: sql`'unknown'`,
  referral_needed: sql`'unknown'`,
  self_referral: sql`'unknown'`,
  transport: sql`null::text`,
  waiting_weeks: sql`null::integer`,
  waiting_as_of: sql`null::date`,
} as const;
const types = { waiting_weeks: sql`::integer`, waiting_as_of: sql`::date` } as const;
type Column = keyof typeof columns;

/**
 * Takes over what a source says of facts that people fill here too. Each follows the source as long as it still says what the
 * source said last, or nothing; what people wrote stays.
 */
export async function putTold(
  db: Db,
  source: RowSource,
  services: readonly Hashed<ServiceRecord>[],
): Promise<void> {
  const rows = services
    .filter(({ record, known }) => known || record.more?.told)
    .map(({ record }) => ({
      id: idOf(source, 'service', record.key),
      told: record.more?.told ?? {},
    }));
  if (rows.length === 0) return;
  const names = Object.keys(columns) as Column[];
  const said = (row: 's' | 'given', name: Column) =>
    sql`coalesce((${sql.ref(`${row}.told`)} ->> ${sql.lit(name)})${name in types ? types[name as keyof typeof types] : sql``}, ${columns[name]})`;
  const updates = names.map(
    name => sql`${sql.id(name)} = case when ${sql.ref(`s.${name}`)} is not distinct from ${said('s', name)}
      then ${said('given', name)} else ${sql.ref(`s.${name}`)} end`,
  );
  await sql`
    update directory.service s set told = given.told, ${sql.join(updates)}
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (id uuid, told jsonb)
    where s.id = given.id and s.told <> given.told`.execute(db);
}
