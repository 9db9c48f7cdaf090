import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LetterDocument } from './document.ts';
import { LetterFailed, LettersBusy, makeLetters } from './pool.ts';

/** A worker that answers with its own thread number, and dies, hangs or refuses when a title says so. */
const actor = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.postMessage({ kind: 'ready' });
    parentPort.on('message', ({ id, document }) => {
      if (document.title === 'die') process.exit(1);
      if (document.title === 'throw') throw new Error('broken');
      if (document.title === 'hang') return;
      if (document.title === 'refuse') return parentPort.postMessage({ kind: 'failed', id, message: 'no' });
      parentPort.postMessage({ kind: 'done', id, pdf: new Uint8Array([threadId]) });
    });
  `)}`,
);

const titled = (title: string): LetterDocument => ({
  lang: 'en',
  size: 'standard',
  title,
  author: 'a',
  date: '2026-11-24',
  head: { brand: null, programme: null, from: [] },
  to: [],
  aside: [],
  blocks: [],
  foot: '',
  unprintable: '',
});
const fine = titled('fine');

test('a letter whose worker dies fails after a second try, and the next letter is printed', async () => {
  const letters = makeLetters({ workers: 1, workerFile: actor });
  for (const title of ['die', 'throw']) {
    await assert.rejects(letters.pdf(titled(title)), LetterFailed);
    assert.equal((await letters.pdf(fine)).length, 1);
  }
  await letters.close();
});

test('a letter that takes too long is given up, and the next one is printed by a new worker', async () => {
  const letters = makeLetters({ workers: 1, workerFile: actor, timeLimit: 50 });
  const [first] = await letters.pdf(fine);
  await assert.rejects(letters.pdf(titled('hang')), /longer than 50 ms/);
  const [second] = await letters.pdf(fine);
  assert.notEqual(first, second);
  await letters.close();
});

test('a letter that does not print is refused with the reason, without a second try', async () => {
  const letters = makeLetters({ workers: 1, workerFile: actor });
  await assert.rejects(letters.pdf(titled('refuse')), { name: 'LetterFailed', message: 'no' });
  await letters.close();
});

test('workers are replaced after their share of letters', async () => {
  const letters = makeLetters({ workers: 1, workerFile: actor, lettersPerWorker: 3 });
  const threads = [];
  for (let i = 0; i < 9; i++) threads.push((await letters.pdf(fine))[0]);
  assert.equal(new Set(threads).size, 3);
  await letters.close();
});

test('workers go home when no letter comes, and the next letter calls a new one', async () => {
  const letters = makeLetters({ workers: 1, workerFile: actor, restAfter: 1 });
  const threads = new Set<number | undefined>();
  for (let turn = 0; turn < 100 && threads.size < 2; turn++) {
    threads.add((await letters.pdf(fine))[0]);
    await new Promise(done => setTimeout(done, 20));
  }
  assert.equal(threads.size, 2);
  await letters.close();
});

test('beyond the queue letters are turned away, those inside are printed', async () => {
  const letters = makeLetters({ workers: 2, workerFile: actor, waiting: 10 });
  const settled = await Promise.allSettled(Array.from({ length: 40 }, () => letters.pdf(fine)));
  const done = settled.filter(one => one.status === 'fulfilled').length;
  assert.ok(done >= 10 && done < 40, String(done));
  for (const one of settled) if (one.status === 'rejected') assert.ok(one.reason instanceof LettersBusy);
  await letters.close();
});

test('closing rejects what waits', async () => {
  const letters = makeLetters({ workers: 1, workerFile: actor });
  const waiting = assert.rejects(letters.pdf(titled('hang')), LetterFailed);
  await letters.close();
  await waiting;
  await assert.rejects(letters.pdf(fine), LetterFailed);
});

test('a worker that never starts is an error, not an endless wait', async () => {
  const letters = makeLetters({
    workers: 1,
    workerFile: new URL('data:text/javascript,throw new Error("no start")'),
  });
  await assert.rejects(letters.pdf(fine), /no start/);
  await letters.close();
});
