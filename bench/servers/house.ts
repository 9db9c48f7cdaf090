import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { fixedClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../../src/platform/database/index.ts';
import { createLog } from '../../src/platform/log.ts';
import { ringOf } from '../../src/platform/vault/index.ts';
import { programmeBook } from '../../src/programmes/index.ts';
import { openRooms } from '../../src/rooms.tsx';
import { makeApp } from '../../src/web/index.ts';
import { worldNow } from '../world/size.ts';

/** Hedgerow over a made-up world, with a clock that stands still. */
export type House = { readonly app: Hono; readonly database: Database; close(): Promise<void> };

/** Opens every room as `start` does, without jobs and without a port. */
export function openHouse(appUrl: string, options: Omit<DatabaseOptions, 'connections'> = {}): House {
  const clock = fixedClock(worldNow);
  const secret = createHash('sha256').update('bench').digest();
  const database = openDatabase(appUrl, clock, { keys: ringOf({ keys: null }, secret), ...options });
  const programmes = programmeBook(database);
  const config = readConfig({ DEMO: 'off', LOG_LEVEL: 'silent' });
  const log = createLog({ level: 'silent' });
  const web = {
    ...{ database, clock, programmes, log, secret },
    demo: false,
    publicUrl: 'http://localhost',
    secureCookies: false,
    ready: async () => true,
  };
  const rooms = openRooms({ config, database, web });
  const app = makeApp(web, rooms.routes);
  return {
    app,
    database,
    async close() {
      await rooms.close();
      await database.close();
    },
  };
}
