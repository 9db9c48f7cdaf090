import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { accountFor, canReach } from './account.ts';
import { installed } from './binaries.ts';
import { copyPrograms } from './copy-programs.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hedgerow-copy-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test('the copy runs, is readable by every account under a strict umask, and is made once', () => {
  const { folder, version } = installed();
  const before = process.umask(0o077);
  const copy = copyPrograms(folder, version, [join(home, 'programs')]);
  process.umask(before);
  assert.match(
    execFileSync(join(copy, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' }),
    /PostgreSQL/,
  );
  assert.match(execFileSync(join(copy, 'bin', 'initdb'), ['--version'], { encoding: 'utf8' }), /PostgreSQL/);
  assert.equal(statSync(join(copy, 'lib')).mode & 0o005, 0o005);
  assert.equal(statSync(join(copy, 'bin', 'postgres')).mode & 0o777, 0o755);
  writeFileSync(join(copy, 'mark'), '');
  assert.equal(copyPrograms(folder, version, [join(home, 'programs')]), copy);
  assert.ok(readdirSync(copy).includes('mark'), 'the second time nothing is copied');
  assert.deepEqual(readdirSync(join(home, 'programs')), [`postgres-${version}`]);
});

test('a place that others can write to is never used, and without any place there is a sentence', () => {
  const open = join(home, 'open');
  mkdirSync(open);
  chmodSync(open, 0o777);
  mkdirSync(join(open, 'postgres-1', 'native'), { recursive: true });
  assert.throws(
    () => copyPrograms('/nowhere/native', '1', [open]),
    /could not be copied to .*open\. Put the checkout/,
  );
});

test('an account reaches a folder only when every folder on the way lets it in', {
  skip: process.getuid?.() !== 0,
}, () => {
  const account = accountFor('/nowhere', '/nowhere');
  assert.ok(account);
  mkdirSync(join(home, 'a', 'b'), { recursive: true });
  assert.equal(canReach(account, join(home, 'a', 'b')), false, 'mkdtemp makes 0700');
  chmodSync(home, 0o711);
  assert.equal(canReach(account, join(home, 'a', 'b')), true);
  chmodSync(join(home, 'a'), 0o700);
  assert.equal(canReach(account, join(home, 'a', 'b')), false);
});
