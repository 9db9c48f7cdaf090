import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import { type TransactionVault, withoutKeys } from '../vault/vault.ts';

const counted = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * A dialect whose every statement goes over one connection that somebody else holds. Unlike Kysely's own single
 * connection it does not make statements wait for each other, so those of a `Promise.all` leave in one write and their
 * answers come back together.
 * @param isOver true once the transaction has ended: a straggler is refused, because the connection may by then serve
 *   another actor
 * @param vault seals what goes in and opens what comes out. A statement that waits for a key holds those after it back, so
 *   that they arrive in the order in which they were asked
 */
export function oneConnection(
  client: pg.PoolClient,
  isOver: () => boolean,
  vault: TransactionVault = withoutKeys,
): Dialect {
  let held: Promise<unknown> | null = null;
  const send = async (sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> => {
    const before = held;
    const ready = before ? before.then(() => vault.prepare(parameters)) : vault.prepare(parameters);
    if (!('then' in ready)) return client.query(sql, [...ready]);
    // What is held goes out in the moment in which its turn comes, before whoever waits behind it.
    const sent = ready.then(values => ({ answer: client.query(sql, [...values]) }));
    const gate = sent.catch(() => undefined);
    held = gate;
    void gate.then(() => {
      if (held === gate) held = null;
    });
    return (await sent).answer;
  };
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      if (isOver()) throw new Error('a statement came after the end of its transaction');
      const answer = await send(sql, parameters);
      const opening = vault.open(answer);
      if (opening) await opening;
      const { command, rowCount, rows } = answer;
      return counted.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
    },
    streamQuery() {
      throw new TypeError('rows are not streamed inside a transaction');
    },
  };
  const refuse = async (): Promise<void> => {
    throw new TypeError('the transaction belongs to `within`');
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: db => new PostgresIntrospector(db),
    createDriver: () => ({
      init: async () => undefined,
      acquireConnection: async () => connection,
      releaseConnection: async () => undefined,
      destroy: async () => undefined,
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
    }),
  };
}
