import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../core/index.ts';
import { fixedClock } from '../platform/clock.ts';
import { type Actor, type Database, openDatabase, systemActor } from '../platform/database/index.ts';
import { type TestDatabase, testDatabase } from '../platform/database/testing.ts';
import { atFullLength, figure } from '../platform/figures.ts';
import { createLog } from '../platform/log.ts';
import { foundProgramme } from '../programmes/index.ts';
import { audit } from './audit.ts';
import { checkRecord, readRoots, UnreadableRecord } from './check-record.ts';
import { type ExportLine, exportRecord } from './export.ts';
import { fileOfRoots } from './roots.ts';
import { seal } from './seal.ts';
import { beginGeneration } from './seal-store.ts';
import { sealAll, startSealing } from './sealing.ts';
import { sealingKey } from './sealing-key.ts';
import type { Root } from './verify-chain.ts';

const clock = fixedClock('2026-11-23T09:00:00Z');
const key = sealingKey(Buffer.alloc(32, 7));
const publicKey = createPublicKey(key);
const log = createLog({ level: 'silent' });

let database: TestDatabase;
let owner: Database;
let programmeId: string;
let roots: Root[] = [];
const keep = async ({ programme, number, hash }: Root) => {
  roots.push({ programme, number, hash });
};
const setup = () => ({ database, programmeIds: async () => [programmeId], key, keep, log });
const worker = (): Actor => ({ programmeId, id: newId(), role: 'link_worker', teams: [], name: 'Aoife' });

before(async () => {
  database = await testDatabase(clock);
  owner = openDatabase(database.ownerUrl, clock, { connections: 2 });
  const place = {
    name: 'Hedgerow Kerry',
    host: 'A host',
    area: 'County Kerry',
    hours: '9 to 5',
    address: '1 Street',
  };
  const asked = {
    slug: 'kerry',
    region: 'ie',
    phone: '+353209150300',
    email: 'hello@example.org',
    ...place,
  } as const;
  programmeId = await foundProgramme(owner.open, asked, clock.now());
});
after(async () => {
  await owner.close();
  await database.close();
});

const write = (count: number) =>
  database.within(worker(), async scope => {
    for (let at = 0; at < count; at += 1)
      await audit(scope, { verb: 'person.read', subject: { kind: 'person', id: newId() }, fields: ['name'] });
  });

async function exported(): Promise<ExportLine[]> {
  return Array.fromAsync(exportRecord(owner.open, programmeId, key, clock.now()));
}
const check = (lines: readonly ExportLine[], kept: readonly Root[] = roots) =>
  checkRecord(
    lines.map(line => JSON.stringify(line)),
    { key: publicKey, roots: kept },
  );

/** Until whatever else writes on this server has ended, since a link waits for older transactions. */
async function settled(): Promise<void> {
  const { rows } = await owner.pool.query('select pg_current_xact_id()::text as mine');
  for (;;) {
    const left = await owner.pool.query(
      'select 1 where pg_snapshot_xmin(pg_current_snapshot()) <= $1::text::xid8',
      [rows[0].mine],
    );
    if (left.rowCount === 0) return;
    await new Promise(done => setTimeout(done, 20));
  }
}

/** Seals all there is. */
async function sealWhole(how: Parameters<typeof sealAll>[0] = setup()): Promise<number> {
  await settled();
  return sealAll(how);
}

test('what was put on record is sealed once, in links that hold', async () => {
  await write(3);
  assert.equal(await sealWhole(), 1);
  assert.equal(await sealWhole(), 0);
  await write(2);
  await write(1);
  assert.equal(await sealWhole(), 1);
  await write(1);
  const result = await check(await exported());
  assert.deepEqual(result, {
    programme: programmeId,
    seals: 2,
    entries: 7,
    unsealed: 1,
    roots: 2,
    findings: [],
  });
});

test('an entry that is still being written is left to the next link, and nothing is passed over', async () => {
  const slow = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const writing = database.within(worker(), async scope => {
    await scope.db.selectFrom('programme').select('id').execute();
    await audit(scope, { verb: 'plan.read', subject: { kind: 'plan', id: newId() } });
    const entry = { programme_id: programmeId, id: newId(), at: scope.now, actor_id: scope.actor.id };
    const said = { actor_role: 'link_worker', verb: 'early.written', subject_kind: 'x', subject_id: newId() };
    await scope.db
      .insertInto('audit_entry')
      .values({ ...entry, ...said, request_id: 'r' })
      .execute();
    begun.resolve();
    await slow.promise;
  });
  await begun.promise;
  await write(2);
  await sealAll(setup());
  slow.resolve();
  await writing;
  await sealWhole();
  const result = await check(await exported());
  assert.deepEqual([result.unsealed, result.findings], [0, []]);
  const { rows } = await owner.pool.query("select count(*) from audit_entry where verb = 'early.written'");
  assert.equal(rows[0].count, 1);
});

test('what is read in several parts is one link, which holds', async () => {
  await sealWhole();
  await write(731);
  const before = roots.length;
  assert.equal(await sealWhole(), 1);
  const { rows } = await owner.pool.query('select entries from audit_seal order by number desc limit 1');
  assert.deepEqual([rows[0].entries, roots.length], [731, before + 1]);
  const result = await check(await exported());
  assert.deepEqual([result.unsealed, result.findings], [0, []]);
});

test('two processes that seal at once make one chain', async () => {
  await write(4);
  const mine = setup();
  await Promise.all([sealAll(mine), sealAll(mine), sealAll(mine)]);
  await sealWhole();
  assert.deepEqual((await check(await exported())).findings, []);
});

test('any change to what was sealed is found', async () => {
  const whole = await exported();
  const entries = whole.flatMap((line, at) => ('entry' in line ? [at] : []));
  const sealedUpTo = whole.findLastIndex(line => 'seal' in line);
  const sealed = entries.filter(at => at < sealedUpTo);
  const fields = ['at', 'actor_id', 'actor_role', 'verb', 'subject_id', 'reason', 'request_id'] as const;
  let changes = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sealed),
      fc.constantFrom('change', 'remove', 'repeat', 'swap'),
      fc.constantFrom(...fields),
      async (at, how, field) => {
        const lines = structuredClone(whole) as { entry?: Record<string, unknown> }[];
        const line = lines[at];
        if (how === 'change' && line?.entry) line.entry[field] = `${line.entry[field]}x`;
        if (how === 'remove') lines.splice(at, 1);
        if (how === 'repeat') lines.splice(at, 0, structuredClone(line ?? {}));
        if (how === 'swap') lines.splice(at, 2, lines[at + 1] ?? {}, line ?? {});
        assert.notDeepEqual((await check(lines as ExportLine[])).findings, []);
        changes += 1;
      },
    ),
    { numRuns: atFullLength ? 3_000 : 100 },
  );
  figure('tampering', { changes, caught: changes });
});

test('a chain that was cut, made anew or signed by somebody else differs from its kept roots', async () => {
  const whole = await exported();
  const lastSeal = whole.findLastIndex(line => 'seal' in line);
  const cut = whole.toSpliced(lastSeal, 1);
  assert.deepEqual(new Set((await check(cut)).findings.map(one => one.what)), new Set(['root_missing']));
  const middle = whole.findIndex(line => 'seal' in line);
  assert.ok((await check(whole.toSpliced(middle, 1))).findings.some(one => one.what === 'link_missing'));
  const forger = sealingKey(Buffer.alloc(32, 8));
  const forged = await checkRecord(
    whole.map(line => JSON.stringify(line)),
    { key: createPublicKey(forger), roots: [] },
  );
  assert.ok(forged.findings.every(one => one.what === 'unknown_key') && forged.findings.length > 0);
  figure('tampering', { changes: 3, caught: 3 });
});

test('a change made in the database by its owner is found', async () => {
  await owner.pool.query(
    "update audit_entry set verb = 'person.changed' where id = (select max(id::text)::uuid from audit_entry)",
  );
  const { findings } = await check(await exported());
  assert.deepEqual(
    findings.map(one => one.what),
    ['entries_changed'],
  );
  figure('tampering', { changes: 1, caught: 1 });
  await owner.pool.query("update audit_entry set verb = 'person.read' where verb = 'person.changed'");
  assert.deepEqual((await check(await exported())).findings, []);
});

test('the application may neither change nor remove an entry or a seal, nor may staff add a seal', async () => {
  for (const statement of [
    'update audit_entry set verb = verb',
    'delete from audit_entry',
    'update audit_seal set entries = entries',
    'delete from audit_seal',
  ]) {
    const client = await database.pool.connect();
    try {
      await assert.rejects(client.query(statement), /permission denied/, statement);
    } finally {
      client.release();
    }
  }
  await assert.rejects(
    database
      .within({ ...worker(), role: 'administrator' }, scope => seal(scope, key))
      .then(made => {
        if (!made) throw new Error('row-level security gave nothing to seal');
      }),
    /row-level security/,
  );
});

test('after a dump was restored elsewhere, counting goes on in a new generation', async () => {
  await sealWhole();
  assert.equal(await beginGeneration(owner.open), 1);
  await owner.pool.query("alter table audit_entry alter column xact set default '4000000000000'");
  await write(1);
  await owner.pool.query('alter table audit_entry alter column xact set default pg_current_xact_id()');
  assert.equal(await beginGeneration(owner.open), 2);
  await write(2);
  await sealAll(setup());
  await write(2);
  await sealAll(setup());
  assert.equal(await beginGeneration(owner.open), 2);
  const { findings } = await check(await exported());
  assert.deepEqual(findings, []);
});

test('sealing goes on by itself and once more at the end', async () => {
  roots = [];
  const sealing = startSealing({ ...setup(), everyMs: 5 });
  await write(1);
  while (roots.length === 0) await new Promise(done => setImmediate(done));
  await settled();
  await sealing.stop();
  await write(1);
  const links = () => new Set(roots.map(({ number }) => number)).size;
  const before = links();
  await settled();
  await startSealing({ ...setup(), everyMs: 60_000 }).stop();
  assert.equal(links(), before + 1);
});

test('a root that could not be kept is kept later, also by the next process, and a line cut off by a full disk spoils no other', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'roots-')), 'roots.ndjson');
  const { keep: keepInFile } = fileOfRoots(file);
  let full = true;
  const failing = async (root: Parameters<typeof keepInFile>[0]) => {
    if (full) {
      appendFileSync(file, JSON.stringify(root).slice(0, 40));
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    }
    await keepInFile(root);
  };
  await write(2);
  await assert.rejects(sealWhole({ ...setup(), keep: failing }), { code: 'ENOSPC' });
  const made = (await exported()).filter(line => 'seal' in line).length;
  assert.deepEqual(readRoots(readFileSync(file, 'utf8')), [], 'no root was kept');
  full = false;
  await startSealing({ ...setup(), keep: failing }).stop();
  const kept = readRoots(readFileSync(file, 'utf8'));
  assert.ok(kept.some(({ number }) => number === made));
  assert.deepEqual((await check(await exported(), kept)).findings, []);
});

test('the root of a seal that the database kept without being able to say so is kept with the next round', async () => {
  await write(1);
  let lost = 0;
  const within: Database['within'] = async (actor, work, purpose) => {
    const answer = await database.within(actor, work, purpose);
    if (purpose !== 'sealing' || answer === null || lost > 0) return answer;
    lost += 1;
    throw new Error('the connection went away');
  };
  await settled();
  const sealing = startSealing({ ...setup(), database: { ...database, within }, everyMs: 5 });
  while (lost === 0) await new Promise(done => setTimeout(done, 5));
  const made = (await exported()).filter(line => 'seal' in line).length;
  await new Promise(done => setTimeout(done, 20));
  await sealing.stop();
  assert.ok(roots.some(({ number }) => number === made));
});

test('a file that is no export is refused in a sentence', async () => {
  for (const lines of [[], ['{}'], ['not json'], ['{"entry":{}}']])
    await assert.rejects(checkRecord(lines, { key: null, roots: [] }), UnreadableRecord);
});

test('sealing as the system actor of one programme never touches another', async () => {
  const other = systemActor(newId());
  assert.equal(await database.within(other, scope => seal(scope, key)), null);
});
