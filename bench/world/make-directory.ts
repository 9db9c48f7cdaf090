import pg from 'pg';
import { importDirectory } from '../../src/directory/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase, systemActor } from '../../src/platform/database/index.ts';
import { idOf, kinds } from './chance.ts';
import { directoryFile, directorySource } from './directory-file.ts';
import { type Size, worldNow } from './size.ts';

/** Fills the directory by the import itself, so that what search reads is exactly what it would read in life. */
export async function makeDirectory(
  appUrl: string,
  ownerUrl: string,
  size: Size,
  say: (line: string) => void,
): Promise<void> {
  const started = performance.now();
  const database = openDatabase(appUrl, fixedClock(worldNow));
  try {
    const actor = systemActor(idOf(kinds.programme, 1));
    const input = { source: directorySource, files: [directoryFile(size.services)], placeOf: () => null };
    const report = await database.within(actor, scope => importDirectory(scope, input));
    if (report.state !== 'done' || report.counts.added !== size.services)
      throw new Error('the directory was not taken');
  } finally {
    await database.close();
  }
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('vacuum analyze');
  await owner.end();
  say(`  directory of ${size.services} services, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
