import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ensureCluster } from './cluster.ts';
import { hold } from './fixtures/hold.ts';
import { postmasterPid } from './orphans.ts';
import { signal } from './processes.ts';
import { launch } from './server.ts';

let home = '';
before(() => {
  home = mkdtempSync(join(tmpdir(), 'hedgerow-server-'));
});
after(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

test('programs that cannot be run are a sentence, for the first start and for a later one', async () => {
  const missing = {
    folder: join(home, 'postgres'),
    account: null,
    binaries: { folder: join(home, 'nothing'), major: '18' },
    durability: 'throwaway',
  } as const;
  const sentence = { name: 'PostgresProblem', message: /does not run on this system\. Set DATABASE_URL/ };
  await assert.rejects(ensureCluster(missing), sentence);
  mkdirSync(missing.folder);
  await assert.rejects(launch(missing, { info() {} }), sentence);
  rmSync(missing.folder, { recursive: true });
});

test('a halted server is stopped in order', async () => {
  const dataDir = join(home, 'data');
  const running = hold(dataDir, null, 'stay');
  assert.deepEqual(await running.said(), { rows: 1 });
  signal(postmasterPid(join(dataDir, 'postgres')) ?? 0, 'SIGSTOP');
  await running.signal('SIGTERM');
  const again = hold(dataDir, null);
  assert.deepEqual(await again.said(), { rows: 2 });
  await again.ended;
});
