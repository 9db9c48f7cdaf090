import type { KeyObject } from 'node:crypto';
import { type Database, systemActor } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { Seal } from './chain.ts';
import { mostInASeal, seal } from './seal.ts';
import { lastSeal, sealsFrom } from './seal-store.ts';
import type { Root } from './verify-chain.ts';

export type Sealing = { stop(): Promise<void> };

type Setup = {
  readonly database: Database;
  readonly programmeIds: () => Promise<readonly string[]>;
  readonly key: KeyObject;
  /** Keeps a root outside the database. */
  readonly keep: (root: Root & { readonly sealed_at: string }) => Promise<void>;
  readonly log: Log;
  readonly everyMs?: number;
};

/** The last root of a programme whose seal stands and which is not kept yet. It answers for all before it. */
type Owed = Map<string, Root & { readonly sealed_at: string }>;

const TEN_SECONDS = 10_000;

/**
 * Seals the record of every programme every ten seconds, and once more when it stops. A process that died between a seal and
 * the keeping of its root, or a full disk, leaves a root out: the last one is kept again at the start, and until it is. So it is
 * after a round that failed: the database may have kept a seal and gone before it said so.
 */
export function startSealing(setup: Setup): Sealing {
  let round: Promise<unknown> = Promise.resolve();
  let owed: Owed | null = null;
  const sealOwed = async (): Promise<void> => {
    const due = owed ?? (await lastRoots(setup));
    owed = null;
    await sealAll(setup, due);
    owed = due;
  };
  let busy = false;
  const again = (): void => {
    if (busy) return;
    busy = true;
    round = sealOwed()
      .catch(error => setup.log.error({ error }, 'the record could not be sealed; it will be tried again'))
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(again, setup.everyMs ?? TEN_SECONDS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await round;
      await sealOwed().catch(error => setup.log.error({ error }, 'the record was not sealed at the end'));
    },
  };
}

/** One round: everything that waits, in every programme. @returns how many links were made */
export async function sealAll(
  { database, programmeIds, key, keep }: Setup,
  owed: Owed = new Map(),
): Promise<number> {
  let made = 0;
  for (const programmeId of await programmeIds()) {
    const due = owed.get(programmeId);
    if (due) await keep(due);
    owed.delete(programmeId);
    for (;;) {
      const link = await database
        .within(systemActor(programmeId), scope => seal(scope, key), 'sealing')
        .catch(passOver);
      if (!link) break;
      made += 1;
      const root = rootOf(programmeId, link);
      owed.set(programmeId, root);
      await keep(root);
      owed.delete(programmeId);
      if (link.entries < mostInASeal) break;
    }
  }
  return made;
}

async function lastRoots({ database, programmeIds }: Setup): Promise<Owed> {
  const roots: Owed = new Map();
  for (const programmeId of await programmeIds()) {
    const last = await database.within(systemActor(programmeId), async ({ db }) => {
      const end = await lastSeal(db, programmeId);
      return end && (await sealsFrom(db, programmeId, end.number, 1))[0];
    });
    if (last) roots.set(programmeId, rootOf(programmeId, last));
  }
  return roots;
}

function rootOf(programme: string, { number, hash, sealed_at }: Pick<Seal, 'number' | 'hash' | 'sealed_at'>) {
  return { programme, number, hash, sealed_at };
}

/** Another process has just made the same link: theirs stands. */
function passOver(error: unknown): null {
  if ((error as { code?: string }).code === '23505') return null;
  throw error;
}
