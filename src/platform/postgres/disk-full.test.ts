import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hold } from './fixtures/hold.ts';

const disk = mkdtempSync(join(tmpdir(), 'hedgerow-disk-'));
const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=75m', 'tmpfs', disk]).status === 0;
after(() => {
  if (small) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

// A small disk of one's own needs root and the right to mount; the sentences are tested in problem.test.ts anyway.
test('a full disk is a sentence, and with room again nothing is lost', { skip: !small }, async () => {
  const start = async (name: string) => {
    const held = hold(join(disk, name), null);
    const said = await held.said();
    await held.ended;
    return said;
  };
  const full = /^The disk that holds .* is full.*Nothing is lost/;
  assert.deepEqual(await start('data'), { rows: 1 });
  assert.match((await start('second')).problem ?? '', full, 'no room to make another database');
  spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=64k'], { stdio: 'ignore' });
  assert.match((await start('data')).problem ?? '', full, 'no room to start');
  writeFileSync(join(disk, 'filler'), '');
  assert.deepEqual(await start('data'), { rows: 2 });
});
