import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { figure } from '../figures.ts';
import { auditIsWhole, databaseIsWhole, jobsAreDone, looked } from './checks.ts';
import { begin, referral } from './load.ts';
import { keepService, type Service } from './service.ts';

const disk = mkdtempSync(join(tmpdir(), 'hedgerow-small-'));
const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk]).status === 0;

describe('a disk that runs full under load', () => {
  let service: Service | null = null;
  after(async () => {
    await service?.stop();
    if (small) execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  const without = 'a small disk of one’s own needs the right to mount';
  if (!small) figure('faults', { fullDisk: 'skipped: no right to mount' });
  test('nothing that was acknowledged is lost, and with room it goes on by itself', {
    skip: small ? false : without,
  }, async () => {
    const one = await keepService({}, disk);
    service = one;
    await one.ready();
    const load = begin({
      url: one.url,
      page: '/clare',
      clients: [0, 1, 2].map(() => ({ as: null, next: referral })),
    });
    const { ledger } = load;
    await pause(1_000);
    const filler = join(disk, 'filler');
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'], { stdio: 'ignore' });
    const again = ledger.again;
    for (let turn = 0; turn < 400 && ledger.again < again + 20; turn += 1) {
      // What the database gave up for others comes to an end as well.
      spawnSync('dd', ['if=/dev/zero', `of=${filler}2`, 'bs=4k'], { stdio: 'ignore' });
      await pause(50);
    }
    assert.ok(ledger.again >= again + 20, 'nobody met the full disk');
    const before = ledger.acknowledged.length;
    rmSync(filler);
    rmSync(`${filler}2`, { force: true });
    await one.ready();
    for (let turn = 0; turn < 400 && ledger.acknowledged.length < before + 10; turn += 1) await pause(50);
    await load.stop(20_000);
    assert.ok(ledger.acknowledged.length >= before + 10, one.said());
    assert.deepEqual(await looked(one, ledger), { lost: [], twice: [] });
    assert.deepEqual(ledger.refused, []);
    await jobsAreDone(one);
    await auditIsWhole(one);
    await databaseIsWhole(one);
    figure('faults', {
      faults: 1,
      acknowledged: ledger.acknowledged.length,
      lost: 0,
      twice: 0,
      begunAgain: one.begunAgain(),
    });
  });
});
