import type pg from 'pg';
import type { Row } from './facts.ts';

/** What a database said to a statement. `broken`: a rule of the data refused it, so row-level security had let it through. */
export type Outcome = 'done' | 'refused' | 'broken';

/** Adds a row whose values are as JSON has them. */
export function insertOf(table: string, row: Row): pg.QueryConfig {
  const columns = Object.keys(row)
    .map(name => `"${name}"`)
    .join(', ');
  return {
    text: `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_record(null::"${table}", $1::jsonb)`,
    values: [JSON.stringify(row)],
  };
}

/** Tries a statement inside a transaction and undoes it. Anything but a rule of rights or of the data is an error of the test. */
export async function tried(
  client: pg.Client,
  statement: pg.QueryConfig,
  keep = false,
): Promise<Outcome & string> {
  await client.query('savepoint try');
  try {
    const { rowCount } = await client.query(statement);
    await client.query(keep ? 'release try' : 'rollback to try; release try');
    return (rowCount ?? 0) > 0 ? 'done' : 'refused';
  } catch (error) {
    await client.query('rollback to try; release try');
    const { code = '', message = '' } = error as { code?: string; message?: string };
    if (code === '42501') return 'refused';
    if (code.startsWith('23')) return 'broken';
    throw new Error(`${message} (${code}) in ${statement.text} with ${statement.values}`);
  }
}
