import pg from 'pg';
import { type JobResult, PgBoss, type QueueOptions } from 'pg-boss';
import { type Database, type JsonObject, type Scope, systemActor } from '../database/index.ts';
import type { Log } from '../log.ts';
import { listenTo } from './listen.ts';
import { dispatchWaiting, type HedgerowEvent } from './outbox.ts';

/** What a room does when it hears an event. Runs at least once, as the programme's system actor, in a transaction. */
export type Listener = {
  /** Stable and unique: the queue's name. */
  readonly name: string;
  readonly on: readonly string[];
  handle(scope: Scope, event: HedgerowEvent): Promise<void>;
};

/** Work done by the clock in every programme, such as chasing introductions. */
export type Routine = {
  readonly name: string;
  /** Five cron fields, in universal time. A time that nobody was up for is made up for once, when somebody is. */
  readonly cron: string;
  handle(scope: Scope): Promise<void>;
};

/**
 * Work that takes long, such as a walk through a feed: begun by an event, outside of any transaction, it makes its own.
 * It may be begun twice, or anew after the process died in the middle, and must find its way.
 */
export type Errand = {
  /** Stable and unique: the queue's name. */
  readonly name: string;
  readonly on: readonly string[];
  /** @param stopping fires when Hedgerow stops: leave things so that they can be taken up again */
  carryOut(event: HedgerowEvent, stopping: AbortSignal): Promise<void>;
};

export type Jobs = {
  /** Carries out everything that is waiting now; for tests, seeding and a graceful stop. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

type Setup = {
  readonly ownerUrl: string;
  readonly database: Database;
  readonly programmeIds: () => Promise<readonly string[]>;
  readonly listeners: readonly Listener[];
  readonly routines: readonly Routine[];
  readonly errands?: readonly Errand[];
  readonly log: Log;
};

const SWEEP_MS = 20_000;
const LONGEST_ERRAND_SECONDS = 6 * 3600;
/** Whoever has a job in hand says so twice in this time; when nothing is heard, the process is dead and the job is free again. */
const HEARTBEAT_SECONDS = 30;
/** How often jobs of the dead are looked for. */
const LOOK_SECONDS = 30;
/** Events a listener takes at once, one after the other; while there are more it does not pause. */
const AT_ONCE = 25;

const MOMENTS: ReadonlySet<number> = new Set([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.TIMESTAMP]);

/** The queue knows JavaScript's dates only: after a crash it stumbled over the instants that the rest of the house reads. */
const datesOfItsOwn = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    MOMENTS.has(id) && format !== 'binary'
      ? (text: string) => new Date(text)
      : pg.types.getTypeParser(id, format as 'text'),
};

/**
 * Starts the queue (pg-boss in the same database), relays the outbox into it when PostgreSQL tells of a new event, and
 * sweeps for anything missed. Retries with growing delay; what fails for good stays in the queue's table and is logged.
 */
export async function startJobs(setup: Setup): Promise<Jobs> {
  const { database, log } = setup;
  const own = {
    connectionString: setup.ownerUrl,
    max: 4,
    application_name: 'hedgerow jobs',
    types: datesOfItsOwn,
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
  };
  const boss = new PgBoss(own);
  boss.on('error', error => log.error({ error }, 'the queue reports an error'));
  await boss.start();
  const ensure = await queues(boss);
  for (const listener of setup.listeners) {
    const queue = `on.${listener.name}`;
    await ensure(queue, { retryLimit: 8, retryDelay: 5, retryBackoff: true });
    const way = { batchSize: AT_ONCE, burstWhenBatchFull: true, perJobResults: true } as const;
    await boss.work<HedgerowEvent>(queue, way, async jobs => {
      const fates: JobResult[] = [];
      for (const { id, data: event } of jobs) {
        try {
          await heard(database, listener, event);
          fates.push({ id, status: 'completed' });
        } catch (error) {
          log.error({ error, queue, event: event.id }, 'an event was not taken in; it will be tried again');
          fates.push({ id, status: 'failed', output: nameOf(error) });
        }
      }
      return fates;
    });
  }
  for (const routine of setup.routines) {
    const queue = `routine.${routine.name}`;
    await ensure(queue, { retryLimit: 3, retryDelay: 60 });
    await boss.work(queue, () => inEachProgramme(setup, routine));
    await boss.schedule(queue, routine.cron, null, { missed: 'once' });
  }
  const stopping = new AbortController();
  const errands = setup.errands ?? [];
  for (const errand of errands) {
    const queue = `errand.${errand.name}`;
    await ensure(queue, { retryLimit: 3, retryDelay: 30, expireInSeconds: LONGEST_ERRAND_SECONDS });
    await boss.work<HedgerowEvent>(queue, { localConcurrency: 2 }, async jobs => {
      for (const { data: event } of jobs) {
        await errand.carryOut(event, stopping.signal).catch(error => {
          log.error({ error, queue, event: event.id }, 'an errand broke off; it will be tried again');
          throw new Error(nameOf(error));
        });
      }
    });
  }

  const send = async (event: HedgerowEvent): Promise<void> => {
    for (const listener of setup.listeners.filter(one => one.on.includes(event.name))) {
      await boss.send(`on.${listener.name}`, event as unknown as JsonObject, { id: event.id });
    }
    for (const errand of errands.filter(one => one.on.includes(event.name))) {
      await boss.send(`errand.${errand.name}`, event as unknown as JsonObject, { id: event.id });
    }
  };
  const relay = async (programmeId: string): Promise<void> => {
    try {
      while ((await dispatchWaiting(database, programmeId, send)) > 0);
    } catch (error) {
      log.error({ error }, 'the outbox could not be relayed; it will be tried again');
    }
  };
  const sweep = async (): Promise<void> => {
    for (const programmeId of await setup.programmeIds()) await relay(programmeId);
  };
  const ears = await listenTo('outbox', setup, programmeId => void relay(programmeId));
  await sweep();
  const timer = setInterval(() => void sweep().catch(() => undefined), SWEEP_MS);
  return {
    settle: sweep,
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await ears.stop();
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}

async function heard(database: Database, listener: Listener, event: HedgerowEvent): Promise<void> {
  const actor = systemActor(event.programmeId);
  await database.within(actor, scope => listener.handle(scope, event), `event:${event.id}`);
}

/** What goes wrong in one programme keeps the others from nothing; at the end it counts as failed and is tried again. */
async function inEachProgramme({ database, log, programmeIds }: Setup, routine: Routine): Promise<void> {
  const failed: string[] = [];
  for (const programmeId of await programmeIds()) {
    await database
      .within(systemActor(programmeId), scope => routine.handle(scope), routine.name)
      .catch(error => {
        log.error(
          { error, routine: routine.name, programmeId },
          'the work of the clock failed in a programme',
        );
        failed.push(nameOf(error));
      });
  }
  if (failed.length > 0) throw new Error(failed.join());
}

/** Makes the queues that are missing, and changes those of an earlier release that are kept otherwise. */
async function queues(boss: PgBoss) {
  const there = new Map((await boss.getQueues()).map(queue => [queue.name, queue]));
  return async (name: string, options: QueueOptions): Promise<void> => {
    const kept = { ...options, heartbeatSeconds: HEARTBEAT_SECONDS };
    const before = there.get(name);
    if (!before) await boss.createQueue(name, kept);
    else if (before.heartbeatSeconds !== HEARTBEAT_SECONDS) await boss.updateQueue(name, kept);
  };
}

/** What the queue may keep of an error: it belongs to all programmes, and a message may repeat what somebody typed. */
function nameOf(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return [name, code].filter(part => typeof part === 'string').join(' ') || 'failed';
}

/**
 * Delivers waiting events straight to the listeners, without the queue: what a test uses to see an event's effects.
 * @returns how many events were delivered
 */
export async function deliverNow(
  database: Database,
  programmeId: string,
  listeners: readonly Listener[],
): Promise<number> {
  return dispatchWaiting(database, programmeId, async event => {
    for (const listener of listeners.filter(one => one.on.includes(event.name))) {
      await heard(database, listener, event);
    }
  });
}
