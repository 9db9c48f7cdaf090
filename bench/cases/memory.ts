import { setTimeout as pause } from 'node:timers/promises';
import type { Case } from '../case.ts';
import { type Child, startChild } from '../child.ts';
import { load } from '../load.ts';
import type { Visit } from '../recording.ts';
import { openHouse } from '../servers/house.ts';
import { signInWorkers } from '../world/who.ts';

const AIM = 2.5;
const REQUESTS = 600;

/** Resident memory, idle and after load, to that of Node with Hono alone. */
export const memoryCase: Case = {
  name: 'memory',
  async run(bench) {
    const [world] = bench.worlds;
    if (!world) return [];
    const house = openHouse(world.appUrl);
    const workers = await signInWorkers(house.database, world.size);
    await house.close();
    const visits = workers.flatMap(({ cookie }): Visit[] =>
      ['/today', '/board', '/people'].map(path => ({ path, cookie })),
    );
    const measured = { requests: REQUESTS, connections: 8, postmaster: bench.ground.postmaster, gzip: true };
    const of = async (child: Child) => {
      try {
        await load(child, visits.slice(0, 1), { ...measured, requests: 1, connections: 1 });
        await pause(3_000);
        const idle = (await child.usage()).rss;
        await load(child, visits, measured);
        return { idle, busy: (await child.usage()).rss };
      } finally {
        await child.stop();
      }
    };
    const ours = await of(await startChild('hedgerow', [world.appUrl]));
    const alone = await of(await startChild('alone', []));
    return (['idle', 'busy'] as const).map(when => ({
      name: `memory-${when}`,
      world: world.size.name,
      ratio: ours[when] / alone[when],
      aim: `≤ ${AIM} ×`,
      met: ours[when] / alone[when] <= AIM,
      note: `${megabytes(ours[when])} to ${megabytes(alone[when])} MB`,
    }));
  },
};

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
