import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { runningPostgres } from './running.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-running-'));
after(() => rmSync(dataDir, { recursive: true }));

const message = (kind: string, body: string | Buffer): Buffer => {
  const content = Buffer.from(body);
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
};
/** What a server sends that lets somebody in and is killed at once. */
const lastWords = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('Z', 'I'),
  message('E', 'SFATAL\0C57P02\0Mterminating connection due to unexpected postmaster exit\0\0'),
]);

test('a server that is killed while it is asked whether it runs brings nobody down', async () => {
  const folder = join(dataDir, 'postgres');
  mkdirSync(folder);
  const server = createServer(socket => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(lastWords));
  });
  await new Promise<void>(done => server.listen(join(folder, '.s.PGSQL.5432'), done));
  const running = await runningPostgres(dataDir);
  // What nobody hears would end this process now.
  await pause(50);
  await running?.stop();
  await new Promise(done => server.close(done));
  assert.ok(running === null || running.ownerUrl.length > 0);
});
