import assert from 'node:assert/strict';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import pg from 'pg';
import { systemClock } from '../clock.ts';
import { figure } from '../figures.ts';
import { accountFor } from '../postgres/account.ts';
import { type Postgres, startPostgres } from '../postgres/index.ts';
import { baseBackup } from './base-backup.ts';
import { endRestore, RestoreProblem, restore } from './restore.ts';
import { readSealed, writeSealed } from './sealed-file.ts';
import { startWalArchive, type WalArchive } from './wal-archive.ts';

const log = { info() {}, warn() {}, error() {} };

describe('a restore drill', { timeout: 240_000 }, () => {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'hedgerow-drill-'));
  const [dataDir, to] = [join(home, 'data'), join(home, 'backup')];
  const account = accountFor(home, join(home, 'none'));
  let postgres: Postgres;
  let client: pg.Client;
  let archive: WalArchive;
  let identity: string;
  let recipients: string[];
  let middle: Temporal.Instant;
  const now = () => systemClock.now();

  before(async () => {
    identity = await generateIdentity();
    recipients = [await identityToRecipient(identity)];
    postgres = await startPostgres({ dataDir, log });
    writeFileSync(join(dataDir, 'secret.key'), 'the secret of this house');
    client = await connected(postgres.ownerUrl);
    await client.query('create table note (id int primary key, words text)');
    archive = await startWalArchive({
      dataDir,
      ownerUrl: postgres.ownerUrl,
      to,
      recipients,
      log,
      everyMs: 3_600_000,
    });
  });
  after(async () => {
    await client?.end();
    await postgres?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const add = (from: number, upTo: number) =>
    client.query(
      "insert into note select n, repeat('words ', 200) || n from generate_series($1::int, $2::int) n",
      [from, upTo],
    );
  const inside = async (url: string) => {
    const other = await connected(url);
    const { rows } = await other.query(
      "select count(*)::int as count, coalesce(md5(string_agg(words, ',' order by id)), '') as all from note",
    );
    await other.end();
    return rows[0];
  };
  const bringUp = async (name: string, at: Temporal.Instant | null) => {
    const place = join(home, name);
    const made = await restore({ from: to, identity, dataDir: place, at, account });
    const restored = await startPostgres({ dataDir: place, log });
    return { place, made, restored };
  };

  test('is copied while people write, the log after it', async () => {
    await add(1, 20_000);
    const writing = (async () => {
      for (let at = 20_001; at <= 24_000; at += 100) await add(at, at + 99);
    })();
    const made = await baseBackup({ dataDir, ownerUrl: postgres.ownerUrl, to, recipients, now: now() });
    await writing;
    assert.ok(made.bytes > 10_000_000);
    await archive.round();
    middle = now();
    await new Promise(done => setTimeout(done, 20));
    await client.query('delete from note where id <= 12000');
    await archive.round();
    assert.equal(await archive.round(), 0, 'nothing new, nothing copied');
  });

  test('comes back as it was last, and starts again like every other', async () => {
    const expected = await inside(postgres.ownerUrl);
    const began = performance.now();
    const { place, made, restored } = await bringUp('last', null);
    const secondsToRestore = Math.round((performance.now() - began) / 100) / 10;
    assert.ok(made.pieces > 0);
    assert.deepEqual(await inside(restored.ownerUrl), expected);
    const owner = await connected(restored.ownerUrl);
    await endRestore(place, owner);
    await owner.query("insert into note values (-1, 'after')");
    await owner.end();
    await restored.stop();
    assert.equal(readFileSync(join(place, 'secret.key'), 'utf8'), 'the secret of this house');
    const again = await startPostgres({ dataDir: place, log });
    assert.equal((await inside(again.ownerUrl)).count, expected.count + 1);
    await again.stop();
    figure('restore', {
      restored: 1,
      rows: expected.count,
      differences: 0,
      secondsToRestore,
      lostAtMost: '60 s',
    });
  });

  test('comes back as it was before the mistake', async () => {
    const { restored } = await bringUp('before', middle);
    assert.equal((await inside(restored.ownerUrl)).count, 24_000);
    await restored.stop();
    figure('restore', { restored: 1, rows: 24_000, differences: 0 });
  });

  test('is whole without any log: the base backup alone is a database', async () => {
    const alone = join(home, 'alone-backup');
    await baseBackup({ dataDir, ownerUrl: postgres.ownerUrl, to: alone, recipients, now: now() });
    await restore({ from: alone, identity, dataDir: join(home, 'alone'), at: null, account });
    const restored = await startPostgres({ dataDir: join(home, 'alone'), log });
    const expected = await inside(postgres.ownerUrl);
    assert.deepEqual(await inside(restored.ownerUrl), expected);
    await restored.stop();
    figure('restore', { restored: 1, rows: expected.count, differences: 0 });
  });

  test('refuses in a sentence what cannot be restored, and leaves nothing behind', async () => {
    const place = join(home, 'refused');
    const ask = { from: to, identity, dataDir: place, at: null, account };
    const refused = (with_: object, pattern: RegExp) =>
      assert.rejects(restore({ ...ask, ...with_ }), error => {
        assert.ok(error instanceof RestoreProblem);
        assert.match(error.message, pattern);
        return true;
      });
    await refused({ dataDir }, /is not empty/);
    await refused({ from: join(home, 'nowhere') }, /no folder/);
    await refused({ at: Temporal.Instant.from('2020-01-01T00:00:00Z') }, /No backup in .* is older/);
    await refused({ identity: await generateIdentity() }, /could not be read with this key/);
    const [base = ''] = readdirSync(to).filter(name => name.startsWith('base-'));
    const cut = join(home, 'cut');
    await writeSealed(join(cut, 'x'), recipients, Readable.from(['x']));
    const bytes = readFileSync(join(to, base));
    writeFileSync(join(cut, base), bytes.subarray(0, bytes.length - 100_000));
    await refused({ from: cut }, /could not be read/);
    assert.deepEqual(
      readdirSync(home).filter(name => name.startsWith('refused')),
      [],
    );
  });
});

test('a sealed file opens with its key only, and any change shows', async () => {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'hedgerow-sealed-'));
  const [mine, other] = [await generateIdentity(), await generateIdentity()];
  const path = join(home, 'file');
  await writeSealed(path, [await identityToRecipient(mine)], Readable.from(['words ', 'of people']));
  assert.equal(await text(await readSealed(path, mine)), 'words of people');
  await assert.rejects(readSealed(path, other));
  truncateSync(path, 200);
  await assert.rejects(async () => text(await readSealed(path, mine)));
  await assert.rejects(
    writeSealed(path, [await identityToRecipient(mine)], Readable.from(failing())),
    /the disk went away/,
  );
  assert.deepEqual(readdirSync(home), ['file']);
  rmSync(home, { recursive: true });
});

async function* failing() {
  yield 'a';
  throw new Error('the disk went away');
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
