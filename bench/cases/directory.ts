import type { Bench, Case, Row } from '../case.ts';
import { startChild } from '../child.ts';
import { costs } from '../costs.ts';
import type { World } from '../ground.ts';
import { load } from '../load.ts';
import { median, percentile, short } from '../numbers.ts';
import type { Visit } from '../recording.ts';
import { sizes } from '../world/size.ts';
import { connect, importInto } from './import.ts';
import { searchCase } from './search.ts';
import { searchSets } from './searches.ts';
import { sentenceSets } from './sentences.ts';

const SIZE = '60k';
const SEARCH_CPU = 10;
const MATCH_CPU = 25;
const MATCH_MEMORY = 200;

/**
 * A region's directory of 60,000 services and nothing else: import and import again against COPY, search against its bare
 * SQL, matching a sentence. It makes a database of its own, so it needs no world L.
 */
export const directoryCase: Case = {
  name: 'directory',
  async run(bench) {
    const [ground] = bench.worlds;
    if (!ground) return [];
    const world: World = {
      size: { ...sizes.L, name: SIZE },
      ownerUrl: ground.ownerUrl.replace(/\/bench_\w+/, '/bench_directory'),
      appUrl: ground.appUrl.replace(/\/bench_\w+/, '/bench_directory'),
    };
    const owner = await connect(ground.ownerUrl);
    await owner.query('drop database if exists bench_directory with (force)');
    await owner.query('create database bench_directory');
    try {
      const imports = await importInto(bench, world);
      const filled = await connect(world.ownerUrl);
      await filled.query('vacuum analyze');
      await filled.end();
      const compared = await searchCase.run({ ...bench, worlds: [world] });
      return [
        ...imports,
        ...compared,
        ...(await searchAlone(bench, world)),
        ...(await matchAlone(bench, world)),
      ];
    } finally {
      await owner.query('drop database if exists bench_directory with (force)');
      await owner.end();
    }
  },
};

async function searchAlone(bench: Bench, world: World): Promise<readonly Row[]> {
  const child = await startChild('search', [world.appUrl]);
  const rows: Row[] = [];
  try {
    for (const [name, visits] of visitsOf(searchSets)) {
      const aim = rows.length === 0 ? SEARCH_CPU : null;
      rows.push(await costOf(bench, child, visits, `search, ${name}`, aim));
    }
    return rows;
  } finally {
    await child.stop();
  }
}

async function matchAlone(bench: Bench, world: World): Promise<readonly Row[]> {
  const child = await startChild('match', [world.appUrl]);
  const rows: Row[] = [];
  try {
    const idle = (await child.usage()).rss;
    for (const [name, visits] of visitsOf(sentenceSets))
      rows.push(await costOf(bench, child, visits, `match a sentence ${name}`, MATCH_CPU));
    const plan = { connections: 4, postmaster: bench.ground.postmaster, gzip: false };
    const visits = visitsOf(sentenceSets).flatMap(([, list]) => list);
    let most = 0;
    for (let round = 0; round < bench.rounds; round++) {
      await load(child, visits, { ...plan, requests: bench.requests });
      most = Math.max(most, (await child.usage()).rss);
    }
    const over = (most - idle) / 2 ** 20;
    const memory = { name: 'match, memory over idle', world: SIZE, p50: over, aim: `≤ ${MATCH_MEMORY} MB` };
    return [...rows, { ...memory, met: over <= MATCH_MEMORY, note: 'in megabytes, four at a time' }];
  } finally {
    await child.stop();
  }
}

/** The addresses of named sets that a server numbers one after the other. */
function visitsOf(sets: Readonly<Record<string, readonly unknown[]>>): [string, readonly Visit[]][] {
  let next = 0;
  return Object.entries(sets).map(([name, list]) => [
    name,
    list.map((): Visit => ({ path: `/${next++}`, cookie: '' })),
  ]);
}

/** Requests one by one; what counts is the CPU of the process and of the database together. */
async function costOf(
  bench: Bench,
  child: Parameters<typeof costs>[0],
  visits: readonly Visit[],
  name: string,
  aim: number | null,
): Promise<Row> {
  const { postmaster } = bench.ground;
  await costs(child, visits, postmaster, 6 * visits.length);
  const { own, database, latencies } = await costs(child, visits, postmaster, bench.rounds * bench.requests);
  const whole = own.map((cpu, at) => cpu + (database?.[at] ?? 0));
  const met = aim === null ? null : percentile(whole, 0.95) <= aim;
  const part = `own p95 ${short(percentile(own, 0.95))}, database p95 ${database ? short(percentile(database, 0.95)) : 'unknown'}`;
  return {
    name,
    world: SIZE,
    p50: median(whole),
    p95: percentile(whole, 0.95),
    p99: percentile(whole, 0.99),
    cpu: median(own),
    databaseCpu: database ? median(database) : null,
    aim: aim === null ? '' : `p95 ≤ ${aim} ms`,
    met,
    note: `CPU with the database's, one at a time; ${part}; answered in ${short(median(latencies))}`,
  };
}
