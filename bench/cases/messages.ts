import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import { makeGateway } from '../../src/messages/channels/gateway.ts';
import { readShape } from '../../src/messages/channels/gateway-shape.ts';
import { remindOfSessions } from '../../src/messages/remind-of-sessions.ts';
import { sendDue } from '../../src/messages/send-due.ts';
import { gatewayPeer } from '../../src/messages/testing-gateways.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { migrate, openDatabase, systemActor } from '../../src/platform/database/index.ts';
import type { Bench, Case, Row } from '../case.ts';
import { idOf, kinds } from '../world/chance.ts';
import { worldNow } from '../world/size.ts';
import { connect } from './import.ts';

const PLAN = 4;
const SEND = 6;

/**
 * Reminders of one day: planned from meetings, sent to a gateway on loopback and logged; against bare inserts of the same rows, one
 * statement each in one transaction, and bare requests to the same gateway. In a database of its own.
 */
export const messagesCase: Case = {
  name: 'messages',
  async run(bench) {
    const [world] = bench.worlds;
    if (!world) return [];
    const owner = await connect(world.ownerUrl);
    const name = 'bench_messages';
    await owner.query(`drop database if exists ${name} with (force)`);
    await owner.query(`create database ${name}`);
    const at = (url: string) => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
    try {
      await migrate(at(world.ownerUrl), join(import.meta.dirname, '..', '..', 'migrations'));
      return await measure(bench, at(world.ownerUrl), at(world.appUrl));
    } finally {
      await owner.query(`drop database if exists ${name} with (force)`);
      await owner.end();
    }
  },
};

async function measure(bench: Bench, ownerUrl: string, appUrl: string): Promise<readonly Row[]> {
  const count = bench.messages;
  const owner = await connect(ownerUrl);
  const peer = await gatewayPeer();
  const database = openDatabase(appUrl, fixedClock(worldNow), {
    keys: [{ name: 'bench', key: randomBytes(32) }],
  });
  const programmeId = idOf(kinds.programme, 1);
  try {
    await fill(owner, programmeId, count);
    const planned = await timed(() =>
      database.within(systemActor(programmeId), scope =>
        remindOfSessions(scope, { publicUrl: 'https://hedgerow.example', textsArrive: true }),
      ),
    );
    bench.say(`  planned ${count} reminders`);
    const inserted = await bareInserts(owner);
    const sender = makeGateway({
      url: peer.url,
      key: 'k',
      shape: readShape('usual') ?? never(),
      from: 'Bench',
      neutralFrom: null,
    });
    let taken = 0;
    const sent = await timed(async () => {
      for (let last = 1; last > 0; taken += last) {
        last = (await sendDue({ database, sender, channel: 'sms' }, programmeId)).taken;
      }
    });
    bench.say(`  sent ${taken}`);
    if (taken !== count || peer.heard.length !== count)
      throw new Error(`${taken} of ${count} went, ${peer.heard.length} were heard`);
    const asked = await bareSends(peer.url, count);
    return [
      line('reminders planned', count, planned, inserted, PLAN, 'bare inserts'),
      line('reminders sent and logged', count, sent, inserted + asked, SEND, 'bare inserts and sends'),
    ];
  } finally {
    await database.close();
    await peer.close();
    await owner.end();
  }
}

const never = (): never => {
  throw new TypeError('no shape');
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function line(name: string, count: number, took: number, bare: number, aim: number, against: string): Row {
  const ratio = took / bare;
  const note = `of elapsed time, for all; ${against} ${bare.toFixed(0)} ms`;
  return { name, world: `${count}`, p50: took, ratio, aim: `≤ ${aim} ×`, met: ratio <= aim, note };
}

/** Rows that are put in together: the plans of triggers, made while a table is empty, are made anew before they hurt. */
const LOT = 1000;

/** So many people with a number, each with a case and a meeting tomorrow. */
async function fill(owner: pg.Client, programmeId: string, count: number): Promise<void> {
  const settings = JSON.stringify({ textPartsADay: 1_000_000, quietHours: null });
  await owner.query(
    `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at, settings)
     values ($1, 'p1', 'Bench', 'Bench', 'ie', '', 'Europe/Dublin', '{en}', '+353209150100', '', 'bench@example.org', '', now(), $2)`,
    [programmeId, settings],
  );
  const { rows } = await owner.query<{ id: string }>(
    `insert into staff (programme_id, id, name, email, role, created_at)
     values ($1, gen_random_uuid(), 'A Worker', 'worker@example.org', 'link_worker', now()) returning id`,
    [programmeId],
  );
  const worker = rows[0]?.id;
  await owner.query(
    `insert into person (programme_id, id, given_name, family_name, phone, may_text, created_at, updated_at)
     select $1, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Person', n::text,
       '+3532091' || lpad(n::text, 5, '0'), true, $3, $3 from generate_series(1, $2) n`,
    [programmeId, count, '2026-11-01T09:00:00Z'],
  );
  await owner.query('analyze');
  for (let from = 0; from < count; from += LOT) {
    await owner.query(
      `insert into referral (programme_id, id, reference, state, state_since, route, submitted, given_name, family_name,
         person_id, received_at, allocated_at, link_worker_id)
       select programme_id, id, 'R' || family_name, 'active', $2, 'professional', '{}', given_name, family_name, id, $2, $2, $3
       from person where programme_id = $1 and family_name::int > $4::int and family_name::int <= $4::int + $5::int`,
      [programmeId, '2026-11-02T09:00:00Z', worker, from, LOT],
    );
    await owner.query('analyze person, referral');
  }
  await owner.query('analyze');
  await owner.query(
    `insert into session (programme_id, referral_id, person_id, id, link_worker_id, state, starts_at, mode, place, created_at)
     select programme_id, id, person_id, id, $2, 'planned', '2026-11-25 08:30', 'in_person', 'The library', $3
     from referral where programme_id = $1`,
    [programmeId, worker, '2026-11-10T09:00:00Z'],
  );
  await owner.query('analyze');
}

/** The rows that were planned, put into a like table one by one, in one transaction. */
async function bareInserts(owner: pg.Client): Promise<number> {
  await owner.query('create table bare (like message including all)');
  const { rows, fields } = await owner.query('select * from message');
  const names = fields.map(({ name }) => name);
  const text = `insert into bare (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`;
  return timed(async () => {
    await owner.query('begin');
    for (const row of rows) await owner.query({ name: 'bare', text, values: names.map(name => row[name]) });
    await owner.query('commit');
  });
}

/** As many requests as there are texts, with nothing decided and nothing written. */
async function bareSends(url: string, count: number): Promise<number> {
  const body = JSON.stringify({ to: '+353209100001', from: 'Bench', text: 'x'.repeat(120) });
  const headers = { 'content-type': 'application/json' };
  return timed(async () => {
    for (let nth = 0; nth < count; nth += 1)
      await (await fetch(url, { method: 'POST', headers, body })).text();
  });
}
