import type { Child } from './child.ts';
import { type Load, load, type Stretch } from './load.ts';
import { median, percentile } from './numbers.ts';
import type { Visit } from './recording.ts';

/** Hedgerow and the floor beneath it, over one world. */
export type Pair = {
  readonly world: string;
  readonly ours: Child;
  readonly floor: Child;
  readonly visits: readonly Visit[];
};

/** What came of a pair: milliseconds, and the ratio of CPU to the floor's in the same round (median over the rounds). */
export type Outcome = {
  readonly world: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly cpu: number;
  readonly floorCpu: number;
  readonly databaseCpu: number | null;
  readonly ratio: number;
};

export type Plan = Load & { readonly rounds: number; readonly warmUp: number };

/**
 * Measures all pairs in turns: in every round each world's floor and house take the same number of requests, and who
 * goes first changes, so that a machine that becomes slower becomes so for both.
 */
export async function contest(pairs: readonly Pair[], plan: Plan): Promise<readonly Outcome[]> {
  for (const { ours, floor, visits } of pairs) {
    for (const child of [ours, floor]) await load(child, visits, { ...plan, requests: plan.warmUp });
  }
  const rounds = pairs.map(() => ({ ours: [] as Stretch[], floor: [] as Stretch[] }));
  for (let round = 0; round < plan.rounds; round++) {
    for (const [index, pair] of pairs.entries()) {
      const order = round % 2 === 0 ? (['floor', 'ours'] as const) : (['ours', 'floor'] as const);
      for (const who of order) rounds[index]?.[who].push(await load(pair[who], pair.visits, plan));
    }
  }
  return pairs.map((pair, index) => sumUp(pair.world, rounds[index] ?? { ours: [], floor: [] }));
}

function sumUp(
  world: string,
  { ours, floor }: { ours: readonly Stretch[]; floor: readonly Stretch[] },
): Outcome {
  const latencies = ours.flatMap(one => one.latencies);
  const databases = ours.map(one => one.databaseCpu).filter(one => one !== null);
  return {
    world,
    p50: median(latencies),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    cpu: median(ours.map(one => one.cpu)),
    floorCpu: median(floor.map(one => one.cpu)),
    databaseCpu: databases.length > 0 ? median(databases) : null,
    ratio: median(ours.map((one, round) => one.cpu / (floor[round]?.cpu ?? Number.NaN))),
  };
}
