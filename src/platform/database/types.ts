import { Client, type ClientConfig, types } from 'pg';
import { plannedByValues } from './planned-by-values.ts';

const { builtins } = types;

/** PostgreSQL gives text; the rest of Hedgerow works with Temporal and plain numbers. */
types.setTypeParser(builtins.INT8, Number);
types.setTypeParser(builtins.NUMERIC, Number);
types.setTypeParser(builtins.DATE, text => Temporal.PlainDate.from(text));
types.setTypeParser(builtins.TIMESTAMP, text => Temporal.PlainDateTime.from(text.replace(' ', 'T')));
types.setTypeParser(builtins.TIMESTAMPTZ, text => Temporal.Instant.from(text.replace(' ', 'T')));

// pg asks a value for `toPostgres` before it falls back to JSON, which would add quotation marks.
for (const kind of [Temporal.PlainDate, Temporal.PlainDateTime, Temporal.PlainTime, Temporal.Instant]) {
  Object.defineProperty(kind.prototype, 'toPostgres', {
    value(this: { toString(): string }) {
      return this.toString();
    },
  });
}

const names = new Map<string, string>();
const MOST_NAMES = 600;

/**
 * A stable name for a statement, so that each connection prepares it once. Beyond the limit statements stay unnamed, and those
 * that begin with `plannedByValues`.
 */
function nameOf(sql: string): string | undefined {
  if (sql.startsWith(plannedByValues)) return undefined;
  const known = names.get(sql);
  if (known || names.size >= MOST_NAMES) return known;
  const name = `q${names.size}`;
  names.set(sql, name);
  return name;
}

/**
 * A pg client that names its parametrised statements (measured: the case page costs half), sends those of one moment in
 * one write (a write is the dearest part of a small statement) and survives an error on a busy connection: without a
 * listener such an error ends the process.
 */
export class PreparingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    let held = false;
    const hold = (): void => {
      if (held) return;
      held = true;
      const { stream } = this.connection;
      stream.cork();
      process.nextTick(() => {
        held = false;
        stream.uncork();
      });
    };
    const named = (text: unknown, values?: unknown, done?: unknown): unknown => {
      hold();
      if (typeof text !== 'string' || !Array.isArray(values)) return query(text, values, done);
      // Without a value pg would send the text in the protocol that takes several statements at once: whoever gets a semicolon into it
      // would say who they are.
      if (values.length === 0) return query({ text, values, queryMode: 'extended' }, done);
      const name = nameOf(text);
      return name ? query({ name, text, values }, done) : query(text, values, done);
    };
    this.query = named as typeof this.query;
  }
}

/** Hears every statement as it is sent, for counting and recording them. */
export type OnQuery = (text: string, values: readonly unknown[]) => void;

/** A client that tells `onQuery` of each statement before it is sent. */
export function clientHeardBy(onQuery: OnQuery): typeof PreparingClient {
  return class extends PreparingClient {
    constructor(config?: string | ClientConfig) {
      super(config);
      const query = this.query as (...args: unknown[]) => unknown;
      const heard = (text: unknown, values?: unknown, done?: unknown): unknown => {
        if (typeof text === 'string') onQuery(text, Array.isArray(values) ? values : []);
        return query(text, values, done);
      };
      this.query = heard as typeof this.query;
    }
  };
}
