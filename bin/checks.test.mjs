// The checks that are no tests of behaviour: they run beside the others and count like them.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function silent(command, ...args) {
  const file = join(ROOT, 'node_modules', '.bin', command);
  const run = promisify(execFile)(file, args, { cwd: ROOT, maxBuffer: 1e8 });
  const { stdout } = await run.catch(error => error);
  assert.equal(
    await run.then(
      () => 0,
      error => error.code,
    ),
    0,
    `\n${stdout}`,
  );
}

test('every type fits', () => silent('tsc', '--noEmit'));
test('format and lint are clean', () =>
  silent('biome', 'check', '--diagnostic-level=warn', '--max-diagnostics=50'));
