import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Case, Row } from '../case.ts';
import { startChild } from '../child.ts';
import { contest, type Pair } from '../contest.ts';
import type { World } from '../ground.ts';
import { record, type Visit } from '../recording.ts';
import { openHouse } from '../servers/house.ts';
import { type PageCase, pages } from './visits.ts';

const AIM = 2;

/** The pages: Hedgerow against a bare server that runs the same statements and sends the same HTML. */
export const pageCases: readonly Case[] = pages.map(page => ({
  name: page.name,
  run: bench => measure(bench, page),
}));

async function measure(bench: Bench, page: PageCase): Promise<readonly Row[]> {
  const pairs: Pair[] = [];
  const statements = new Map<string, number>();
  try {
    for (const world of bench.worlds) {
      const recorded = await recordAll(bench, page, world);
      statements.set(world.size.name, recorded.statements);
      pairs.push({
        world: world.size.name,
        visits: recorded.visits,
        ours: await startChild('hedgerow', [world.appUrl]),
        floor: await startChild('floor', [world.appUrl, recorded.file]),
      });
    }
    const outcomes = await contest(pairs, {
      rounds: bench.rounds,
      requests: bench.requests,
      // Until V8 has compiled what runs often; after some hundred requests it is still at it.
      warmUp: 1500,
      connections: 4,
      postmaster: bench.ground.postmaster,
      gzip: bench.gzip,
    });
    return outcomes.map(outcome => ({
      name: page.name,
      ...outcome,
      aim: `≤ ${AIM} ×`,
      met: outcome.ratio <= AIM,
      note: `${statements.get(outcome.world)} statements`,
    }));
  } finally {
    for (const { ours, floor } of pairs) await Promise.all([ours.stop(), floor.stop()]);
  }
}

type Recorded = { readonly visits: readonly Visit[]; readonly file: string; readonly statements: number };

async function recordAll(bench: Bench, page: PageCase, world: World): Promise<Recorded> {
  const heard: { text: string; values: readonly unknown[] }[] = [];
  const house = openHouse(world.appUrl, { onQuery: (text, values) => heard.push({ text, values }) });
  try {
    const visits = await page.visits(house.database, world.size);
    const recordings = [];
    for (const visit of visits) recordings.push(await record({ ...house, heard }, visit));
    const file = join(bench.scratch, `${page.name}-${world.size.name}.json`);
    writeFileSync(file, JSON.stringify(recordings));
    return { visits, file, statements: Math.max(...recordings.map(one => one.statements.length)) };
  } finally {
    await house.close();
  }
}
