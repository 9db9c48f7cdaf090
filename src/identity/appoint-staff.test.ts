import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { NotFound } from '../core/index.ts';
import { fixedClock } from '../platform/clock.ts';
import { type Database, openDatabase, systemActor } from '../platform/database/index.ts';
import { type TestDatabase, testDatabase } from '../platform/database/testing.ts';
import { foundProgramme } from '../programmes/index.ts';
import { appointStaff } from './appoint-staff.ts';
import { staffByPassword } from './staff.ts';

describe('appointing staff', () => {
  let database: TestDatabase;
  let owner: Database;
  let programmeId: string;
  before(async () => {
    const clock = fixedClock('2026-11-23T09:00:00Z');
    database = await testDatabase(clock);
    owner = openDatabase(database.ownerUrl, clock, { connections: 1 });
    programmeId = await foundProgramme(
      owner.open,
      {
        slug: 'kerry',
        name: 'Hedgerow Kerry',
        host: 'A host',
        region: 'ie',
        area: 'County Kerry',
        phone: '+353209150300',
        hours: '9 to 5',
        email: 'hello@example.org',
        address: '1 Example Street',
      },
      clock.now(),
    );
  });
  after(async () => {
    await owner.close();
    await database.close();
  });
  const appoint = () =>
    owner.within(systemActor(programmeId), scope =>
      appointStaff(scope, { name: 'Ann Lee', email: 'Ann@example.org', role: 'coordinator' }),
    );

  test('the password opens the door, a new one closes the old, and nothing else does', async () => {
    const first = await appoint();
    const id = await staffByPassword(database, programmeId, 'ann@example.org', first);
    assert.ok(id);
    const second = await appoint();
    assert.notEqual(second, first);
    assert.equal(await staffByPassword(database, programmeId, 'ann@example.org', first), null);
    assert.equal(await staffByPassword(database, programmeId, 'ANN@example.org', second), id);
    assert.equal(await staffByPassword(database, programmeId, 'nobody@example.org', second), null);
  });

  test('the application itself cannot appoint anybody into another programme', async () => {
    const other = systemActor('01980000-0000-7000-8000-000000000001');
    const work = database.within(other, scope =>
      appointStaff(scope, { name: 'X', email: 'x@example.org', role: 'administrator' }),
    );
    await assert.rejects(work, error => !(error instanceof NotFound));
  });
});
