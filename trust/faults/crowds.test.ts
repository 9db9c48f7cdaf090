import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { atFullLength, figure } from '../figures.ts';
import { keepService, type Service } from './service.ts';

const MEGABYTE = 1024 * 1024;
/** In the short form fewer: what a thousand are takes two hashes at once half a minute. */
const CROWD = atFullLength ? 1000 : 60;
/** The most that a thousand sign-ins at once may add: two hashes are 38 MiB, a thousand at once would be 19 GB. */
const MOST_MORE = 500 * MEGABYTE;

describe('very many at once', () => {
  let service: Service;
  let programmeId: string;
  before(async () => {
    // Everybody comes from a place of their own, by the word of a proxy.
    service = await keepService({ PROXIES: '1' });
    await service.ready();
    const [row] = await service.sql<{ id: string }>("select id from programme where slug = 'clare'");
    programmeId = row?.id ?? '';
  });
  after(() => service?.stop());

  const page = async (path: string): Promise<number> => {
    const answer = await fetch(service.url + path, { signal: AbortSignal.timeout(30_000) });
    await answer.arrayBuffer();
    return answer.status;
  };

  const enter = async (email: string, from: string): Promise<number> => {
    const answer = await fetch(`${service.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ programmeId, email, password: 'a wrong guess', to: '/today' }),
      headers: { origin: service.url, 'x-forwarded-for': from },
      redirect: 'manual',
      signal: AbortSignal.timeout(120_000),
    });
    await answer.arrayBuffer();
    return answer.status;
  };

  test(`${CROWD} sign-ins: all are answered, memory stays bounded, and a page is served meanwhile`, async () => {
    // What a first sign-in loads does not count.
    await enter('first@example.org', '192.0.2.1');
    const before = memoryOf(service.pid());
    let most = before;
    let over = false;
    const pages: number[] = [];
    const reading = (async () => {
      while (!over) {
        pages.push(await page('/clare'));
        most = Math.max(most, memoryOf(service.pid()));
        await pause(20);
      }
    })();
    const statuses = await Promise.all(
      Array.from({ length: CROWD }, (_, at) => enter(`p${at}@example.org`, `10.${at % 250}.${at % 199}.1`)),
    );
    over = true;
    await reading;
    assert.deepEqual(
      [...new Set(statuses)].filter(status => status !== 422 && status !== 429),
      [],
    );
    assert.ok(pages.length > 3 && pages.every(status => status === 200), pages.join());
    assert.ok(most - before < MOST_MORE, `${Math.round((most - before) / MEGABYTE)} MiB more`);
    assert.equal(service.begunAgain(), 0);
    figure('sign-in', { signInsAtOnce: statuses.length, answered: statuses.length });
  });

  test('of fifty guesses at one account at once three at most are looked at', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 50 }, () => enter('declan@hedgerow.example', '192.0.2.7')),
    );
    const looked = statuses.filter(status => status === 422).length;
    assert.ok(looked >= 1 && looked <= 3, `${looked} were looked at`);
    assert.equal(statuses.filter(status => status === 429).length, 50 - looked);
  });

  test('clients that send a byte a second do not keep others waiting, and are sent away in time', async () => {
    const count = atFullLength ? 1000 : 200;
    const { port } = new URL(service.url);
    // Half of them never come to the end of their headers, the others never to the end of a form.
    const slow = await Promise.all(
      Array.from({ length: count }, (_, at) => trickle(Number(port), at % 2 === 0 ? 'head' : 'form')),
    );
    for (let times = 0; times < 10; times += 1) assert.equal(await page('/clare'), 200);
    assert.ok(slow.filter(one => !one.closed()).length > count / 2, 'they are still there');
    const inHead = slow.filter(one => one.kind === 'head');
    for (let turn = 0; turn < 400 && inHead.some(one => !one.closed()); turn += 1) await pause(100);
    assert.equal(inHead.filter(one => !one.closed()).length, 0, 'the end of the headers never came');
    if (atFullLength)
      for (let turn = 0; turn < 150 && slow.some(one => !one.closed()); turn += 1) await pause(1000);
    if (atFullLength) assert.equal(slow.filter(one => !one.closed()).length, 0, 'nor that of the form');
    assert.equal(await page('/clare'), 200);
    for (const one of slow) one.end();
    figure('faults', { faults: 1, slowClients: count });
  });
});

type Slow = { readonly kind: 'head' | 'form'; closed(): boolean; end(): void };

/** A client that has all the time in the world. */
async function trickle(port: number, kind: Slow['kind']): Promise<Slow> {
  const socket = await opened(port);
  let closed = false;
  socket.on('close', () => (closed = true)).on('error', () => undefined);
  socket.on('data', () => undefined);
  const head =
    'POST /clare/refer HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n';
  socket.write(kind === 'head' ? head : `${head}Content-Length: 10000\r\n\r\n`);
  const timer = setInterval(() => !closed && socket.write('x'), 1000);
  socket.on('close', () => clearInterval(timer));
  return { kind, closed: () => closed, end: () => socket.destroy() };
}

function opened(port: number): Promise<Socket> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => done(socket));
    socket.once('error', failed);
  });
}

/** Bytes in memory, as the system counts them. */
function memoryOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
