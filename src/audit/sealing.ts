import type { KeyObject } from 'node:crypto';
import { type Database, systemActor } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { mostInASeal, seal } from './seal.ts';
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

const TEN_SECONDS = 10_000;

/** Seals the record of every programme every ten seconds, and once more when it stops. */
export function startSealing(setup: Setup): Sealing {
  let round: Promise<unknown> = Promise.resolve();
  let busy = false;
  const again = (): void => {
    if (busy) return;
    busy = true;
    round = sealAll(setup)
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
      await sealAll(setup).catch(error => setup.log.error({ error }, 'the record was not sealed at the end'));
    },
  };
}

/** One round: everything that waits, in every programme. @returns how many links were made */
export async function sealAll({ database, programmeIds, key, keep }: Setup): Promise<number> {
  let made = 0;
  for (const programmeId of await programmeIds()) {
    for (;;) {
      const link = await database
        .within(systemActor(programmeId), scope => seal(scope, key), 'sealing')
        .catch(passOver);
      if (!link) break;
      made += 1;
      await keep({
        programme: programmeId,
        number: link.number,
        hash: link.hash,
        sealed_at: link.sealed_at,
      });
      if (link.entries < mostInASeal) break;
    }
  }
  return made;
}

/** Another process has just made the same link: theirs stands. */
function passOver(error: unknown): null {
  if ((error as { code?: string }).code === '23505') return null;
  throw error;
}
