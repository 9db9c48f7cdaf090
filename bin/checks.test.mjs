// The checks that are no tests of behaviour: they run beside the others and count like them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function passes(command, ...args) {
  const file = join(ROOT, 'node_modules', '.bin', command);
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) assert.fail(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
}

test('every type fits', () => passes('tsc', '--noEmit'));
test('format and lint are clean', () => passes('biome', 'check', '--max-diagnostics=50'));
