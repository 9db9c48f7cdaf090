import pg from 'pg';

/** The database of `DATABASE_URL` cannot be used. One or two plain sentences that name the variable and no password. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';
}

const OLDEST = 15;
const PATIENCE_MS = 10_000;

type Where = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
};

/** What is wrong by the code of the driver or of PostgreSQL. */
const REASONS: readonly (readonly [RegExp, (where: Where) => string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, ({ host }) => `the host ${host} is not found. Check its name and the network.`],
  [
    /^(ECONNREFUSED|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|EACCES|08\w{3})$/,
    ({ host, port }) =>
      `nothing answers at ${host}, port ${port}. Check the address, and that PostgreSQL runs there.`,
  ],
  [
    /^28\w{3}$/,
    ({ user }) => `PostgreSQL does not let ${user} in. Check the user, the password and pg_hba.conf.`,
  ],
  [/^3D000$/, ({ database }) => `there is no database ${database}. Make it first: createdb ${database}`],
  [/^42501$/, ({ user, database }) => `${user} may not connect to the database ${database}.`],
  [/^53300$/, () => 'PostgreSQL has no connection left. Raise max_connections or stop what holds them.'],
  [/^57P03$/, () => 'PostgreSQL is starting or stopping. Try again in a moment.'],
  [
    /CERT|^ERR_TLS/,
    ({ host }) => `the certificate of ${host} is not trusted. Name its authority: sslrootcert=…`,
  ],
];

/**
 * Makes sure that a PostgreSQL of one's own answers and can be worked with: new enough, UTF-8, not a copy that only reads.
 * @throws DatabaseProblem
 */
export async function reachDatabase(ownerUrl: string, patienceMs = PATIENCE_MS): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: patienceMs });
  client.on('error', () => undefined);
  const { host, port, user, database } = client;
  const where = { host, port, user: user ?? '', database: database ?? '' };
  try {
    await client.connect();
    const { rows } = await client.query<Facts>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
         pg_is_in_recovery() as copy`,
    );
    const wrong = rows[0] ? faultOf(rows[0]) : null;
    if (wrong !== null) throw new DatabaseProblem(`DATABASE_URL cannot be used: ${wrong}`);
  } catch (error) {
    throw error instanceof DatabaseProblem ? error : explained(error, where);
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Facts = { readonly version: number; readonly encoding: string; readonly copy: boolean };

function faultOf({ version, encoding, copy }: Facts): string | null {
  const major = Math.floor(version / 10_000);
  if (major < OLDEST)
    return `it leads to PostgreSQL ${major}, and Hedgerow needs ${OLDEST} or newer. Nothing was changed.`;
  if (encoding !== 'UTF8')
    return `the database keeps its text as ${encoding}. Make one with createdb --encoding=UTF8 --template=template0.`;
  if (copy) return 'it leads to a copy that only reads. Use the address of the primary.';
  return null;
}

function explained(error: unknown, where: Where): DatabaseProblem {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const known = REASONS.find(([pattern]) => pattern.test(code));
  if (known) return new DatabaseProblem(`DATABASE_URL cannot be used: ${known[1](where)}`, { cause: error });
  if (/timeout expired|terminated/.test(message))
    return new DatabaseProblem(
      `DATABASE_URL cannot be used: nothing answers at ${where.host}, port ${where.port}, as PostgreSQL would.`,
      { cause: error },
    );
  if (/does not support SSL/.test(message))
    return new DatabaseProblem(
      `DATABASE_URL cannot be used: ${where.host} offers no secure connection. Set one up there, or leave sslmode out.`,
      { cause: error },
    );
  if (/password/i.test(message))
    return new DatabaseProblem(
      'DATABASE_URL cannot be used: it has no password, and PostgreSQL asks for one.',
      {
        cause: error,
      },
    );
  return new DatabaseProblem(
    `DATABASE_URL cannot be used: the server at ${where.host}, port ${where.port}, is not understood (${code || 'no code'}).`,
    { cause: error },
  );
}
