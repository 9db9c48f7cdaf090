import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { checkRecord, readRoots } from '../../src/audit/check-record.ts';
import { exportRecord, sealingKey } from '../../src/audit/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { secretOf } from '../../src/platform/secret.ts';
import { atFullLength } from '../figures.ts';
import type { Ledger, Write } from './load.ts';
import type { Service } from './service.ts';

/** What was found of the writes of a ledger. */
export type Found = { readonly lost: readonly string[]; readonly twice: readonly string[] };

const counting = {
  referral: `select family_name as mark, count(*)::int as n from referral where family_name = any($1) group by 1`,
  contact: `select note as mark, count(*)::int as n from contact where note = any($1) group by 1`,
  accept: `select subject_id::text as mark, count(*)::int as n from audit_entry
            where verb = 'referral.accepted' and subject_id::text = any($1) group by 1`,
} as const;

/** Looks for every write that was acknowledged, and for any that was carried out twice, acknowledged or not. */
export async function looked(service: Service, { acknowledged, unanswered }: Ledger): Promise<Found> {
  const lost: string[] = [];
  const twice: string[] = [];
  for (const kind of ['referral', 'contact', 'accept'] as const) {
    const marksOf = (writes: readonly Write[]) =>
      writes.filter(one => one.kind === kind).map(({ mark }) => mark);
    const must = marksOf(acknowledged);
    const rows = await service.sql<{ mark: string; n: number }>(counting[kind], [
      [...must, ...marksOf(unanswered)],
    ]);
    const there = new Map(rows.map(({ mark, n }) => [mark, n]));
    lost.push(...must.filter(mark => !there.has(mark)).map(mark => `${kind} ${mark}`));
    twice.push(...rows.filter(({ n }) => n > 1).map(({ mark, n }) => `${kind} ${mark} ${n} times`));
  }
  return { lost, twice };
}

/** Every entry of every programme against its seals, and the roots that were kept outside the database. */
export async function auditIsWhole(service: Service): Promise<{ entries: number; seals: number }> {
  const config = readConfig({ DATA_DIR: service.dataDir });
  const key = sealingKey(secretOf(config));
  const programmes = await service.sql<{ id: string }>('select id from programme');
  const roots = await rootsOfAll(service);
  const owner = openDatabase(await service.ownerUrl(), systemClock, { connections: 1 });
  let entries = 0;
  let seals = 0;
  try {
    for (const { id } of programmes) {
      const lines: string[] = [];
      for await (const line of exportRecord(owner.open, id, key, systemClock.now()))
        lines.push(JSON.stringify(line));
      const checked = await checkRecord(lines, { key: null, roots });
      assert.deepEqual(checked.findings, []);
      entries += checked.entries;
      seals += checked.seals;
    }
  } finally {
    await owner.close();
  }
  return { entries, seals };
}

/** The kept roots, once they hold that of every seal there is now: a root is kept right after its seal, or with the next round. */
async function rootsOfAll(service: Service): Promise<ReturnType<typeof readRoots>> {
  const file = join(service.dataDir, 'audit-roots.ndjson');
  const lasts = await service.sql<{ programme: string; number: number }>(
    'select programme_id as programme, max(number)::int as number from audit_seal group by 1',
  );
  for (let turn = 0; ; turn += 1) {
    const roots = existsSync(file) ? readRoots(readFileSync(file, 'utf8')) : [];
    const missing = lasts.filter(
      last => !roots.some(one => one.programme === last.programme && one.number >= last.number),
    );
    if (missing.length === 0) return roots;
    assert.ok(turn < 300, `seals without a kept root: ${JSON.stringify(missing)}`);
    await pause(100);
  }
}

/** Every page of every table and index is read, and every reference leads somewhere. @returns how many were looked at */
export async function databaseIsWhole(service: Service): Promise<{ indexes: number; references: number }> {
  await service.sql('create extension if not exists amcheck');
  const [checked] = await service.sql<{ n: number }>(
    `select count(*)::int as n from (
       select bt_index_check(c.oid, true) from pg_index i join pg_class c on c.oid = i.indexrelid
         join pg_am a on a.oid = c.relam join pg_namespace s on s.oid = c.relnamespace
        where a.amname = 'btree' and c.relkind = 'i' and i.indisvalid and s.nspname in ('public', 'directory', 'pgboss')) as all_of_them`,
  );
  const references = await service.sql<{ check: string }>(
    `select format('select %L as name, count(*)::int as n from %s c where %s and not exists (select from %s p where %s)',
        k.conname, k.conrelid::regclass,
        (select string_agg(format('c.%I is not null', f.attname), ' and ') from unnest(k.conkey) n join pg_attribute f on f.attrelid = k.conrelid and f.attnum = n),
        k.confrelid::regclass,
        (select string_agg(format('p.%I = c.%I', p.attname, f.attname), ' and ')
           from unnest(k.conkey, k.confkey) as n(f, p)
           join pg_attribute f on f.attrelid = k.conrelid and f.attnum = n.f
           join pg_attribute p on p.attrelid = k.confrelid and p.attnum = n.p)) as check
       from pg_constraint k where k.contype = 'f' and k.connamespace in ('public'::regnamespace, 'directory'::regnamespace)`,
  );
  const counted = await service.sql<{ name: string; n: number }>(
    references.map(({ check }) => check).join(' union all '),
  );
  assert.deepEqual(
    counted.filter(({ n }) => n > 0),
    [],
  );
  const [sealed] = await service.sql<{ n: number }>(
    `select count(*)::int as n from referral r where state not in ('duplicate') and not exists
       (select from audit_entry a where a.programme_id = r.programme_id and a.subject_id = r.id)
       and family_name like 'Mark%'`,
  );
  assert.equal(sealed?.n, 0, 'a referral without its entry in the record');
  return { indexes: checked?.n ?? 0, references: references.length };
}

/**
 * Until the outbox is empty and the queue holds nothing that waits, is under way or was given up. Jobs that a killed process
 * had in hand come free within a minute; the short form lets that minute pass at once, as it does the wait before a next try.
 */
export async function jobsAreDone(service: Service): Promise<void> {
  const until = performance.now() + (atFullLength ? 480_000 : 120_000);
  let left: readonly { name: string; state: string; n: number }[] = [];
  for (let turn = 0; performance.now() < until; turn += 1) {
    left = await service.sql<{ name: string; state: string; n: number }>(
      `select name, state::text, count(*)::int as n from pgboss.job
        where name not like '\\_\\_pgboss%' and state not in ('completed', 'cancelled') group by 1, 2
       union all select 'outbox', 'waiting', count(*)::int from outbox where dispatched_at is null having count(*) > 0`,
    );
    if (left.length === 0) return;
    if (!atFullLength && turn > 0 && turn % 10 === 0) await minutePasses(service);
    await pause(300);
  }
  assert.deepEqual(left, [], 'jobs that were never done');
}

async function minutePasses(service: Service): Promise<void> {
  await service.sql(
    "update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active' and started_on < now() - interval '3 seconds'",
  );
  await service.sql("update pgboss.job set start_after = now() where state = 'retry'");
  await service.sql('update pgboss.queue set monitor_on = null');
  const boss = new PgBoss({ connectionString: await service.ownerUrl(), supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.supervise();
  await boss.stop();
}
