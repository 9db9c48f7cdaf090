import { newId } from '../core/index.ts';
import type { TestApp } from '../web/testing.ts';

/** Puts a service of the shared directory into a test's database, past all rules. */
export async function seedService(
  app: TestApp,
  seed: { readonly name?: string; readonly email?: string | null; readonly status?: string } = {},
): Promise<string> {
  const [source, id] = [newId(), newId()];
  await app.sql(
    `insert into directory.source (id, key, title, region, licence, created_at)
     values ($1, $2, 'A list of groups', 'ie', 'CC0', $3)`,
    [source, source, app.clock.now()],
  );
  await app.sql(
    `insert into directory.service (id, source_id, source_key, content_hash, name, email, status, changed_at)
     values ($1, $2, 's', 'h', $3, $4, $5, $6)`,
    [
      id,
      source,
      seed.name ?? 'Courthouse Singers',
      seed.email ?? null,
      seed.status ?? 'active',
      app.clock.now(),
    ],
  );
  return id;
}
