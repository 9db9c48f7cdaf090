import pg from 'pg';

/** The login of the application: sees rows only through the policies, owns nothing, may create nothing. */
export const APP = 'hedgerow_app';

/** The database of the application. */
export const DATABASE = 'hedgerow';

const APP_RIGHTS = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';

/** Makes the database and the application's login where they are missing. Runs at each start and changes nothing then. */
export async function ensureRoles(ownerUrlOf: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrlOf('postgres') });
  await client.connect();
  try {
    const roles = await client.query('select from pg_roles where rolname = $1', [APP]);
    await client.query(`${roles.rowCount === 0 ? 'create' : 'alter'} role ${APP} ${APP_RIGHTS}`);
    const databases = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (databases.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
