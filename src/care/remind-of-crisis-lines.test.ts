import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemActor } from '../platform/database/index.ts';
import { regionOf } from '../programmes/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { careRoutes } from './index.ts';
import { remindOfCrisisLines } from './remind-of-crisis-lines.ts';

let app: TestApp;
before(async () => {
  app = await testApp(careRoutes);
});
after(() => app.close());

const run = () =>
  app.database.within(systemActor(app.clare.coordinator.actor.programmeId), remindOfCrisisLines);
const open = () =>
  app.sql<{ due_on: Temporal.PlainDate }>(
    "select due_on from task where kind = 'check_crisis_lines' and done_at is null",
  );

test('a crisis line whose check runs out is put before the co-ordinators once, a month ahead, and is done when it was checked', async () => {
  const expiries = regionOf('ie').crisisLines.map(line => line.expiresOn);
  const [first] = expiries.sort(Temporal.PlainDate.compare);
  assert.ok(first);
  const today = app.clock.now().toZonedDateTimeISO('Europe/Dublin').toPlainDate();
  const days = today.until(first.subtract({ days: 31 })).days;
  app.clock.forward({ days });
  await run();
  assert.deepEqual(await open(), []);
  app.clock.forward({ days: 1 });
  await run();
  await run();
  assert.deepEqual((await open()).length, 1);
  const page = await (await app.get('/tasks', app.clare.coordinator)).text();
  assert.match(page, /Check the crisis lines/);
  assert.doesNotMatch(await (await app.get('/tasks', app.clare.linkWorker)).text(), /Check the crisis lines/);
  // As after an update that brought new checks: seen from here none runs out.
  app.clock.forward({ days: -days - 1 });
  await run();
  assert.deepEqual(await open(), []);
});
