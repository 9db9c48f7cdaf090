import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { tablesToSeal } from '../../src/platform/vault/index.ts';
import type { Case } from '../case.ts';
import { startChild } from '../child.ts';
import type { World } from '../ground.ts';
import { send } from '../load.ts';
import { runFile, startProduct } from '../product.ts';
import type { Visit } from '../recording.ts';
import { signInWorkers } from '../world/who.ts';

const AIM = 2.5;
const REQUESTS = 800;
const CONNECTIONS = 8;

type Memory = { readonly idle: number; readonly busy: number };

/**
 * Resident memory of the production build with its jobs, run as `start:production` does, to that of Node with Hono alone. Nothing of what
 * came before waits to be sealed, relayed or summed up, as in a programme that has run for a while.
 */
export const memoryCase: Case = {
  name: 'memory',
  async run(bench) {
    const [world] = bench.worlds;
    if (!world) return [];
    await runFile(['bin/run.mjs', 'bin/build.mjs']);
    const ours = await withCopy(world, copy => ofProduct(copy));
    const child = await startChild('alone', []);
    const alone = await measure(child.address, child.pid, [{ path: '/', cookie: '' }]).finally(child.stop);
    return (['idle', 'busy'] as const).map(when => ({
      name: `memory-${when}`,
      world: world.size.name,
      ratio: ours[when] / alone[when],
      aim: `≤ ${AIM} ×`,
      met: ours[when] / alone[when] <= AIM,
      note: `production build; ${Math.round(ours[when])} to ${Math.round(alone[when])} MB`,
    }));
  },
};

/** The product writes to its database, so it is given a copy of the world. */
async function withCopy(world: World, work: (copy: World) => Promise<Memory>): Promise<Memory> {
  const at = (url: string) => url.replace(/\/bench_\w+/, '/bench_copy');
  const owner = new pg.Client({ connectionString: world.ownerUrl.replace(/\/bench_\w+/, '/postgres') });
  await owner.connect();
  try {
    await owner.query('drop database if exists bench_copy with (force)');
    await owner.query(`create database bench_copy template bench_${world.size.name.toLowerCase()}`);
    await settle(at(world.ownerUrl));
    return await work({ ...world, ownerUrl: at(world.ownerUrl), appUrl: at(world.appUrl) });
  } finally {
    await owner.query('drop database if exists bench_copy with (force)');
    await owner.end();
  }
}

/** Takes away what the clock would still have to do with a world that was made a moment ago. */
async function settle(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('truncate audit_entry, report_stale cascade');
    await owner.query('update outbox set dispatched_at = now() where dispatched_at is null');
    await owner.query(
      `insert into sealing_progress (programme_id, table_name, after, done_at)
        select p.id, one, null, now() from programme p, unnest($1::text[]) one on conflict do nothing`,
      [tablesToSeal],
    );
  } finally {
    await owner.end();
  }
}

/** What Node is started with, as the script says. */
function startOfProduction(): readonly string[] {
  const { scripts } = packages.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')),
  );
  return scripts['start:production'].split(' && node ')[1]?.split(' ') ?? [];
}

const packages = z.object({ scripts: z.object({ 'start:production': z.string() }) });

async function ofProduct(world: World): Promise<Memory> {
  const database = openDatabase(world.appUrl, systemClock);
  const workers = await signInWorkers(database, world.size);
  await database.close();
  const visits = workers.flatMap(({ cookie }): Visit[] =>
    ['/today', '/board', '/people'].map(path => ({ path, cookie })),
  );
  const dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-bench-memory-'));
  const env = { DATA_DIR: dataDir, DATABASE_URL: world.ownerUrl, DEMO: 'off', NODE_ENV: 'production' };
  try {
    const product = await startProduct(startOfProduction(), env);
    return await measure(product.address, product.pid, visits).finally(product.stop);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(address: string, pid: number, visits: readonly Visit[]): Promise<Memory> {
  for (const visit of visits.slice(0, 1)) await send(address, visit, true);
  await pause(5_000);
  const idle = resident(pid);
  let sent = 0;
  const connection = async (): Promise<void> => {
    while (sent < REQUESTS) {
      const visit = visits[sent++ % visits.length];
      if (visit) await send(address, visit, true);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return { idle, busy: resident(pid) };
}

/** Megabytes of resident memory; only where there is a /proc. */
function resident(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
