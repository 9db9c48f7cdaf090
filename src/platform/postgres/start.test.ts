import assert from 'node:assert/strict';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Account, accountFor, canReach } from './account.ts';
import { hold } from './fixtures/hold.ts';
import { postmasterPid } from './orphans.ts';
import { identify, processesNaming, signal } from './processes.ts';
import { clusterNameOf } from './server.ts';

const SELF: [string, Account | null] = ['as ourselves', null];
const accounts = [SELF];
const other = process.getuid?.() === 0 ? accountFor('/nowhere', '/nowhere') : null;
// The folder of the tests' own checkout may be closed to other accounts.
if (other && canReach(other, import.meta.dirname)) accounts.push(['as an ordinary account', other]);

for (const [title, account] of accounts) {
  describe(`the life of a data folder, ${title}`, () => life(account));
}

/** One data folder goes through everything; each start must find every row of the starts before. */
function life(account: Account | null): void {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'hedgerow-life-'));
  if (account) chownSync(home, account.uid, account.gid);
  const dataDir = join(home, 'data');
  const folder = join(dataDir, 'postgres');
  const name = clusterNameOf(folder);
  let rows = 0;
  const next = () => ({ rows: ++rows });
  const start = async (where = dataDir) => {
    const held = hold(where, account);
    const said = await held.said();
    await held.ended;
    return said;
  };
  const left = () => readdirSync(dataDir).filter(entry => !['postgres', 'postgres.log'].includes(entry));
  after(() => {
    for (const { pid } of processesNaming(name)) signal(pid, 'SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  test('a first start that is killed while it makes the database leaves nothing in the way', async () => {
    const first = hold(dataDir, account, 'stay');
    const begun = () =>
      existsSync(dataDir) && readdirSync(dataDir).some(entry => entry.includes('unfinished'));
    while (!begun()) await pause(5);
    await first.signal('SIGKILL');
    assert.equal(existsSync(folder), false);
    assert.deepEqual(await start(), next());
    assert.deepEqual(left(), []);
  });

  test('a restart finds the data, and a stop leaves no process behind', async () => {
    assert.deepEqual(await start(), next());
    const running = hold(dataDir, account, 'stay');
    assert.deepEqual(await running.said(), next());
    await running.signal('SIGTERM');
    assert.deepEqual(processesNaming(name), []);
    assert.equal(postmasterPid(folder), null);
    assert.deepEqual(left(), []);
  });

  test('a second start on the same folder is refused by a sentence, and the first goes on', async () => {
    const running = hold(dataDir, account, 'stay');
    assert.deepEqual(await running.said(), next());
    const { problem = '' } = await start();
    assert.match(
      problem,
      new RegExp(`already running on the data folder .*/data: process ${running.pid}, since`),
    );
    await running.signal('SIGUSR2');
    assert.deepEqual(await running.said(), next());
    await running.signal('SIGTERM');
  });

  test('after kill -9 of Hedgerow the orphaned server is stopped and the data is there', async () => {
    const running = hold(dataDir, account, 'stay');
    assert.deepEqual(await running.said(), next());
    const orphan = postmasterPid(folder) ?? 0;
    await running.signal('SIGKILL');
    assert.notEqual(identify(orphan), null, 'the server outlives Hedgerow');
    assert.deepEqual(await start(), next());
    assert.equal(identify(orphan), null);
  });

  test('an orphaned server that hangs is stopped all the same', async () => {
    const running = hold(dataDir, account, 'stay');
    assert.deepEqual(await running.said(), next());
    await running.signal('SIGKILL');
    signal(postmasterPid(folder) ?? 0, 'SIGSTOP');
    assert.deepEqual(await start(), next());
  });

  test('after kill -9 of the server Hedgerow starts it again by itself', async () => {
    const running = hold(dataDir, account, 'stay');
    assert.deepEqual(await running.said(), next());
    for (let times = 0; times < 2; times++) {
      signal(postmasterPid(folder) ?? 0, 'SIGKILL');
      await running.signal('SIGUSR2');
      assert.deepEqual(await running.said(), next());
    }
    await running.signal('SIGTERM');
    assert.deepEqual(processesNaming(name), []);
  });

  test('after kill -9 of Hedgerow and the server at once the data is there', async () => {
    const running = hold(dataDir, account, 'stay');
    assert.deepEqual(await running.said(), next());
    const postmaster = postmasterPid(folder) ?? 0;
    await running.signal('SIGKILL');
    signal(postmaster, 'SIGKILL');
    assert.deepEqual(await start(), next());
  });

  test('a stale postmaster.pid whose number now belongs to another program does not block', async () => {
    writeFileSync(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n`);
    assert.deepEqual(await start(), next());
  });

  test('data of another major version is refused untouched', async () => {
    const file = join(folder, 'PG_VERSION');
    const version = readFileSync(file, 'utf8');
    writeFileSync(file, '17\n');
    const { problem = '' } = await start();
    assert.match(
      problem,
      /was made by PostgreSQL 17, and this Hedgerow brings PostgreSQL 18\. Nothing was changed/,
    );
    writeFileSync(file, version);
    assert.deepEqual(await start(), next());
  });

  test('a folder that is no database is refused untouched', async () => {
    const strange = join(home, 'strange');
    mkdirSync(join(strange, 'postgres'), { recursive: true });
    writeFileSync(join(strange, 'postgres', 'photo.jpg'), '');
    if (account) chownSync(strange, account.uid, account.gid);
    const { problem = '' } = await start(strange);
    assert.match(problem, /strange\/postgres is not empty and is not a PostgreSQL database/);
    assert.deepEqual(readdirSync(join(strange, 'postgres')), ['photo.jpg']);
  });

  test('a data folder that is a file, or may not be used, is named', async () => {
    writeFileSync(join(home, 'file'), '');
    assert.match((await start(join(home, 'file'))).problem ?? '', /file is a file/);
    if (account === null && process.getuid?.() === 0) return;
    mkdirSync(join(home, 'closed'), { mode: 0o555 });
    assert.match((await start(join(home, 'closed'))).problem ?? '', /may not use the folder .*closed/);
  });

  test('a path too long for a socket works as well', async () => {
    const deep = join(home, 'x'.repeat(60), 'y'.repeat(60));
    assert.deepEqual(await start(deep), { rows: 1 });
  });
}
