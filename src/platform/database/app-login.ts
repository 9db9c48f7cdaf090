import { createHmac } from 'node:crypto';
import pg from 'pg';

/**
 * Makes sure of the login the application works with: no superuser, owner of nothing, never past row-level security.
 * Its password is derived from the owner's, so that every process finds the same one without keeping another secret.
 * @returns the application's own connection address
 * @throws Error in one sentence when the owner may not create logins
 */
export async function ensureAppLogin(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const password = createHmac('sha256', url.password || url.username)
    .update('hedgerow_app')
    .digest('base64url');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = 'hedgerow_app'");
    const verb = rowCount ? 'alter' : 'create';
    await client.query(
      `${verb} role hedgerow_app login nosuperuser nocreatedb nocreaterole nobypassrls noinherit password '${password}'`,
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The login in DATABASE_URL must be allowed to create the login hedgerow_app (${why}).`);
  } finally {
    await client.end();
  }
  url.username = 'hedgerow_app';
  url.password = password;
  return url.href;
}
