import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { isWal } from './base-backup.ts';
import { writeSealed } from './sealed-file.ts';

export type WalArchive = {
  /** Copies what is there now, the piece that is being written included. @returns how many pieces were copied */
  round(): Promise<number>;
  stop(): Promise<void>;
};

type Setup = {
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly to: string;
  readonly recipients: readonly string[];
  readonly everyMs?: number;
  readonly log: { error(details: object, message: string): void };
};

const SLOT = 'hedgerow_wal';
const MINUTE = 60_000;

/**
 * Copies the log of every change, sealed, to the backup folder, once a minute: at most about a minute of work is lost with
 * the machine. PostgreSQL keeps each piece until it was copied, so an outage of the backup folder loses nothing.
 */
export async function startWalArchive(setup: Setup): Promise<WalArchive> {
  await onServer(setup, client =>
    client.query(
      `select pg_create_physical_replication_slot($1, true) where not exists (
         select from pg_replication_slots where slot_name = $1)`,
      [SLOT],
    ),
  );
  let running: Promise<number> = Promise.resolve(0);
  let busy = false;
  const round = (): Promise<number> => {
    if (busy) return running;
    busy = true;
    running = copyRound(setup).finally(() => {
      busy = false;
    });
    return running;
  };
  const timer = setInterval(() => {
    round().catch(error => setup.log.error({ error }, 'the log was not copied to the backup; tried again'));
  }, setup.everyMs ?? MINUTE);
  timer.unref();
  return {
    round,
    async stop() {
      clearInterval(timer);
      await running.catch(() => undefined);
      await round().catch(error => setup.log.error({ error }, 'the end of the log was not copied'));
    },
  };
}

/** Stops keeping the log for copies that nobody makes any more. */
export async function forgetWalArchive(ownerUrl: string): Promise<void> {
  await onServer({ ownerUrl }, client =>
    client.query(
      'select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1 and not active',
      [SLOT],
    ),
  );
}

async function copyRound({ dataDir, ownerUrl, to, recipients }: Setup): Promise<number> {
  return onServer({ ownerUrl }, async client => {
    // Does nothing when nothing was written since the last time.
    await client.query('select pg_switch_wal()');
    const { rows } = await client.query<{ held: string; current: string; begins: string }>(
      `select pg_walfile_name(slot.restart_lsn) as held, pg_walfile_name(now.lsn) as current,
         (now.lsn - ((now.lsn - '0/0') % (16 * 1024 * 1024)))::text as begins
       from pg_replication_slots slot, (select pg_current_wal_insert_lsn() as lsn) now
       where slot.slot_name = $1`,
      [SLOT],
    );
    const [at] = rows;
    if (!at) return 0;
    const wal = join(dataDir, 'postgres', 'pg_wal');
    const done = new Set(await readdir(join(to, 'wal')).catch(() => []));
    const whole = (await readdir(wal)).filter(
      name => (isWal(name) && name >= at.held && name < at.current) || name.endsWith('.history'),
    );
    const fresh = whole.filter(name => !done.has(`${name}.zst.age`)).sort();
    for (const name of fresh)
      await writeSealed(join(to, 'wal', `${name}.zst.age`), recipients, createReadStream(join(wal, name)));
    await client.query('select pg_replication_slot_advance($1, $2)', [SLOT, at.begins]);
    return fresh.length;
  });
}

async function onServer<T>(
  { ownerUrl }: Pick<Setup, 'ownerUrl'>,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'hedgerow backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
