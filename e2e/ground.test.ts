import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/database/index.ts';
import { type ClonedDatabase, cloneDatabase } from '../src/platform/database/testing.ts';
import { foundProgramme } from '../src/programmes/index.ts';
import { type Begun, begin, untilAnswer } from './begun.ts';

const home = mkdtempSync(join(tmpdir(), 'hedgerow-ground-'));
const living = new Set<Begun>();
const start = (environment: Readonly<Record<string, string>>): Begun => {
  const begun = begin({ PORT: '0', DEMO: 'off', ...environment });
  living.add(begun);
  void begun.ended.then(() => living.delete(begun));
  return begun;
};
after(async () => {
  for (const { child } of living) child.kill('SIGTERM');
  await Promise.all([...living].map(({ ended }) => ended));
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** What somebody reads who starts it wrongly: one sentence or two on one line, no names of files of ours, code 1. */
async function refused(environment: Readonly<Record<string, string>>): Promise<string> {
  const begun = start(environment);
  assert.equal(await begun.ended, 1, begun.said());
  const lines = begun.said().trim().split('\n');
  assert.equal(lines.length, 1, begun.said());
  assert.doesNotMatch(begun.said(), /\n\s+at |Error|hunter2/);
  return lines[0] ?? '';
}

const programme = {
  slug: 'test',
  name: 'Hedgerow Test',
  host: 'Test',
  region: 'ie',
  area: 'County Clare',
  phone: '+353209150100',
  hours: 'Monday to Friday',
  email: 'hello@example.org',
  address: '1 Street',
} as const;

/** A referral as somebody without an account sends it. */
const referral = {
  adult: 'yes',
  in_area: 'yes',
  urgent: 'no',
  locale: 'en',
  given_name: 'Canarygiven',
  family_name: 'Canaryfamily',
  phone: '020 915 0183',
  words: 'Canarywords in a sentence.',
  consents: 'take_part',
  consent_how: 'in_person',
  referrer_name: 'Canaryreferrer',
  referrer_role: 'gp',
  referrer_email: 'canary@surgery.example',
};
const refer = (address: string) =>
  fetch(`${address}/test/refer`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams([...Object.entries(referral), ['consents', 'keep_record']]),
  });

describe('started on a database of one’s own', () => {
  let database: ClonedDatabase;
  let owner: pg.Pool;
  let settings: Readonly<Record<string, string>>;
  before(async () => {
    database = await cloneDatabase();
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    owner.on('error', () => undefined);
    settings = { DATABASE_URL: database.ownerUrl, DATA_DIR: join(home, 'own') };
    const open = openDatabase(database.ownerUrl, systemClock, { connections: 1 });
    await foundProgramme(open.open, programme, systemClock.now());
    await open.close();
  });
  after(async () => {
    await owner.end();
    await database.drop();
  });

  test('whatever is set wrongly ends in a sentence that names the variable', async () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    const taken = createServer();
    await new Promise<void>(done => taken.listen(0, '127.0.0.1', done));
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
      [
        { DATABASE_URL: 'postgres://nuala:hunter2@127.0.0.1:1/hedgerow' },
        /^DATABASE_URL cannot be used: nothing/,
      ],
      [{ DATABASE_URL: 'postgres://nuala:hunter2@127.0.0.1:port/hedgerow' }, /^DATABASE_URL must be/],
      [{ MAIL_URL: 'smtp://nuala:hunter2%zz@mail.example.ie' }, /^MAIL_URL must be/],
      [{ ...settings, PORT: port }, /^Port \d+ is taken .* PORT=3001/],
      [{ ...settings, HOST: 'nowhere.invalid' }, /HOST/],
      [{ ...settings, DATA_DIR: join(file, 'below') }, /DATA_DIR.*SECRET/],
      [{ ...settings, AUDIT_ROOTS: home }, /^AUDIT_ROOTS/],
      [{ ...settings, SECRET: 'hunter2' }, /^SECRET must be/],
      [{ DATA_DIR: file }, /is a file.*DATA_DIR/],
      [
        { DATA_DIR: join(home, 'b'), BACKUP_DIR: join(home, 'to'), BACKUP_KEY: `age1${'q'.repeat(58)}` },
        /^BACKUP_KEY/,
      ],
      [{ DATA_DIR: join(home, 'b'), BACKUP_DIR: file, BACKUP_KEY: KEY }, /^BACKUP_DIR/],
    ];
    try {
      for (const [environment, sentence] of cases) assert.match(await refused(environment), sentence);
    } finally {
      taken.close();
    }
  });

  test('a request under way is answered before it stops, and what it changed is there', async () => {
    const running = start(settings);
    const address = await running.ready();
    const client = await owner.connect();
    await client.query('begin');
    await client.query('lock table referral in exclusive mode');
    const sent = refer(address);
    await waits(owner);
    running.child.kill('SIGTERM');
    running.child.kill('SIGTERM');
    await pause(300);
    await assert.rejects(fetch(`${address}/health`), 'nobody new is let in');
    await client.query('rollback');
    client.release();
    const answer = await sent;
    assert.equal(answer.status, 303);
    assert.equal(await running.ended, 0, running.said());
    const { rowCount } = await owner.query("select 1 from referral where family_name = 'Canaryfamily'");
    assert.equal(rowCount, 1);
  });

  test('what it says holds nothing of anybody, at the loudest and when the database fails', async () => {
    const running = start({ ...settings, LOG_LEVEL: 'debug' });
    const address = await running.ready();
    await owner.query('alter table referral add constraint broken check (given_name is null) not valid');
    assert.equal((await refer(address)).status, 500);
    await owner.query('alter table referral drop constraint broken');
    assert.equal((await fetch(`${address}/test/find?q=Canarywords&near=V95`)).status, 200);
    assert.equal((await fetch(`${address}/test/status/Canarytoken`)).status, 404);
    running.child.kill('SIGTERM');
    await running.ended;
    assert.match(running.said(), /unexpected error/);
    assert.match(running.said(), /"constraint":"broken"/);
    assert.doesNotMatch(running.said(), /canary|020 915|209150183/i);
  });

  test('is alive without its database, not ready, and ready again when it is back', async () => {
    const line = await cable(database.ownerUrl);
    const running = start({ ...settings, DATABASE_URL: line.url });
    const address = await running.ready();
    await line.cut();
    assert.equal(await untilAnswer(`${address}/ready`, status => status === 503), 503);
    assert.equal((await fetch(`${address}/health`)).status, 200);
    const page = await fetch(`${address}/test/find?q=walking`);
    assert.equal(page.status, 503);
    assert.doesNotMatch(await page.text(), /terminat|ECONN|\bat [\w.]+ \(/);
    await line.mend();
    assert.equal(await untilAnswer(`${address}/ready`, status => status === 200), 200);
    const before = await receipts(owner);
    assert.equal((await refer(address)).status, 303);
    // What hears of news was cut as well, and listens again.
    for (let turn = 0; turn < 300 && (await receipts(owner)) === before; turn += 1) await pause(100);
    assert.equal(await receipts(owner), before + 1);
    // A stop is a stop, also when the database is away again.
    await line.cut();
    running.child.kill('SIGTERM');
    assert.equal(await running.ended, 0, running.said());
  });
});

describe('started on its own database', () => {
  const settings = { DATA_DIR: join(home, 'data') };

  test('first start, a second beside it, kill -9 of either, and a stop in order', async () => {
    const first = start(settings);
    const address = await first.ready();
    assert.equal(await untilAnswer(`${address}/ready`, status => status === 200), 200);
    assert.match(await refused(settings), /already running on the data folder .*DATA_DIR/);
    const postmaster = () =>
      Number(readFileSync(join(settings.DATA_DIR, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const before = postmaster();
    process.kill(before, 'SIGKILL');
    assert.equal(await untilAnswer(`${address}/ready`, status => status === 503), 503);
    assert.equal(await untilAnswer(`${address}/ready`, status => status === 200), 200);
    assert.notEqual(postmaster(), before);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start(settings);
    await second.ready();
    const last = postmaster();
    second.child.kill('SIGINT');
    assert.equal(await second.ended, 0, second.said());
    assert.doesNotMatch(second.said(), /"level":"error"/, 'a start after a crash is one like any other');
    assert.throws(() => process.kill(last, 0), 'the server is gone');
  });

  test('a stop while it is still starting leaves nothing in the way', async () => {
    mkdirSync(join(home, 'hasty'));
    const hasty = { DATA_DIR: join(home, 'hasty') };
    const begun = start(hasty);
    await pause(1500);
    begun.child.kill('SIGTERM');
    await begun.ended;
    const again = start(hasty);
    await again.ready();
    again.child.kill('SIGTERM');
    assert.equal(await again.ended, 0);
  });
});

const KEY = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

/** Until a statement waits for a lock. */
async function waits(owner: pg.Pool): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    const { rowCount } = await owner.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rowCount) return;
    await pause(50);
  }
  throw new Error('nothing waited');
}

async function receipts(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query("select count(*)::int as n from message where template = 'receipt'");
  return rows[0].n;
}

/** A line to the database that can be cut and mended, as a network or a restart does it. */
async function cable(ownerUrl: string) {
  const { host, port, database, user } = new pg.Client({ connectionString: ownerUrl });
  const path = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  const ends = new Set<Socket>();
  const server = createServer(near => {
    const far = connect(path);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  const listen = (at: number) => new Promise<void>(done => server.listen(at, '127.0.0.1', done));
  await listen(0);
  const { port: here } = server.address() as AddressInfo;
  return {
    url: `postgres://${user}@127.0.0.1:${here}/${database}`,
    mend: () => listen(here),
    cut: () =>
      new Promise<void>(done => {
        server.close(() => done());
        for (const end of ends) end.destroy();
        ends.clear();
      }),
  };
}
