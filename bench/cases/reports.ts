import type { Bench, Case, Row } from '../case.ts';
import { type Child, startChild } from '../child.ts';
import { costs } from '../costs.ts';
import type { World } from '../ground.ts';
import { median, percentile, short } from '../numbers.ts';
import type { Visit } from '../recording.ts';
import { openHouse } from '../servers/house.ts';
import { signInCoordinators } from '../world/who.ts';
import { connect } from './import.ts';

const FASTER = 10;
const CPU = 300;
const GROWTH = 3;
const reports = ['journey', 'there', 'help'] as const;

/**
 * The figures of reports for one programme and for all of them: from the summaries, against the same figures from the records, in turns. Equal,
 * or nothing is measured. CPU is that of the server and of PostgreSQL together.
 */
export const reportsCase: Case = {
  name: 'reports',
  async run(bench) {
    const rows: Row[] = [];
    for (const world of bench.worlds) {
      const child = await startChild('reports', [world.appUrl, String(world.size.programmes)]);
      try {
        rows.push(await worked(world, child, bench));
        for (const report of reports) {
          rows.push(await compared(bench, world, child, report, 'one'));
          if (world.size.programmes > 1) rows.push(await compared(bench, world, child, report, 'all'));
        }
      } finally {
        await child.stop();
      }
    }
    return rows;
  },
};

/** The whole pages of reports as a co-ordinator gets them, drawn and resampled. The summaries are there when `reports` ran before. */
export const reportPagesCase: Case = {
  name: 'report-pages',
  async run(bench) {
    const rows: Row[] = [];
    for (const world of bench.worlds) rows.push(...(await pages(bench, world)));
    return rows;
  },
};

/** Works the summaries of the whole world out, until nothing is marked. */
async function worked(world: World, child: Child, { say }: Bench): Promise<Row> {
  const started = performance.now();
  await textOf(child, '/keep/x/all');
  const took = performance.now() - started;
  const owner = await connect(world.ownerUrl);
  await owner.query('vacuum analyze report_fact, report_introduction, report_score, report_stale');
  const { rows } = await owner.query<{ facts: unknown; marks: unknown }>(
    'select (select count(*) from report_fact) as facts, (select count(*) from report_stale) as marks',
  );
  await owner.end();
  const { facts, marks } = rows[0] ?? {};
  say(`  ${facts} referrals in the summaries`);
  if (Number(marks) > 0) throw new Error(`${marks} referrals are not worked out yet`);
  const note = `elapsed, ${facts} referrals where none was there before; else nothing to do`;
  return { name: 'summaries worked out', world: world.size.name, p50: took, aim: 'none', met: null, note };
}

async function compared(
  bench: Bench,
  world: World,
  child: Child,
  report: (typeof reports)[number],
  which: 'one' | 'all',
): Promise<Row> {
  const programmes =
    which === 'all'
      ? ['all']
      : Array.from({ length: Math.min(6, world.size.programmes) }, (_, at) => String(at + 1));
  const visits = (way: string): Visit[] =>
    programmes.map(one => ({ path: `/${way}/${report}/${one}`, cookie: '' }));
  for (const one of programmes) {
    const [kept, naive] = [
      await textOf(child, `/kept/${report}/${one}`),
      await textOf(child, `/naive/${report}/${one}`),
    ];
    if (kept !== naive) throw new Error(`the figures of ${report} for ${one} are not equal`);
  }
  const requests = which === 'all' ? 1 : 6;
  const rounds = which === 'all' ? 2 : bench.rounds;
  const cost = (way: string, many: number) => costs(child, visits(way), bench.ground.postmaster, many);
  await cost('kept', 4 * requests);
  const [kept, naive] = [empty(), empty()];
  for (let round = 0; round < rounds; round += 1) {
    const turns = round % 2 === 0 ? (['naive', 'kept'] as const) : (['kept', 'naive'] as const);
    for (const way of turns) {
      const found = await cost(way, requests);
      const into = way === 'kept' ? kept : naive;
      into.cpu.push(...found.own.map((own, at) => own + (found.database?.[at] ?? 0)));
      into.own.push(...found.own);
      into.database.push(...(found.database ?? []));
      into.latencies.push(...found.latencies);
    }
  }
  const ratio = median(naive.cpu) / median(kept.cpu);
  return {
    name: `figures of ${report}, ${which === 'one' ? 'one programme' : 'the region'}`,
    world: world.size.name,
    p50: median(kept.latencies),
    p95: percentile(kept.latencies, 0.95),
    cpu: median(kept.own),
    databaseCpu: median(kept.database),
    floorCpu: median(naive.cpu),
    ratio,
    growth: GROWTH,
    aim: `≥ ${FASTER} × faster, ≤ ${CPU} ms`,
    met: ratio >= FASTER && median(kept.cpu) <= CPU,
    note: `the floor is the naive SQL, CPU with the database’s; p50 ${short(median(naive.latencies))}; figures equal`,
  };
}

const empty = () => ({
  cpu: [] as number[],
  own: [] as number[],
  database: [] as number[],
  latencies: [] as number[],
});

/** The pages as a co-ordinator gets them. */
async function pages(bench: Bench, world: World): Promise<readonly Row[]> {
  const { database, close } = openHouse(world.appUrl);
  const cookies = await signInCoordinators(database, world.size);
  await close();
  const child = await startChild('hedgerow', [world.appUrl]);
  const rows: Row[] = [];
  try {
    for (const report of [...reports, 'services']) {
      const visits = cookies.map(cookie => ({ path: `/reports/${report}`, cookie }));
      await costs(child, visits, bench.ground.postmaster, 2 * visits.length);
      const {
        own,
        database: ofDatabase,
        latencies,
      } = await costs(child, visits, bench.ground.postmaster, 24);
      const cpu = own.map((one, at) => one + (ofDatabase?.[at] ?? 0));
      rows.push({
        name: `page of ${report}`,
        world: world.size.name,
        p50: median(latencies),
        p95: percentile(latencies, 0.95),
        cpu: median(own),
        databaseCpu: ofDatabase && median(ofDatabase),
        growth: GROWTH,
        aim: `≤ ${CPU} ms of CPU`,
        met: median(cpu) <= CPU,
        note: 'whole page, drawn and resampled',
      });
    }
    return rows;
  } finally {
    await child.stop();
  }
}

async function textOf(child: Child, path: string): Promise<string> {
  const response = await fetch(`${child.address}${path}`);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.text();
}
