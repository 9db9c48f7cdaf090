import { createHmac } from 'node:crypto';
import pg from 'pg';
import { DatabaseProblem } from './reach.ts';

const APP = 'hedgerow_app';
const LOCK = 4_805_114;

/**
 * Makes sure of the login the application works with: no superuser, owner of nothing, never past row-level security.
 * Its password is derived from the owner's, so that every process finds the same one without keeping another secret.
 * @returns the application's own connection address
 * @throws DatabaseProblem in one sentence when the owner may not create logins
 */
export async function ensureAppLogin(ownerUrl: string): Promise<string> {
  const password = createHmac('sha256', ownerUrl).update(APP).digest('base64url');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [APP]);
    await client.query(
      `${rowCount ? 'alter' : 'create'} role ${APP} login nosuperuser nocreatedb nocreaterole nobypassrls noinherit password '${password}'`,
    );
    // Compiling a plan takes fifty times as long as running it, for statements that look at few rows.
    await client.query(`alter role ${APP} set jit = off`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseProblem(
      `The login in DATABASE_URL must be allowed to create the login ${APP} (${why}).`,
    );
  } finally {
    await client.end();
  }
  return appAddress(ownerUrl, password);
}

/** The same address with the application's login. A socket address has no host, which URL does not accept. */
export function appAddress(ownerUrl: string, password: string): string {
  return ownerUrl.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/, `$1${APP}:${password}@`);
}
