import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SecretProblem, secretOf } from './secret.ts';

const home = mkdtempSync(join(tmpdir(), 'hedgerow-secret-'));
after(() => rmSync(home, { recursive: true, force: true }));

test('the key file is made once, for its owner alone, and nothing is left beside it', () => {
  const dataDir = join(home, 'new', 'data');
  const first = secretOf({ secret: null, dataDir });
  assert.equal(first.length, 32);
  assert.deepEqual(secretOf({ secret: null, dataDir }), first);
  assert.deepEqual(readdirSync(dataDir), ['secret.key']);
  assert.equal(statSync(join(dataDir, 'secret.key')).mode & 0o777, 0o600);
  assert.notDeepEqual(secretOf({ secret: null, dataDir: join(home, 'other') }), first);
});

test('a key of one’s own needs no folder', () => {
  const secret = 's'.repeat(32);
  assert.equal(secretOf({ secret, dataDir: '/proc/nowhere' }).length, 32);
});

test('a file that was cut short is refused: every key made from it would be known', () => {
  for (const text of ['', 'abc', `${' '.repeat(40)}\n`]) {
    writeFileSync(join(home, 'secret.key'), text);
    assert.throws(
      () => secretOf({ secret: null, dataDir: home }),
      (error: Error) => error instanceof SecretProblem && /cut short/.test(error.message),
    );
  }
});

test('a folder that cannot be used is a sentence with both variables', () => {
  const file = join(home, 'a-file');
  writeFileSync(file, '');
  assert.throws(
    () => secretOf({ secret: null, dataDir: join(file, 'below') }),
    (error: Error) => error instanceof SecretProblem && /DATA_DIR.*SECRET/.test(error.message),
  );
});
