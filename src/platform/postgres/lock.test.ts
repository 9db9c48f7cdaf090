import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { lockFolder } from './lock.ts';
import { identify } from './processes.ts';

const now = Temporal.Instant.from('2026-11-23T09:15:00Z');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hedgerow-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeLock(pid: number, identity: string | null): void {
  writeFileSync(join(folder, 'hedgerow.lock'), JSON.stringify({ pid, identity, since: now.toString() }));
}

test('a second holder is refused with the process and the time of the first', () => {
  const lock = lockFolder(folder, now);
  assert.throws(
    () => lockFolder(folder, now),
    /already running.*this same process, since 2026-11-23 09:15:00 UTC/,
  );
  lock.release();
  lockFolder(folder, now).release();
  assert.deepEqual(readdirSync(folder), [], 'nothing is left behind');
});

test('another living process is named', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  writeLock(child.pid ?? 0, identify(child.pid ?? 0));
  assert.throws(() => lockFolder(folder, now), new RegExp(`process ${child.pid}`));
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockFolder(folder, now).release();
});

test('a crashed holder never blocks, even when its number belongs to another process now', () => {
  writeLock(process.pid, `${process.pid} 1 an-earlier-boot`);
  lockFolder(folder, now).release();
});

test('a lock cut short by a power cut does not block', () => {
  writeFileSync(join(folder, 'hedgerow.lock'), '');
  lockFolder(folder, now).release();
});

test('releasing leaves the lock of a later holder alone', () => {
  const mine = lockFolder(folder, now);
  writeLock(1, identify(1));
  mine.release();
  assert.deepEqual(readdirSync(folder), ['hedgerow.lock']);
});
