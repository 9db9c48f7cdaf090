import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import pg from 'pg';
import { systemClock } from '../clock.ts';
import { migrate, openDatabase, systemActor } from '../database/index.ts';
import { accountFor } from '../postgres/account.ts';
import { startPostgres } from '../postgres/index.ts';
import { checkKeys, type KeyRing, rotateInstallationKey, sealed } from '../vault/index.ts';
import { baseBackup } from './base-backup.ts';
import { restore } from './restore.ts';

const log = { info() {}, warn() {}, error() {} };
const home = mkdtempSync(join(realpathSync(tmpdir()), 'hedgerow-keys-'));
after(() => rmSync(home, { recursive: true, force: true }));

const old = { name: '2026-11', key: randomBytes(32) };
const newer = { name: '2027-05', key: randomBytes(32) };

test('a copy from before a rotation opens with the old key in the ring, and says which key it lacks', {
  timeout: 240_000,
}, async () => {
  const [dataDir, to] = [join(home, 'data'), join(home, 'backup')];
  const identity = await generateIdentity();
  const recipients = [await identityToRecipient(identity)];
  const postgres = await startPostgres({ dataDir, log });
  const [clare, id] = [randomUUID(), randomUUID()];
  const owner = new pg.Client({ connectionString: postgres.ownerUrl });
  try {
    await migrate(postgres.ownerUrl, join(import.meta.dirname, '../../../migrations'));
    await owner.connect();
    await owner.query(
      `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
       values ($1, 'clare', 'A', 'B', 'ie', 'C', 'Europe/Dublin', '{en}', '+353209150100', 'always', 'a@example.org', 'D', now())`,
      [clare],
    );
    const database = openDatabase(postgres.ownerUrl, systemClock, { connections: 1, keys: [old] });
    await database.within(systemActor(clare), async ({ db, now }) => {
      const row = { given_name: 'Breda', family_name: 'Hayes', code_word: 'Kingfisher' };
      await db
        .insertInto('person')
        .values({
          ...sealed('person', id, { kind: 'person', id, isNew: true }, row),
          ...{ programme_id: clare, id, created_at: now, updated_at: now },
        })
        .execute();
    });
    await database.close();
    await baseBackup({ dataDir, ownerUrl: postgres.ownerUrl, to, recipients, now: systemClock.now() });
    const ask = async (text: string, values: readonly unknown[]) =>
      (await owner.query(text, [...values])).rows;
    assert.equal(await rotateInstallationKey({ ask, ring: [newer, old] }), 2);
    await checkKeys(postgres.ownerUrl, [newer]);
  } finally {
    await owner.end();
    await postgres.stop();
  }
  const place = join(home, 'restored');
  await restore({
    from: to,
    identity,
    dataDir: place,
    at: null,
    account: accountFor(home, join(home, 'none')),
  });
  const restored = await startPostgres({ dataDir: place, log });
  try {
    await assert.rejects(
      checkKeys(restored.ownerUrl, [newer]),
      /needs the key “2026-11”, and KEYS does not hold it/,
    );
    const ring: KeyRing = [newer, old];
    await checkKeys(restored.ownerUrl, ring);
    const database = openDatabase(restored.ownerUrl, systemClock, { connections: 1, keys: ring });
    const read = await database.within(systemActor(clare), ({ db }) =>
      db.selectFrom('person').select(['id', 'code_word']).where('id', '=', id).executeTakeFirst(),
    );
    assert.equal(read?.code_word, 'Kingfisher');
    await database.close();
  } finally {
    await restored.stop();
  }
});
