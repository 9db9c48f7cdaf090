import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import type { DB, JsonObject } from './schema.ts';

/** Kysely without a database: it only writes statements. */
const paper = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** What a statement may be asked with: single values and lists, nothing to look into. */
type Value =
  | string
  | number
  | boolean
  | null
  | Buffer
  | JsonObject
  | readonly string[]
  | readonly Buffer[]
  | Temporal.Instant
  | Temporal.PlainDate;

/**
 * A statement that is built and compiled when it is first asked, and afterwards only gets its values. For statements that
 * run on every page: building one costs several times what its values cost to send.
 *
 * `build` runs once, before any value is known: it may pass `asked.name` on to Kysely, and nothing else. To look at a
 * value, to leave a condition out by it, throws. For statements that differ by what is asked, build them as usual.
 *
 * @example
 * const needs = compiledOnce((db, asked: { programmeId: string; referralId: string }) =>
 *   db.selectFrom('referral_need').select('need').where('programme_id', '=', asked.programmeId)…);
 * const { rows } = await scope.db.executeQuery(needs({ programmeId, referralId }));
 */
export function compiledOnce<Asked extends Readonly<Record<keyof Asked, Value>>, Row>(
  build: (db: Kysely<DB>, asked: Asked) => Compilable<Row> | RawBuilder<Row>,
): (asked: Asked) => CompiledQuery<Row> {
  let known: CompiledQuery<Row> | null = null;
  return asked => {
    known ??= compiled(build(paper, unknownValues<Asked>()));
    const parameters = known.parameters.map(one => {
      const name = typeof one === 'object' && one !== null ? names.get(one) : undefined;
      return name === undefined ? one : asked[name as keyof Asked];
    });
    return { ...known, parameters };
  };
}

function compiled<Row>(built: Compilable<Row> | RawBuilder<Row>): CompiledQuery<Row> {
  return 'isRawBuilder' in built ? built.compile(paper) : built.compile();
}

/** What each stand-in stands for. */
const names = new WeakMap<object, string>();
/** What Kysely asks of a value to see whether it is an expression. */
const ASKED_BY_KYSELY: ReadonlySet<string> = new Set(['toOperationNode', 'expression', 'alias']);

function unknownValues<Asked>(): Asked {
  return new Proxy({} as Asked & object, {
    get(_, name) {
      const stand = new Proxy(
        {},
        {
          get(__, property) {
            if (typeof property === 'string' && ASKED_BY_KYSELY.has(property)) return undefined;
            throw new TypeError(`a statement compiled once cannot look at the value of '${String(name)}'`);
          },
        },
      );
      names.set(stand, String(name));
      return stand;
    },
  });
}
