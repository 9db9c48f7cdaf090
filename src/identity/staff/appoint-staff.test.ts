import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { NotFound } from '../../core/index.ts';
import { fixedClock } from '../../platform/clock.ts';
import { type Database, openDatabase, systemActor } from '../../platform/database/index.ts';
import { type TestDatabase, testDatabase } from '../../platform/database/testing.ts';
import { foundProgramme } from '../../programmes/index.ts';
import { findStaffLink } from '../links/staff-link.ts';
import { startSession } from '../sessions/session.ts';
import { appointStaff } from './appoint-staff.ts';

describe('appointing staff from the server', () => {
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
  const count = async (table: string, where: string): Promise<number> =>
    (await owner.pool.query(`select 1 from ${table} where ${where}`)).rowCount ?? 0;

  test('a link opens for the one who was appointed; a second takes away what there was, and both are on record', async () => {
    const first = await findStaffLink(database, await appoint());
    assert.equal(first?.email, 'Ann@example.org');
    assert.equal(first.programmeId, programmeId);
    await owner.pool.query(
      'insert into staff_password (programme_id, staff_id, hash, set_at) values ($1, $2, $3, now())',
      [programmeId, first.staffId, 'x'],
    );
    await startSession(database, programmeId, first.staffId);
    const old = await appoint();
    const again = await appoint();
    assert.equal(await findStaffLink(database, old), null, 'an earlier link is over');
    assert.equal((await findStaffLink(database, again))?.staffId, first.staffId);
    assert.equal(await count('staff_password', 'true'), 0);
    assert.equal(await count('staff_session', 'ended_at is null'), 0);
    assert.equal(await count('audit_entry', "verb = 'staff.appointed'"), 1);
    assert.equal(await count('audit_entry', "verb = 'staff.let_in_anew' and reason = 'server'"), 2);
    assert.equal(
      await count('staff_link', `encode(token_hash, 'escape') = '${again}'`),
      0,
      'only its hash is kept',
    );
  });

  test('a token of another programme or one that is made up opens nothing', async () => {
    const token = await appoint();
    const bytes = Buffer.from(token, 'base64url');
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    for (const wrong of [bytes.toString('base64url'), `${token.slice(0, -2)}AA`, '', 'x'.repeat(64)])
      assert.equal(await findStaffLink(database, wrong), null);
  });

  test('the application itself cannot appoint anybody into another programme', async () => {
    const other = systemActor('01980000-0000-7000-8000-000000000001');
    const work = database.within(other, scope =>
      appointStaff(scope, { name: 'X', email: 'x@example.org', role: 'administrator' }),
    );
    await assert.rejects(work, error => !(error instanceof NotFound));
  });
});
