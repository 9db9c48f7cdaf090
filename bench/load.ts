import type { Child } from './child.ts';
import { databaseCpu } from './database-cpu.ts';
import { bodyOf, type Visit } from './recording.ts';

/** What one stretch of requests cost: latencies in milliseconds; CPU in milliseconds a request. */
export type Stretch = {
  readonly latencies: readonly number[];
  readonly cpu: number;
  readonly databaseCpu: number | null;
};

export type Load = {
  readonly requests: number;
  readonly connections: number;
  /** Process id of the PostgreSQL server. */
  readonly postmaster: number;
  readonly gzip: boolean;
};

/**
 * Sends requests over some connections, each the next when its last is answered, and reads what the server used.
 * @throws Error when an answer is not what a browser would go on with
 */
export async function load(server: Child, visits: readonly Visit[], asked: Load): Promise<Stretch> {
  const latencies: number[] = [];
  let sent = 0;
  const connection = async (): Promise<void> => {
    while (sent < asked.requests) {
      const visit = visits[sent++ % visits.length];
      if (!visit) return;
      const started = performance.now();
      await send(server.address, visit, asked.gzip);
      latencies.push(performance.now() - started);
    }
  };
  const before = await server.usage();
  const databaseBefore = databaseCpu(asked.postmaster);
  await Promise.all(Array.from({ length: asked.connections }, connection));
  const after = await server.usage();
  const databaseAfter = databaseCpu(asked.postmaster);
  return {
    latencies,
    cpu: (after.cpu - before.cpu) / asked.requests,
    databaseCpu:
      databaseBefore === null || databaseAfter === null
        ? null
        : (databaseAfter - databaseBefore) / asked.requests,
  };
}

/** One request, as a browser sends it; an answer with an error throws. */
export async function send(address: string, visit: Visit, gzip: boolean): Promise<void> {
  const response = await fetch(`${address}${visit.path}`, {
    redirect: 'manual',
    headers: {
      cookie: visit.cookie,
      origin: address,
      'accept-encoding': gzip ? 'gzip' : 'identity',
    },
    ...(visit.form ? { method: 'POST', body: bodyOf(visit.form()) } : {}),
  });
  const body = await response.arrayBuffer();
  if (response.status >= 400 || (response.status === 200 && body.byteLength === 0)) {
    throw new Error(`${visit.path} answers ${response.status}`);
  }
}
