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

const counted = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * A dialect whose every statement goes over one connection that somebody else holds. Unlike Kysely's own single
 * connection it does not make statements wait for each other, so those of a `Promise.all` leave in one write and their
 * answers come back together.
 * @param isOver true once the transaction has ended: a straggler is refused, because the connection may by then serve
 *   another actor
 */
export function oneConnection(client: pg.PoolClient, isOver: () => boolean): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      if (isOver()) throw new Error('a statement came after the end of its transaction');
      const { command, rowCount, rows } = await client.query(sql, [...parameters]);
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
