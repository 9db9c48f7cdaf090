import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../core/index.ts';
import { fixedClock } from '../../platform/clock.ts';
import {
  type Actor,
  type Database,
  openDatabase,
  type Scope,
  systemActor,
} from '../../platform/database/index.ts';
import { atFullLength, figure } from '../../platform/figures.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { carryOutErasures } from '../erasure/carry-out.ts';
import { approveErasure } from '../erasure/decide-erasure.ts';
import { proposeDue } from '../erasure/propose-erasure.ts';
import { whatIsDue } from './what-is-due.ts';

const TODAY = Temporal.PlainDate.from('2026-11-23');
const HISTORIES = atFullLength ? 1500 : 60;
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

let app: TestApp;
let nextNight: Database;
before(async () => {
  app = await testApp([]);
  nextNight = openDatabase(app.database.appUrl, fixedClock('2026-11-24T02:40:00Z'), { connections: 2 });
});
after(async () => {
  await nextNight?.close();
  await app?.close();
});

/** Days around every edge: two and eight years ago, leap days, and anywhere between. */
const back = fc.oneof(
  fc.constantFrom(
    '2018-11-22',
    '2018-11-23',
    '2018-11-24',
    '2024-11-22',
    '2024-11-23',
    '2024-11-24',
    '2012-02-29',
    '2016-02-29',
    '2024-02-29',
  ),
  fc.integer({ min: 0, max: 366 * 16 }).map(days => TODAY.subtract({ days }).toString()),
);
const ended = ['closed', 'declined', 'redirected', 'duplicate', 'withdrawn', 'follow_up'] as const;
const referral = fc.record({
  state: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ended) },
    { weight: 1, arbitrary: fc.constantFrom('active', 'waiting', 'received') },
  ),
  endedOn: back,
  /** Closed once before and opened again. */
  reopened: fc.boolean(),
  waited: fc.boolean(),
});
const person = fc.record({
  referrals: fc.array(referral, { minLength: 1, maxLength: 4 }),
  diedOn: fc.option(back, { freq: 6 }),
  metOn: fc.option(back, { freq: 3 }),
  held: fc.oneof(
    { weight: 5, arbitrary: fc.constant('no') },
    { weight: 1, arbitrary: fc.constantFrom('held', 'ended', 'past_review') },
  ),
  /** Part of another person's record. */
  joined: fc.boolean(),
});
type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;
/** One that is due and one that is not, so that no draw is without either. */
const certain = (state: (typeof ended)[number] | 'active'): Person => ({
  referrals: [{ state, endedOn: '2012-02-29', reopened: false, waited: true }],
  diedOn: null,
  metOn: null,
  held: 'no',
  joined: false,
});

/** Said apart from the code under test: by strings of days and whole years. */
function shouldGo(records: readonly Person[]): boolean {
  const referrals = records.flatMap(one => one.referrals);
  if (referrals.some(one => !(ended as readonly string[]).includes(one.state))) return false;
  if (records.some(one => one.held === 'held' || one.held === 'past_review')) return false;
  const died = records.flatMap(one => one.diedOn ?? []);
  const supported = referrals.some(one => one.state === 'closed' || one.state === 'follow_up' || one.waited);
  const last =
    [...referrals.map(one => one.endedOn), ...records.flatMap(one => one.metOn ?? []), ...died]
      .sort()
      .at(-1) ?? '';
  const years = died.length > 0 || supported ? 8 : 2;
  const [year = 0, month = 1, day = 1] = last.split('-').map(Number);
  const leapless = month === 2 && day === 29 && (year + years) % 4 !== 0;
  const over = leapless ? `${year + years}-03-01` : `${year + years}${last.slice(4)}`;
  return over <= TODAY.toString();
}

async function write(
  programmeId: string,
  staffId: string,
  one: Person,
  into: string | null,
): Promise<string> {
  const id = newId();
  await app.sql(
    'insert into person (programme_id, id, given_name, family_name, died_on, created_at, updated_at) values ($1, $2, $3, $3, $4, $5, $5)',
    [programmeId, id, 'Somebody', one.diedOn, '2009-01-01'],
  );
  for (const [place, each] of one.referrals.entries()) {
    const at = `${each.endedOn}T11:00:00Z`;
    const referralId = newId();
    // One case at a time.
    const isOpen = !(ended as readonly string[]).includes(each.state);
    const state = place > 0 && isOpen ? 'received' : each.state;
    await app.sql(
      `insert into referral (programme_id, id, reference, state, state_since, route, submitted, given_name, family_name, person_id, received_at,
         waiting_since, closed_at) values ($1, $2, $3, $4, $5, 'self', '{}', 'Somebody', 'Somebody', $6, '2009-01-01', $7, $8)`,
      [
        programmeId,
        referralId,
        `R-${referralId}`,
        state,
        at,
        id,
        each.waited ? '2009-02-01' : null,
        ['closed', 'follow_up'].includes(each.state) ? at : null,
      ],
    );
    if (each.reopened)
      await app.sql(
        `insert into referral_event (programme_id, id, referral_id, at, actor_id, actor_role, actor_name, transition, to_state)
         values ($1, gen_random_uuid(), $2, '2010-01-01', $3, 'coordinator', 'A colleague', 'reopen', 'active')`,
        [programmeId, referralId, staffId],
      );
    if (one.metOn)
      await app.sql(
        `insert into contact (programme_id, id, referral_id, person_id, staff_id, at, mode, outcome) values ($1, gen_random_uuid(), $2, $3, $4, $5, 'phone', 'reached')`,
        [programmeId, referralId, id, staffId, `${one.metOn}T12:00:00Z`],
      );
  }
  if (one.held !== 'no')
    await app.sql(
      `insert into legal_hold (programme_id, id, person_id, reason, why, placed_by, placed_at, review_on, ended_by, ended_at, ended_why)
       values ($1, gen_random_uuid(), $2, 'claim', 'A claim', $3, '2020-01-01', $4, $5, $6, $7)`,
      [
        programmeId,
        id,
        staffId,
        one.held === 'past_review' ? '2021-01-01' : '2030-01-01',
        ...(one.held === 'ended' ? [staffId, '2022-01-01', 'Over'] : [null, null, null]),
      ],
    );
  if (into) await app.sql('update person set merged_into = $2 where id = $1', [id, into]);
  return id;
}

test('what is due goes and what is held stays, over many histories', async () => {
  const { linkWorker, coordinator, administrator } = app.clare;
  const { programmeId } = coordinator.actor;
  const drawn = fc.sample(person, { numRuns: HISTORIES, seed });
  const people = [certain('active'), ...drawn, certain('closed')];
  const records: { id: string; parts: Person[]; ids: string[] }[] = [];
  for (const one of people) {
    const root = one.joined ? records.at(-1) : undefined;
    const id = await write(programmeId, linkWorker.actor.id, one, root?.ids.at(-1) ?? null);
    if (root) {
      root.parts.push(one);
      root.ids.push(id);
    } else records.push({ id, parts: [one], ids: [id] });
  }
  const as = <T>(actor: Actor, work: (scope: Scope) => Promise<T>) => app.database.within(actor, work);
  for (let night = 0; night < 20; night += 1) {
    const { due } = await as(systemActor(programmeId), scope => whatIsDue(scope));
    const run = await as(coordinator.actor, scope => proposeDue(scope, due));
    if (!run) break;
    await as(administrator.actor, scope => approveErasure(scope, run));
    await nextNight.within(systemActor(programmeId), carryOutErasures);
  }
  const left = new Set(
    (await app.sql<{ id: string }>('select id from person where programme_id = $1', [programmeId])).map(
      row => row.id,
    ),
  );
  const wrong = records.filter(record => record.ids.some(id => left.has(id) === shouldGo(record.parts)));
  const gone = records.filter(record => shouldGo(record.parts)).length;
  figure('retention', { histories: people.length, gone, errors: wrong.length });
  assert.deepEqual(
    wrong.map(record => JSON.stringify(record.parts)),
    [],
    `SEED=${seed}`,
  );
  assert.ok(gone > 0 && gone < records.length, `${gone} of ${records.length} went`);
});
