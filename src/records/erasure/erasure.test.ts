import assert from 'node:assert/strict';
import { createPublicKey, randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { checkRecord } from '../../audit/check-record.ts';
import { audit, exportRecord, sealAll, sealingKey } from '../../audit/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import { fixedClock } from '../../platform/clock.ts';
import {
  type Actor,
  type Database,
  openDatabase,
  type Scope,
  systemActor,
} from '../../platform/database/index.ts';
import { createLog } from '../../platform/log.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { dictionary } from '../dictionary/index.ts';
import { endHold } from '../holds/end-hold.ts';
import { placeHold } from '../holds/place-hold.ts';
import { whatIsDue } from '../retention/what-is-due.ts';
import { type Filled, fillRecord, findMark } from '../testing.ts';
import { carryOutErasures } from './carry-out.ts';
import { approveErasure, callBackErasure } from './decide-erasure.ts';
import { proposeDue, proposeOnRequest } from './propose-erasure.ts';
import { erasureStore } from './store.ts';

let app: TestApp;
/** The same database a day later. */
let nextNight: Database;
let programmeId: string;
const mark = () => `mark${randomBytes(8).toString('hex')}`;

before(async () => {
  app = await testApp([]);
  nextNight = openDatabase(app.database.appUrl, fixedClock('2026-11-24T02:40:00Z'), { connections: 2 });
  programmeId = app.clare.coordinator.actor.programmeId;
});
after(async () => {
  await nextNight?.close();
  await app?.close();
});

const as = <T>(actor: Actor, work: (scope: Scope) => Promise<T>): Promise<T> =>
  app.database.within(actor, work);
const coordinator = () => app.clare.coordinator.actor;
const administrator = () => app.clare.administrator.actor;
const tonight = () => nextNight.within(systemActor(programmeId), carryOutErasures);

/** A record whose only referral was closed on a day, with a mark in all that is free to say anything. */
async function record(closedOn = '2015-06-30', words = mark()): Promise<Filled & { readonly mark: string }> {
  const filled = await fillRecord(app.sql, { programmeId, staffId: coordinator().id, mark: words });
  await app.sql("update referral set state = 'closed', closed_at = $2, state_since = $2 where id = $1", [
    filled.ids['referral'],
    `${closedOn}T12:00:00Z`,
  ]);
  await app.sql(
    "update access_request set state = 'closed', closed_why = 'withdrawn', closed_at = now() where id = $1",
    [filled.ids['access_request']],
  );
  return { ...filled, mark: words };
}
const personOf = (filled: Filled): string => filled.ids['person'] ?? '';
const seen = (subject: string) => (one: { readonly id: string }) => one.id === subject;

async function decided(
  propose: (scope: Scope) => Promise<string | null>,
  second = administrator(),
): Promise<string> {
  const run = await as(coordinator(), propose);
  assert.ok(run);
  await as(second, scope => approveErasure(scope, run));
  return run;
}
const fates = (run: string) =>
  as(coordinator(), async scope => (await erasureStore(scope).records(run)).map(one => one.fate));

test('a record whose time is over is erased whole: nothing of it is left anywhere in the database', async () => {
  const gone = await record();
  const stays = await record('2024-01-01');
  await app.sql('update note_addendum set text = $2 where id = $1', [
    stays.ids['note_addendum'],
    `${stays.mark} told us of a neighbour`,
  ]);
  await app.sql(
    'insert into legal_hold (programme_id, id, person_id, reason, why, placed_by, placed_at, review_on, ended_by, ended_at, ended_why) values ($1, gen_random_uuid(), $2, $3, $4, $5, now(), now(), $5, now(), $4)',
    [programmeId, personOf(gone), 'claim', gone.mark, coordinator().id],
  );
  const places = await findMark(app.sql, gone.mark);
  const filled = new Set(gone.marked.map(one => one.split('.')[0]));
  assert.ok(
    filled.size > 30 && gone.marked.length > 140,
    `${filled.size} tables, ${gone.marked.length} values`,
  );
  assert.deepEqual(
    [...filled].filter(table => !places.includes(`public.${table}`)),
    [],
  );

  const { due } = await as(systemActor(programmeId), scope => whatIsDue(scope));
  assert.ok(due.some(seen(personOf(gone))) && !due.some(seen(personOf(stays))));
  const run = await decided(scope => proposeDue(scope, due.filter(seen(personOf(gone)))));
  assert.deepEqual(
    (await findMark(app.sql, gone.mark)).length,
    places.length,
    'until the night nothing changes',
  );
  const before = (await findMark(app.sql, stays.mark)).length;
  await tonight();

  assert.deepEqual(await findMark(app.sql, gone.mark), []);
  for (const id of [personOf(gone), gone.ids['referral'] ?? '']) {
    const left = (await findMark(app.sql, id)).filter(
      table => !['public.erasure', 'public.audit_entry', 'public.data_key'].includes(table),
    );
    assert.deepEqual(left, [], 'ids stand in the stub and in the audit only');
  }
  assert.deepEqual(await fates(run), ['erased']);
  assert.equal((await findMark(app.sql, stays.mark)).length, before);
  const [stub] = await app.sql<{ rows: Record<string, number>; rule: string }>(
    'select row_counts as rows, rule from erasure where run_id = $1',
    [run],
  );
  assert.equal(stub?.rule, 'closed_referral');
  assert.equal(stub?.rows['person'], 1);
});

test('the record of who did what stays whole and can be verified after an erasure', async () => {
  const key = sealingKey(Buffer.alloc(32, 9));
  const roots: { programme: string; number: number; hash: string }[] = [];
  const owner = openDatabase(app.database.ownerUrl, app.clock, { connections: 2 });
  const sealing = {
    database: app.database,
    programmeIds: async () => [programmeId],
    key,
    keep: async (root: (typeof roots)[number]) => void roots.push(root),
    log: createLog({ level: 'silent' }),
  };
  // A link waits for older transactions of the whole server.
  const sealWhole = async (): Promise<void> => {
    for (;;) {
      await sealAll(sealing);
      const [left] = await app.sql<{ none: boolean }>(
        'select (select count(*) from audit_entry where programme_id = $1) = (select coalesce(sum(entries), 0) from audit_seal where programme_id = $1) as none',
        [programmeId],
      );
      if (left?.none) return;
      await new Promise(done => setTimeout(done, 20));
    }
  };
  try {
    const gone = await record();
    await as(coordinator(), scope =>
      audit(scope, {
        verb: 'person.read',
        subject: { kind: 'person', id: personOf(gone) },
        personId: personOf(gone),
      }),
    );
    await sealWhole();
    await decided(scope => proposeOnRequest(scope, personOf(gone)));
    await tonight();
    await sealWhole();
    const lines = (await Array.fromAsync(exportRecord(owner.open, programmeId, key, app.clock.now()))).map(
      line => JSON.stringify(line),
    );
    const found = await checkRecord(lines, {
      key: createPublicKey(key),
      roots: roots.map(({ programme, number, hash }) => ({ programme, number, hash })),
    });
    assert.deepEqual(found.findings, []);
    assert.ok(
      lines.some(line => line.includes('person.erased')) && lines.some(line => line.includes(personOf(gone))),
    );
  } finally {
    await owner.close();
  }
});

test('a joined record goes whole, from whichever of the two it is asked', async () => {
  const kept = await record();
  const joined = await record('2014-01-01');
  await app.sql('update person set merged_into = $2 where id = $1', [personOf(joined), personOf(kept)]);
  const { due } = await as(systemActor(programmeId), scope => whatIsDue(scope));
  assert.ok(!due.some(seen(personOf(joined))), 'it is one record');
  await decided(scope => proposeDue(scope, due.filter(seen(personOf(kept)))));
  await tonight();
  assert.deepEqual([...(await findMark(app.sql, kept.mark)), ...(await findMark(app.sql, joined.mark))], []);
});

test('what is held is never touched, by whichever way; when the hold ends its time counts again', async () => {
  const held = await record();
  const hold = await as(coordinator(), scope =>
    placeHold(scope, {
      personId: personOf(held),
      reason: 'claim',
      why: 'A claim',
      reviewOn: Temporal.PlainDate.from('2027-05-01'),
    }),
  );
  const { due, held: named } = await as(systemActor(programmeId), scope => whatIsDue(scope));
  assert.ok(!due.some(seen(personOf(held))) && named.some(seen(personOf(held))));
  await assert.rejects(
    as(coordinator(), scope => proposeOnRequest(scope, personOf(held))),
    Refused,
  );
  // Placed after it was decided: the night looks again.
  const run = await decided(scope => proposeDue(scope, named.filter(seen(personOf(held)))));
  const places = await findMark(app.sql, held.mark);
  await tonight();
  assert.deepEqual(await fates(run), ['held']);
  assert.deepEqual(await findMark(app.sql, held.mark), places);
  await as(coordinator(), scope =>
    endHold(scope, { personId: personOf(held), holdId: hold, why: 'Settled' }),
  );
  await decided(scope => proposeOnRequest(scope, personOf(held)));
  await tonight();
  assert.deepEqual(await findMark(app.sql, held.mark), []);
});

test('what was opened again, asked for or called back is left', async () => {
  const [reopened, asked, back] = [await record(), await record(), await record()];
  const { due } = await as(systemActor(programmeId), scope => whatIsDue(scope));
  const one = await decided(scope => proposeDue(scope, due.filter(seen(personOf(reopened)))));
  const other = await decided(scope => proposeDue(scope, due.filter(seen(personOf(asked)))));
  const third = await decided(scope => proposeDue(scope, due.filter(seen(personOf(back)))));
  await app.sql("update referral set state = 'active' where id = $1", [reopened.ids['referral']]);
  await app.sql(
    "update access_request set state = 'open', closed_why = null, closed_at = null where id = $1",
    [asked.ids['access_request']],
  );
  await as(administrator(), scope => callBackErasure(scope, third));
  await tonight();
  assert.deepEqual(
    [await fates(one), await fates(other), await fates(third)],
    [['changed'], ['asked'], ['waiting']],
  );
  for (const left of [reopened, asked, back]) assert.ok((await findMark(app.sql, left.mark)).length > 30);
});

test('two people decide, and the database asks for them as well', async () => {
  const gone = await record();
  const run = await as(coordinator(), scope => proposeOnRequest(scope, personOf(gone)));
  await assert.rejects(
    as(coordinator(), scope => approveErasure(scope, run)),
    Forbidden,
  );
  await assert.rejects(as(app.clare.linkWorker.actor, scope => approveErasure(scope, run)));
  const straight = (actor: Actor, text: string) =>
    app.database.within(actor, async ({ db }) => {
      const { sql } = await import('kysely');
      await sql.raw(text).execute(db);
    });
  const approve = (by: Actor) =>
    `update erasure_run set state = 'approved', approved_by = '${by.id}', approved_role = '${by.role}', approved_at = now(), not_before = current_date where id = '${run}'`;
  await assert.rejects(straight(coordinator(), approve(coordinator())), 'by oneself');
  await assert.rejects(straight(coordinator(), approve(administrator())), 'in the name of another');
  const [item] = await app.sql<{ id: string }>('select id from erasure where run_id = $1', [run]);
  const erase = `select erase_record('${run}', '${item?.id}')`;
  for (const actor of [coordinator(), administrator(), app.clare.linkWorker.actor, systemActor(programmeId)])
    await assert.rejects(straight(actor, erase), `${actor.role}: nobody has agreed`);
  await as(administrator(), scope => approveErasure(scope, run));
  for (const actor of [
    coordinator(),
    administrator(),
    systemActor(app.trafford.coordinator.actor.programmeId),
  ])
    await assert.rejects(straight(actor, erase), `${actor.role}: not by hand, not from elsewhere`);
  await assert.rejects(
    straight(coordinator(), `update erasure set outcome = 'waiting' where id = '${item?.id}'`),
  );
  await assert.rejects(straight(coordinator(), `delete from person where id = '${personOf(gone)}'`));
  await assert.rejects(straight(systemActor(programmeId), 'select * from erasure.step'));
  assert.ok((await findMark(app.sql, gone.mark)).length > 30);
});

test('every table of the dictionary that holds a person has its step, and no other', async () => {
  const steps = await app.sql<{ table_name: string; blank: string | null }>(
    'select table_name, blank from erasure.step',
  );
  const erased = Object.entries(dictionary).filter(([, table]) => table.ways && table.erase !== 'keep');
  const named = new Set([...erased.map(([name]) => name), 'data_key', 'interrupted_form']);
  assert.deepEqual(steps.map(one => one.table_name).sort(), [...named].sort());
});
