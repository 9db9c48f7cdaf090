import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { search } from '../../src/directory/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import type { Bench, Case, Row } from '../case.ts';
import { startChild } from '../child.ts';
import { contest, type Pair } from '../contest.ts';
import type { World } from '../ground.ts';
import { keyOf, type Recording, type Visit, writeStatements } from '../recording.ts';
import { worldNow } from '../world/size.ts';
import { searches, searchSets } from './searches.ts';

const AIM = 1.5;

/** Search in the directory against its bare SQL over pg. */
export const searchCase: Case = {
  name: 'search',
  async run(bench) {
    const pairs: Pair[] = [];
    try {
      for (const world of bench.worlds) pairs.push(await open(bench, world));
      const plan = { rounds: bench.rounds, requests: bench.requests, warmUp: 2 * bench.requests };
      const load = { connections: 4, postmaster: bench.ground.postmaster, gzip: false };
      return (await contest(pairs, { ...plan, ...load })).map(
        (outcome): Row => ({ name: 'search', ...outcome, aim: `≤ ${AIM} ×`, met: outcome.ratio <= AIM }),
      );
    } finally {
      for (const { ours, floor } of pairs) await Promise.all([ours.stop(), floor.stop()]);
    }
  },
};

async function open(bench: Bench, world: World): Promise<Pair> {
  const visits: Visit[] = searchSets['text, distance, two facts'].map((_, index) => ({
    path: `/${index}`,
    cookie: '',
  }));
  const recordings: Recording[] = [];
  for (const [index, visit] of visits.entries()) recordings.push(await recordOne(world, index, visit));
  const file = join(bench.scratch, `search-${world.size.name}.json`);
  writeFileSync(file, JSON.stringify(recordings));
  return {
    world: world.size.name,
    visits,
    ours: await startChild('search', [world.appUrl]),
    floor: await startChild('floor', [world.appUrl, file]),
  };
}

async function recordOne(world: World, index: number, visit: Visit): Promise<Recording> {
  const heard: { text: string; values: readonly unknown[] }[] = [];
  const database = openDatabase(world.appUrl, fixedClock(worldNow), {
    onQuery: (text, values) => heard.push({ text, values }),
  });
  try {
    const asked = searches[index];
    const found = asked && (await search(database.open, asked));
    return {
      key: keyOf(visit),
      statements: writeStatements(heard),
      status: 200,
      headers: { 'content-type': 'application/json' },
      pieces: [JSON.stringify(found)],
    };
  } finally {
    await database.close();
  }
}
