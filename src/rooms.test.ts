import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from './core/index.ts';
import type { Db } from './platform/database/index.ts';
import { foundProgramme } from './programmes/index.ts';
import { openRooms } from './rooms.tsx';

const nothing = { config: { mailUrl: null, publicUrl: '' }, database: {}, web: {} } as unknown;
const rooms = openRooms(nothing as Parameters<typeof openRooms>[0]);
await rooms.close();

test('no programme may take the name of a page, or the page could not be reached', async () => {
  const names = new Set(
    rooms.routes.map(route => route.path.split('/')[1] ?? '').filter(name => /^[a-z][a-z0-9-]+$/.test(name)),
  );
  for (const slug of names) {
    const asked = {
      slug,
      name: '',
      host: '',
      region: 'ie',
      area: '',
      phone: '',
      hours: '',
      email: '',
      address: '',
    } as const;
    await assert.rejects(
      foundProgramme({} as unknown as Db, asked, Temporal.Instant.from('2026-11-23T09:00:00Z')),
      Refused,
      slug,
    );
  }
});

test('no two rooms declare the same address, and each queue has one name', () => {
  const addresses = rooms.routes.map(route => `${route.method} ${route.path}`);
  assert.deepEqual(
    addresses.filter((one, at) => addresses.indexOf(one) !== at),
    [],
  );
  const queues = [...rooms.listeners, ...rooms.routines].map(one => one.name);
  assert.deepEqual(
    queues.filter((one, at) => queues.indexOf(one) !== at),
    [],
  );
});
