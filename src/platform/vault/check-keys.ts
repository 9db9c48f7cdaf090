import pg from 'pg';
import { readProgrammeKeys } from './programme-keys.ts';
import type { KeyRing } from './ring.ts';

/**
 * Makes sure, before anything is served, that the keys of the installation open what is sealed.
 * @throws KeyProblem with the name of the key that is missing or another than it was
 */
export async function checkKeys(ownerUrl: string, ring: KeyRing): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'hedgerow keys' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const ask = async (text: string, values: readonly unknown[]) =>
      (await client.query(text, [...values])).rows;
    for (const row of await ask('select distinct programme_id from programme_key', []))
      await readProgrammeKeys(ask, ring, String(row['programme_id']));
  } finally {
    await client.end();
  }
}
