import assert from 'node:assert/strict';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

const files = globSync('**/worker.ts', { cwd: import.meta.dirname });

test('there are threads to try', () => assert.ok(files.length >= 2, String(files)));

// A thread does not get what was registered for the main one: it knows TypeScript, as Node does, and no .tsx.
for (const file of files)
  test(`${file} starts in a thread of a Node without our loader`, async () => {
    const worker = new Worker(join(import.meta.dirname, file), { execArgv: [], workerData: {} });
    const [kind, what] = await Promise.race([
      once(worker, 'error').then(([error]) => ['error', String(error)] as const),
      once(worker, 'message').then(() => ['message', ''] as const),
      new Promise<readonly [string, string]>(done => setTimeout(done, 2_000, ['silent', ''])),
    ]);
    await worker.terminate();
    assert.doesNotMatch(kind === 'error' ? what : '', /extension|ERR_UNKNOWN|Cannot find/);
  });
