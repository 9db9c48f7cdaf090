import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { atFullLength, figure } from '../figures.ts';
import { auditIsWhole, jobsAreDone, looked } from './checks.ts';
import { begin, referral } from './load.ts';
import { debianPrograms, type Pair, startPair } from './pair.ts';
import { keepService, type Service } from './service.ts';

const ROUNDS = atFullLength ? 5 : 1;

describe('a primary that dies, with a replica that follows every commit', () => {
  let pair: Pair | null = null;
  let service: Service | null = null;
  after(async () => {
    await service?.stop();
    await pair?.stop();
  });

  const without = 'PostgreSQL 15 or newer of Debian is not installed';
  if (!debianPrograms) figure('faults', { failover: `skipped: ${without}` });
  test('the replica takes over: nothing acknowledged is lost, and the application finds it by itself', {
    skip: debianPrograms ? false : without,
  }, async () => {
    pair = await startPair(debianPrograms ?? '');
    service = await keepService({ DATABASE_URL: pair.url });
    const one = service;
    await one.ready();
    const load = begin({
      url: one.url,
      page: '/clare',
      clients: [0, 1, 2].map(() => ({ as: null, next: referral })),
    });
    const { ledger } = load;
    const more = async (): Promise<void> => {
      const before = ledger.acknowledged.length;
      for (let turn = 0; turn < 600 && ledger.acknowledged.length < before + 20; turn += 1) await pause(50);
      assert.ok(ledger.acknowledged.length >= before + 20, `nothing is taken: ${one.said()}`);
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      await more();
      await pair.failOver();
      await one.ready();
      await more();
      assert.deepEqual(await looked(one, ledger), { lost: [], twice: [] });
      if (round < ROUNDS - 1) await pair.follow();
    }
    await load.stop(20_000);
    assert.deepEqual(await looked(one, ledger), { lost: [], twice: [] });
    assert.deepEqual(ledger.refused, []);
    assert.equal(one.begunAgain(), 0, 'it stayed up');
    await jobsAreDone(one);
    await auditIsWhole(one);
    figure('faults', {
      faults: ROUNDS,
      failovers: ROUNDS,
      acknowledged: ledger.acknowledged.length,
      lost: 0,
      twice: 0,
    });
  });
});
