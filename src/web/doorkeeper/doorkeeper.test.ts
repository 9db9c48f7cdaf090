import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { Hono } from 'hono';
import { z } from 'zod';
import { NotFound, newId } from '../../core/index.ts';
import { fixedClock } from '../../platform/clock.ts';
import { firstWord } from '../../ui/browser/sha-256.ts';
import { sampleView } from '../../ui/gallery/sample-view.ts';
import { text } from '../../ui/index.ts';
import type { WebDeps } from '../deps.ts';
import { route } from '../route.ts';
import { type TestApp, testApp } from '../testing.ts';
import { makeAllowance } from './allowance.ts';
import { makeDoorkeeper } from './doorkeeper.ts';
import { BITS, isSolved, PARTS, puzzleOf } from './puzzle.ts';
import { makeSlowQueue } from './slow-queue.ts';

const kept: string[] = [];
const routes = [
  route({
    method: 'post',
    path: '/:programme/ask',
    door: 'visitor',
    form: z.object({ words: text({ lines: true }) }),
    handle: async ask => {
      kept.push(ask.form.words);
      return ask.go({ to: '/thanks' });
    },
    again: async ask => ask.json({}, 422),
  }),
  route({
    method: 'get',
    path: '/:programme/key/:token',
    door: 'visitor',
    params: z.object({ token: z.string() }),
    handle: async ask => {
      if (ask.params.token === 'lost') throw new NotFound('key');
      return ask.page('<p>', ask.params.token === 'right' ? 200 : 410);
    },
  }),
  route({
    method: 'post',
    path: '/:programme/hooks/news',
    door: 'visitor',
    keyed: authorization => authorization === 'Bearer right',
    form: z.object({ news: z.string() }),
    handle: async ask => ask.c.body(null, 204),
  }),
];

/** What the page's script does. */
function solve(ticket: string): string {
  const puzzle = puzzleOf(ticket);
  const numbers = Array.from({ length: PARTS }, (_, part) => {
    for (let number = 0; ; number += 1)
      if (firstWord(`${puzzle} ${part} ${number}`) >>> (32 - BITS) === 0) return number;
  });
  return numbers.join('.');
}

const ticketIn = (page: string) => /name="_ticket" value="([^"]+)"/.exec(page)?.[1] ?? '';

describe('the public doors', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(routes);
  });
  after(() => app.close());
  let last = 0;
  /** An address nobody has come from yet. */
  const somebody = () => {
    last += 1;
    return `198.51.${last >> 8}.${last & 255}`;
  };
  /** Programmes count too: an hour later all is forgotten. */
  const later = () => app.clock.forward({ hours: 1 });
  const send = (from: string, fields: Record<string, string>, to = '/clare/ask') =>
    app.request(to, {
      method: 'POST',
      headers: { origin: 'http://localhost', 'x-forwarded-for': from },
      body: new URLSearchParams(fields),
    });
  /** Sends until a moment is asked for. */
  const untilAsked = async (from: string): Promise<string> => {
    for (let at = 0; at < 30; at += 1) {
      const answer = await send(from, { words: `word ${at}` });
      if (answer.status === 429) return answer.text();
    }
    throw new Error('was never asked');
  };

  test('who sends as people do never hears of it', async () => {
    const from = somebody();
    for (let at = 0; at < 12; at += 1)
      assert.equal((await send(from, { words: `word ${at}`, _website: '' })).status, 303);
  });

  test('many from one address: a moment is asked for, what was typed stays, and another address is not touched', async () => {
    const from = somebody();
    await untilAsked(from);
    const answer = await send(from, { words: 'a <line>\nand one' });
    const page = await answer.text();
    assert.equal(answer.status, 429);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
    assert.ok(page.includes('value="a &lt;line&gt;\nand one"'), 'what was typed is on the page, as text');
    assert.ok(!kept.includes('a <line>\nand one'));
    assert.equal((await send(somebody(), { words: 'elsewhere' })).status, 303);
    later();
    assert.equal((await send(from, { words: 'after an hour' })).status, 303, 'it is forgotten');
  });

  test('the work lets it in once; for another text, another address of the site, or again it is worth nothing', async () => {
    const from = somebody();
    const ticket = ticketIn(await untilAsked(from));
    const words = kept.length;
    const typed = `word ${words}`;
    const mine = ticketIn(await (await send(from, { words: typed })).text());
    const _proof = solve(mine);
    assert.equal((await send(from, { words: typed, _ticket: mine, _proof: '0.0.0.0.0.0.0.0' })).status, 429);
    assert.equal((await send(from, { words: 'other', _ticket: mine, _proof })).status, 429);
    assert.equal((await send(from, { words: typed, _ticket: mine, _proof }, '/trafford/ask')).status, 429);
    assert.equal((await send(from, { words: typed, _ticket: ticket, _proof })).status, 429, 'another ticket');
    assert.equal((await send(from, { words: typed, _ticket: mine, _proof })).status, 303);
    assert.equal((await send(from, { words: typed, _ticket: mine, _proof })).status, 429, 'used');
    assert.equal(kept.filter(one => one === typed).length, 1);
  });

  test('a browser writes line ends anew; the same text is the same', async () => {
    const from = somebody();
    await untilAsked(from);
    const ticket = ticketIn(await (await send(from, { words: 'one\ntwo' })).text());
    assert.equal(
      (await send(from, { words: 'one\r\ntwo', _ticket: ticket, _proof: solve(ticket) })).status,
      303,
    );
  });

  test('without a script: wait and press; many at once wait one after another', async () => {
    const from = somebody();
    await untilAsked(from);
    const tickets = [];
    for (const words of ['first', 'second', 'third'])
      tickets.push({ words, _ticket: ticketIn(await (await send(from, { words })).text()) });
    const [first, , third] = tickets;
    assert.ok(first && third);
    assert.equal((await send(from, first)).status, 429, 'too early');
    app.clock.forward({ seconds: 45 });
    assert.equal((await send(from, first)).status, 303);
    assert.equal((await send(from, third)).status, 429, 'its turn is later');
    app.clock.forward({ seconds: 60 });
    assert.equal((await send(from, third)).status, 303);
  });

  test('a form that a program seems to have filled in: asked for a moment, never thrown away', async () => {
    const made = await send(somebody(), { words: 'buy', _website: 'https://example.org' });
    assert.equal(made.status, 429);
    const quick = newId();
    const drawn = Number.parseInt(quick.slice(0, 8) + quick.slice(9, 13), 16);
    app.clock.forward({ milliseconds: drawn + 300 - app.clock.now().epochMilliseconds });
    assert.equal((await send(somebody(), { words: 'quick', _once: quick })).status, 429);
    app.clock.forward({ seconds: 5 });
    assert.equal((await send(somebody(), { words: 'slow', _once: quick })).status, 303);
  });

  test('many addresses together are a flood of one programme, and not of another', async () => {
    later();
    const statuses = new Map<number, number>();
    for (let at = 0; at < 140; at += 1) {
      const { status } = await send(somebody(), { words: 'flood' });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    assert.equal(statuses.get(303), 120);
    assert.equal(statuses.get(429), 20);
    assert.equal((await send(somebody(), { words: 'calm' }, '/trafford/ask')).status, 303);
    later();
  });

  test('an IPv6 network is one visitor, however many addresses it has', async () => {
    const statuses = [];
    for (let at = 0; at < 17; at += 1)
      statuses.push((await send(`2001:db8:7:7::${at.toString(16)}`, { words: 'six' })).status);
    assert.equal(statuses.filter(status => status === 303).length, 15);
    assert.equal((await send('2001:db8:7:8::1', { words: 'six' })).status, 303);
  });

  test('a flood ends in a plain no, with when to come back and a number to ring', async () => {
    const from = somebody();
    let answer = await send(from, { words: 'x' });
    for (let at = 0; at < 150; at += 1) answer = await send(from, { words: 'x' });
    const page = await answer.text();
    assert.equal(answer.status, 429);
    assert.doesNotMatch(page, /_ticket/);
    assert.match(page, /tel:\+353209150100/);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
  });

  test('who tries keys of private links is stopped; who has one that works is not', async () => {
    const [guesser, owner] = [somebody(), somebody()];
    const open = (key: string, from: string) =>
      app.request(`/clare/key/${key}`, { headers: { 'x-forwarded-for': from } });
    const guessed = [];
    for (let at = 0; at < 25; at += 1) guessed.push((await open(at % 2 ? 'lost' : 'wrong', guesser)).status);
    assert.equal(guessed.filter(status => status !== 429).length, 20);
    assert.equal(guessed.at(-1), 429);
    for (let at = 0; at < 40; at += 1) assert.equal((await open('right', owner)).status, 200);
  });

  test('a program without the right key is stopped before its body is read; with it, it brings as much as there is', async () => {
    const [guesser, gateway] = [somebody(), somebody()];
    const call = (key: string, from: string, body = '{"news":"sent"}') =>
      app.request('/clare/hooks/news', {
        method: 'POST',
        headers: { 'x-forwarded-for': from, authorization: key, 'content-type': 'application/json' },
        body,
      });
    const guessed = [];
    for (let at = 0; at < 25; at += 1) guessed.push((await call('Bearer wrong', guesser, '{')).status);
    assert.deepEqual(guessed, [...Array(20).fill(401), ...Array(5).fill(429)]);
    assert.equal((await call('Bearer right', guesser)).status, 429, 'nor does a guess that is right tell so');
    for (let at = 0; at < 200; at += 1) assert.equal((await call('Bearer right', gateway)).status, 204);
    assert.equal((await call('Bearer right', gateway, '{')).status, 422);
    assert.equal((await call('Bearer right', gateway, `"${'x'.repeat(300_000)}"`)).status, 413);
  });

  test('what is counted is neither in a table nor in a cookie', async () => {
    const answer = await send(somebody(), { words: 'x', _website: 'y' });
    assert.deepEqual(answer.headers.getSetCookie(), []);
    const rows = await app.sql("select 1 from spent_ticket where encode(hash, 'escape') like '%198.51%'");
    assert.deepEqual(rows, []);
  });
});

test('a proxy that nobody set up is told of once, and not believed; whoever sits at this machine is not counted', async () => {
  const told: string[] = [];
  const clock = fixedClock('2026-11-23T09:00:00Z');
  const log = { warn: (_: object, message: string) => told.push(message) };
  const deps = { clock, log, secret: Buffer.alloc(32), proxies: 0 } as unknown as WebDeps;
  const keeper = makeDoorkeeper(deps);
  const app = new Hono();
  const [ask] = routes;
  assert.ok(ask);
  app.all('*', c => keeper.atDoor(c, ask, sampleView('en')) ?? c.text('in'));
  const from = (remoteAddress: string, forwarded?: string) =>
    app.request(
      '/clare/ask',
      { method: 'POST', ...(forwarded ? { headers: { 'x-forwarded-for': forwarded } } : {}) },
      { incoming: { socket: { remoteAddress } } },
    );
  for (let at = 0; at < 200; at += 1) assert.equal((await from('127.0.0.1')).status, 200);
  assert.deepEqual(told, []);
  const statuses = [];
  for (let at = 0; at < 160; at += 1) statuses.push((await from('192.0.2.1', `198.51.100.${at}`)).status);
  assert.equal(statuses.filter(status => status === 200).length, 150, 'all of them are one');
  assert.equal(told.length, 1);
  assert.match(told[0] ?? '', /PROXIES/);
});

test('the browser’s hash is SHA-256', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), said => {
      assert.equal(firstWord(said), createHash('sha256').update(said).digest().readUInt32BE(0));
    }),
  );
});

test('a proof is eight right numbers and nothing else', () => {
  const right = solve('ticket').split('.');
  assert.ok(isSolved('ticket', right.join('.')));
  for (const wrong of [right.slice(1), [...right, '1'], right.with(3, '1'), right.with(0, '-1'), []])
    assert.ok(!isSolved('ticket', wrong.join('.')), wrong.join('.'));
  assert.ok(!isSolved('another', right.join('.')));
});

test('an allowance never gives more than it holds, whatever the clock does', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 60 }),
      (holds, steps) => {
        const allowance = makeAllowance({ holds, everyMs: 1_000 });
        let [now, given, passed] = [1_000_000, 0, 0];
        for (const step of steps) {
          now += step;
          passed += Math.max(0, step);
          if (allowance.take('one', now)) given += 1;
        }
        assert.ok(given <= holds + passed / 1_000);
      },
    ),
  );
});

test('a flood of names is forgotten from its oldest end, and never grows', () => {
  const allowance = makeAllowance({ holds: 1, everyMs: 60_000 }, 100);
  assert.ok(allowance.take('first', 0));
  assert.ok(!allowance.take('first', 1));
  for (let at = 0; at < 100; at += 1) allowance.take(`name ${at}`, 2);
  assert.ok(allowance.take('first', 3), 'forgotten');
  assert.ok(!allowance.take('name 99', 4));
  assert.equal(allowance.secondsTo('name 99', 4), 60);
});

test('a queue is joined behind the last, and is never longer than a ticket is good for', () => {
  const queue = makeSlowQueue();
  assert.equal(queue.join('one', 0), 20_000);
  assert.equal(queue.join('one', 0), 40_000);
  assert.equal(queue.join('other', 0), 20_000);
  for (let at = 0; at < 30; at += 1) queue.join('one', 0);
  assert.equal(queue.join('one', 0), null);
  assert.equal(queue.join('one', 500_000), 520_000);
});
