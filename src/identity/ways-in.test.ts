import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { type Actor, systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { makeStaffLink } from './links/staff-link.ts';
import { signinActor } from './signin-actor.ts';

/** What gives somebody a way in, as an expression would write it that gets past a page of the sign-in. */
const ways = {
  staff_password: "(programme_id, staff_id, hash, set_at) values ($p, $s, 'x', now())",
  staff_totp: "(programme_id, staff_id, sealed, set_at) values ($p, $s, 'x', now())",
  staff_recovery_code: "(programme_id, code_hash, staff_id, made_at) values ($p, 'x', $s, now())",
  staff_passkey:
    "(programme_id, id, staff_id, credential_id, public_key, counter, name, created_at) values ($p, $s, $s, 'x', 'x', 0, 'x', now())",
  staff_federation:
    "(programme_id, issuer, subject, staff_id, linked_at) values ($p, 'https://evil.example', 'x', $s, now())",
  staff_device:
    "(programme_id, staff_id, token_hash, created_at, last_used_at) values ($p, $s, 'x', now(), now())",
  staff_session:
    "(programme_id, token_hash, staff_id, created_at, last_seen_at, expires_at) values ($p, 'x', $s, now(), now(), now() + interval '1 day')",
  staff_signing_in:
    "(programme_id, token_hash, staff_id, method, created_at, expires_at) values ($p, 'x', $s, 'password', now(), now() + interval '1 day')",
  staff_link:
    "(programme_id, token_hash, staff_id, purpose, created_at, expires_at) values ($p, 'x', $s, 'reset', now(), now() + interval '1 day')",
} as const;
type Way = keyof typeof ways;
const all = Object.keys(ways) as Way[];
const secrets = all.filter(way => way !== 'staff_session');

let app: TestApp;
before(async () => {
  app = await testApp([]);
});
after(() => app.close());

const staff = () => app.clare;
const programme = () => staff().linkWorker.actor.programmeId;
const insertFor = (way: Way, staffId: string): string =>
  `insert into ${way} ${ways[way].replaceAll('$p', `'${programme()}'`).replaceAll('$s', `'${staffId}'`)}`;
const as = (actor: Actor, statement: string) =>
  app.database.within(actor, ({ db }) => sql.raw(statement).execute(db));
/** The row of one way in, made past row-level security. */
async function given(way: Way, staffId: string): Promise<void> {
  await app.sql(`delete from ${way}`);
  await app.sql(insertFor(way, staffId));
}
const refused = /row-level security|permission denied|only an administrator|link workers only/;

describe('a way in', () => {
  test('is given by a page of the sign-in to the one whose sign-in it is, and by nobody to anybody', async () => {
    const { id } = staff().administrator.actor;
    for (const way of all) {
      for (const actor of [signinActor(programme()), signinActor(programme(), staff().linkWorker.actor.id)])
        await assert.rejects(as(actor, insertFor(way, id)), refused, way);
      await as(signinActor(programme(), id), insertFor(way, id));
      await app.sql(`delete from ${way}`);
    }
  });

  test('cannot be moved to another, made to last, or given another secret', async () => {
    const mine = staff().linkWorker.actor.id;
    const changes: Readonly<Record<Way, string>> = {
      staff_password: "hash = 'y'",
      staff_totp: "sealed = 'y'",
      staff_recovery_code: 'used_at = null',
      staff_passkey: "public_key = 'y'",
      staff_federation: "subject = 'y'",
      staff_device: "token_hash = 'y'",
      staff_session: "expires_at = now() + interval '1 year'",
      staff_signing_in: "expires_at = now() + interval '1 year'",
      staff_link: "expires_at = now() + interval '1 year'",
    };
    for (const way of all) {
      await given(way, staff().administrator.actor.id);
      const before = await app.sql(`select * from ${way}`);
      for (const change of [changes[way], `staff_id = '${mine}'`])
        for (const actor of [signinActor(programme()), signinActor(programme(), mine)])
          await as(actor, `update ${way} set ${change}`).catch(error =>
            assert.match(String(error.message), refused),
          );
      assert.deepEqual(await app.sql(`select * from ${way}`), before, way);
    }
  });

  test('is taken from another by an administrator only', async () => {
    const { id } = staff().coordinator.actor;
    for (const way of secrets) {
      await given(way, id);
      for (const actor of [signinActor(programme()), signinActor(programme(), staff().linkWorker.actor.id)])
        await assert.rejects(as(actor, `delete from ${way}`), refused, way);
      await as(signinActor(programme(), staff().administrator.actor.id), `delete from ${way}`);
      assert.deepEqual(await app.sql(`select 1 from ${way}`), [], way);
    }
  });

  test('a link is made by a co-ordinator for link workers, by an administrator and for letters for everybody', async () => {
    const link = (actor: Actor, staffId: string) =>
      app.database.within(actor, scope => makeStaffLink(scope, staffId, 'invitation'));
    const { coordinator, administrator, linkWorker } = staff();
    await assert.rejects(link(coordinator.actor, administrator.actor.id), refused);
    await link(coordinator.actor, linkWorker.actor.id);
    await link(administrator.actor, coordinator.actor.id);
    await link(signinActor(programme(), administrator.actor.id), coordinator.actor.id);
    await link(systemActor(programme()), administrator.actor.id);
    await assert.rejects(link(linkWorker.actor, linkWorker.actor.id), refused);
  });

  test('nothing of it reaches another programme', async () => {
    const { actor } = app.trafford.linkWorker;
    for (const way of all)
      await assert.rejects(
        as(
          signinActor(programme(), staff().linkWorker.actor.id),
          insertFor(way, actor.id).replaceAll(programme(), actor.programmeId),
        ),
        refused,
        way,
      );
  });
});
