import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { DatabaseProblem, reachDatabase } from './reach.ts';
import { type ClonedDatabase, cloneDatabase } from './testing.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();
after(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

/** Listens on a free port and does what is told with who comes. @returns the address of a database there */
async function listening(meet: (socket: Socket) => void): Promise<string> {
  const server = createServer(socket => {
    sockets.add(socket.on('error', () => undefined));
    meet(socket);
  });
  servers.push(server);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return `postgres://nuala:hunter2@127.0.0.1:${(server.address() as AddressInfo).port}/hedgerow`;
}

const told = async (url: string): Promise<string> => {
  const error = await reachDatabase(url, 500).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof DatabaseProblem, String(error));
  assert.doesNotMatch(error.message, /hunter2|\n/);
  assert.match(error.message, /^DATABASE_URL cannot be used: .*[.\w]$/);
  return error.message;
};

describe('a database of one’s own', () => {
  let database: ClonedDatabase;
  before(async () => {
    database = await cloneDatabase();
  });
  after(() => database.drop());
  const other = (name: string) => database.ownerUrl.replace(/\/test_\w+/, `/${name}`);

  test('that answers, is new enough and keeps UTF-8 is used', () => reachDatabase(database.ownerUrl));

  test('that does not exist, or whose user does not, is named', async () => {
    assert.match(await told(other('never_made')), /no database never_made.*createdb never_made/);
    assert.match(await told(database.ownerUrl.replace(/\/\/\w+/, '//nobody_known')), /nobody_known/);
  });

  test('that keeps text as something else is refused', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      "create database reach_ascii encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0",
    );
    try {
      assert.match(await told(other('reach_ascii')), /SQL_ASCII.*--encoding=UTF8/);
    } finally {
      await owner.query('drop database reach_ascii with (force)');
      await owner.end();
    }
  });

  test('where nothing listens, or something else does, is a sentence with the place and no password', async () => {
    const gone = await listening(() => undefined);
    const closing = servers.pop();
    await new Promise(done => closing?.close(done));
    assert.match(await told(gone), /nothing answers at 127\.0\.0\.1, port \d+/);
    assert.match(await told(await listening(() => undefined)), /nothing answers .* as PostgreSQL would/);
    assert.match(
      await told(await listening(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
      /127/,
    );
    assert.match(await told('postgres://nuala:hunter2@host.invalid/hedgerow'), /host\.invalid is not found/);
    assert.match(await told('postgres://nuala@/hedgerow?host=/nowhere'), /nothing answers at \/nowhere/);
  });

  test('that is older than 15 is refused by its version', async () => {
    assert.match(await told(await listening(speakAs(13))), /PostgreSQL 13, and Hedgerow needs 15 or newer/);
  });
});

/** Speaks just enough of PostgreSQL's language to be asked for its version. */
function speakAs(major: number): (socket: Socket) => void {
  const message = (kind: string, ...parts: readonly Buffer[]) => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(5);
    head.write(kind);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const whole = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);
  const short = (value: number) => Buffer.from([value >>> 8, value]);
  const text = (value: string) => Buffer.from(`${value}\0`);
  const columns = ['version', 'encoding', 'copy'];
  const types = [23, 25, 16];
  const values = [String(major * 10_000), 'UTF8', 'f'];
  const ready = message('Z', Buffer.from('I'));
  const described = columns.flatMap((name, at) => [
    text(name),
    whole(0),
    short(0),
    whole(types[at] ?? 25),
    short(4),
    whole(-1),
    short(0),
  ]);
  const row = values.flatMap(value => [whole(Buffer.byteLength(value)), Buffer.from(value)]);
  const answer = Buffer.concat([
    message('T', short(columns.length), ...described),
    message('D', short(columns.length), ...row),
    message('C', text('SELECT 1')),
    ready,
  ]);
  return socket => {
    let met = false;
    socket.on('data', () => {
      socket.write(met ? answer : Buffer.concat([message('R', whole(0)), ready]));
      met = true;
    });
  };
}
