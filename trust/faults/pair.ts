import { execFileSync, spawn } from 'node:child_process';
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Two servers of Debian's PostgreSQL: one works, the other follows every commit. */
export type Pair = {
  /** Through the door that leads to whichever of the two takes changes, as a proxy in front of a pair does. */
  readonly url: string;
  /** Puts an end to the primary as a power cut would, and lets the replica take over. */
  failOver(): Promise<void>;
  /** Makes a new replica of the server that works now. */
  follow(): Promise<void>;
  stop(): Promise<void>;
};

/** Where Debian keeps the programs of its newest PostgreSQL that Hedgerow can use; null when it has none. */
export const debianPrograms =
  globSync('/usr/lib/postgresql/*/bin/pg_basebackup')
    .map(file => join(file, '..'))
    .filter(folder => versionOf(folder) >= 15)
    .sort((a, b) => versionOf(b) - versionOf(a))[0] ?? null;

function versionOf(folder: string): number {
  return Number(/postgresql\/(\d+)/.exec(folder)?.[1] ?? 0);
}

type Account = { readonly uid: number; readonly gid: number } | null;

/** PostgreSQL refuses to run as root. */
function account(): Account {
  if (process.getuid?.() !== 0) return null;
  const [, , uid = '', gid = ''] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find(line => line.startsWith('postgres:') || line.startsWith('nobody:'))
      ?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** Starts a primary and a replica that each commit waits for, in a folder of their own. */
export async function startPair(programs: string): Promise<Pair> {
  const as = account();
  const home = mkdtempSync(join(tmpdir(), 'hedgerow-pair-'));
  if (as) chownSync(home, as.uid, as.gid);
  const run = (name: string, args: readonly string[]): void =>
    void execFileSync(join(programs, name), args, { cwd: home, stdio: 'pipe', ...(as ?? {}) });
  const ports = [await freePort(), await freePort()] as const;
  const folderOf = (port: number) => join(home, String(port));
  const start = async (port: number): Promise<void> => {
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: home,
      wal_level: 'replica',
      synchronous_commit: 'on',
      max_connections: 60,
      shared_buffers: '32MB',
    };
    const child = spawn(
      join(programs, 'postgres'),
      ['-D', folderOf(port), ...Object.entries(settings).flatMap(one => ['-c', one.join('=')])],
      { cwd: home, stdio: 'ignore', ...(as ?? {}) },
    );
    children.set(port, child.pid ?? 0);
    await until(() => ask(port, 'select 1'));
  };
  const children = new Map<number, number>();
  const replicate = async (from: number, to: number): Promise<void> => {
    rmSync(folderOf(to), { recursive: true, force: true });
    const source = `host=127.0.0.1 port=${from} user=hedgerow_owner application_name=replica`;
    run('pg_basebackup', ['-d', source, '-D', folderOf(to), '-R', '-X', 'stream', '-c', 'fast']);
    await start(to);
    await until(() => ask(from, "select 1 from pg_stat_replication where state = 'streaming'"));
    // Only now: a server that was promoted waits for nobody until it is followed in turn.
    await ask(from, "alter system set synchronous_standby_names = 'replica'");
    await ask(from, 'select pg_reload_conf()');
    await until(() => ask(from, "select 1 from pg_stat_replication where sync_state = 'sync'"));
  };
  let [works, follows] = ports;
  const stop = async (): Promise<void> => {
    for (const pid of children.values()) {
      try {
        process.kill(pid, 'SIGINT');
      } catch {
        // It has ended already.
      }
    }
    await pause(1_500);
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
  };
  try {
    const whose = ['-U', 'hedgerow_owner', '-A', 'trust', '-E', 'UTF8', '--no-instructions'];
    run('initdb', ['-D', folderOf(works), ...whose]);
    await start(works);
    await ask(works, 'create database hedgerow');
    await replicate(works, follows);
  } catch (error) {
    await stop();
    throw error;
  }
  const door = await openDoor(() => works);
  return {
    url: `postgres://hedgerow_owner@127.0.0.1:${door.port}/hedgerow`,
    async failOver() {
      process.kill(children.get(works) ?? 0, 'SIGKILL');
      door.cut();
      await ask(follows, 'select pg_promote(true, 60)');
      [works, follows] = [follows, works];
    },
    follow: () => replicate(works, follows),
    stop: () => {
      door.close();
      return stop();
    },
  };
}

async function ask(port: number, text: string): Promise<number> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'hedgerow_owner', database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

async function until(look: () => Promise<number>): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    if ((await look().catch(() => 0)) > 0) return;
    await pause(100);
  }
  throw new Error('a server of the pair did not come about');
}

/** Leads each new connection to the server that works now. */
async function openDoor(target: () => number) {
  const ends = new Set<Socket>();
  const server = createServer(near => {
    const far = connect(target(), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          ends.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const cut = (): void => {
    for (const end of ends) end.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close: () => {
      server.close();
      cut();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(done => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise(done => probe.close(done));
  return port;
}
