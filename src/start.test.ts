import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { readConfig } from './platform/config.ts';
import { StartProblem, start } from './start.ts';
import { type TestApp, testApp } from './web/testing.ts';

describe('starting', () => {
  let app: TestApp;
  let folder: string;
  before(async () => {
    app = await testApp([]);
    folder = await mkdtemp(join(tmpdir(), 'start-'));
  });
  after(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  test('the demonstration is not shown where a programme of one’s own is: one click would open it to anybody', async () => {
    const config = readConfig({
      DATABASE_URL: app.database.ownerUrl,
      DATA_DIR: folder,
      PORT: '0',
      DEMO: 'on',
    });
    const starting = start(config, pino({ level: 'silent' }), () => undefined);
    await assert.rejects(
      starting.then(running => running.stop()),
      error => error instanceof StartProblem && /DEMO=off/.test(error.message),
    );
  });
});
