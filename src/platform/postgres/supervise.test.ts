import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { PostgresProblem } from './problem.ts';
import type { Server } from './server.ts';
import { supervise } from './supervise.ts';

/** A server that ends when told, under a clock that stands until it is moved. */
function scene(start: () => Server | Error = () => fake()) {
  let at = Temporal.Instant.from('2026-11-23T09:00:00Z');
  const servers: ReturnType<typeof fake>[] = [fake()];
  const problems: PostgresProblem[] = [];
  const keeper = supervise(servers[0] ?? fake(), {
    folder: '/data/postgres',
    log: { warn() {}, error() {} },
    now: () => at,
    async bringUp() {
      const next = start();
      if (next instanceof Error) throw next;
      servers.push(next as ReturnType<typeof fake>);
      return next;
    },
  });
  keeper.onExit(problem => problems.push(problem));
  return {
    servers,
    problems,
    keeper,
    async end(said = 'LOG:  gone') {
      servers.at(-1)?.end(said);
      await turn();
    },
    wait(seconds: number) {
      at = at.add({ seconds });
    },
  };
}

function fake() {
  const { promise, resolve } = Promise.withResolvers<string>();
  const server = {
    pid: 7,
    exited: promise,
    stopped: false,
    end: resolve,
    async stop() {
      server.stopped = true;
      resolve('stopped');
    },
  };
  return server;
}

test('a server that ends is started again, any number of times with a minute of service in between', async () => {
  const { end, wait, servers, problems } = scene();
  for (let ends = 0; ends < 20; ends++) {
    await end();
    wait(20);
  }
  assert.equal(servers.length, 21);
  assert.deepEqual(problems, []);
});

test('the fifth end within a minute is reported, with the last reason', async () => {
  const { end, servers, problems } = scene();
  for (let ends = 0; ends < 5; ends++) await end('PANIC: No space left on device');
  assert.equal(servers.length, 5);
  assert.equal(problems.length, 1);
  assert.match(problems[0]?.message ?? '', /ended 5 times within a minute\. The disk .* is full/);
});

test('a server that cannot be started again is reported at once', async () => {
  const { end, problems } = scene(() => new Error('No space left on device'));
  await end();
  assert.match(problems[0]?.message ?? '', /The disk .* is full/);
});

test('a wanted stop is no unexpected end', async () => {
  const { keeper, servers, problems } = scene();
  await keeper.stop();
  await turn();
  assert.equal(servers.length, 1);
  assert.equal(servers[0]?.stopped, true);
  assert.deepEqual(problems, []);
});

test('a stop during a restart also stops the new server', async () => {
  const { keeper, servers } = scene();
  servers[0]?.end('gone');
  await Promise.resolve();
  await keeper.stop();
  assert.equal(servers.at(-1)?.stopped, true);
});
