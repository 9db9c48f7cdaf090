import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settleOrphans } from './orphans.ts';
import { identify } from './processes.ts';
import { clusterNameOf } from './server.ts';
import { startPostgres } from './start.ts';

const PREFIX = 'hedgerow-test-';
const SILENT = { info() {}, warn() {}, error() {} };

/** A server for tests and benches. Nothing in it survives: not a crash, not `stop`. */
export type ThrowawayPostgres = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  stop(): Promise<void>;
};

/** Starts an empty server in a folder of its own below the system's temporary folder; `stop` removes it. */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  const temporary = realpathSync(tmpdir());
  await sweep(temporary);
  const dataDir = mkdtempSync(join(temporary, `${PREFIX}${process.pid}-`));
  const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    const { ownerUrl, appUrl, stop } = await startPostgres({ dataDir, log: SILENT, durability: 'throwaway' });
    return {
      ownerUrl,
      appUrl,
      async stop() {
        await stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Removes what killed test runs left behind. */
async function sweep(temporary: string): Promise<void> {
  for (const name of readdirSync(temporary).filter(entry => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (identify(pid) !== null) continue;
    const folder = join(temporary, name, 'postgres');
    try {
      await settleOrphans(folder, clusterNameOf(folder), SILENT);
      rmSync(join(temporary, name), { recursive: true, force: true });
    } catch {
      // Another account's, or another test run is removing it at this moment.
    }
  }
}
