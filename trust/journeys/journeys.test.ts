import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { atFullLength, figure } from '../figures.ts';
import { type House, openJourneys } from './drive.ts';
import { actors, at, expect, open, plainSteps, type Step, type World } from './model.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const JOURNEYS = atFullLength ? 200 : 8;
const LENGTH = atFullLength ? 60 : 20;

/** A co-ordinator and the two link workers do most; now and then somebody from the office tries. */
const by = fc.constantFrom(...actors.slice(0, 3), 'lead', 'lead', 'worker', 'office');
const to = fc.nat({ max: 3 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Step>({ name: 'refer' }) },
  { weight: 16, arbitrary: fc.record({ name: fc.constantFrom(...plainSteps), by, to }) },
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constant('allocate' as const),
      by: fc.constantFrom('lead' as const, 'lead' as const, 'worker' as const),
      to,
      who: fc.constantFrom('worker' as const, 'colleague' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ name: fc.constant('merge' as const), by, to, with: to }) },
);

/** The beginning that most referrals share, so that journeys come far; what follows is anything. */
const begun: readonly Step[] = [
  { name: 'refer' },
  { name: 'accept', by: 'lead', to: 0 },
  { name: 'allocate', by: 'lead', to: 0, who: 'worker' },
  { name: 'refer' },
];

describe(`random journeys (SEED=${seed})`, () => {
  let house: House;
  let steps = 0;
  before(async () => {
    house = await openJourneys();
  });
  after(() => house?.close());

  const same = async (world: World): Promise<void> => {
    const rows = new Map((await house.look(world)).map(row => [row.id, row]));
    const persons = new Map<number, string>();
    const names = new Map([
      [null, null],
      ['worker', 'link_worker Aoife Hehir'],
      ['colleague', 'link_worker Donal Shannon'],
    ]);
    for (const one of world.referrals) {
      const row = rows.get(one.id);
      assert.deepEqual(
        {
          state: row?.state,
          worker: row?.worker,
          held: row?.held,
          planned: row?.planned,
          introduced: row?.introduced,
          next: row?.next,
        },
        {
          state: one.state,
          worker: names.get(one.worker),
          held: one.held,
          planned: one.planned,
          introduced: one.introduced,
          next: open.includes(one.state),
        },
      );
      assert.equal(row?.person === null, one.person === null);
      if (one.person === null || !row?.person) continue;
      assert.equal(persons.get(one.person) ?? row.person, row.person, 'one person has one record');
      persons.set(one.person, row.person);
    }
    assert.equal(new Set(persons.values()).size, persons.size, 'two people have two records');
  };

  /** What everybody finds on their pages. */
  const seen = async (world: World): Promise<void> => {
    const inbox = await house.page('/inbox', 'lead');
    const waiting = await house.page('/waiting', 'lead');
    for (const one of world.referrals) {
      const name = one.mark;
      const triage = ['received', 'in_triage', 'info_requested'].includes(one.state);
      assert.equal(inbox.body.includes(name), triage, `${one.state} in the inbox`);
      assert.equal(waiting.body.includes(name), one.state === 'waiting', `${one.state} on the waiting list`);
      if (one.person === null) continue;
      const path = `/cases/${one.id}`;
      assert.equal((await house.page(path, 'lead')).status, 200);
      assert.equal((await house.page(path, 'office')).status, 403);
      assert.equal((await house.page(path, 'elsewhere')).status, 404);
      if (one.worker) assert.equal((await house.page(path, one.worker)).status, 200);
    }
  };

  test(`${JOURNEYS} journeys of up to ${LENGTH} steps go as the pathway says, for everybody`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: LENGTH, size: 'max' }), async taken => {
        await house.clear();
        const world: World = { referrals: [], persons: 0, joined: new Map() };
        for (const step of [...begun, ...taken]) {
          const { answer, change } = expect(world, step);
          const got = await house.carryOut(world, step);
          const what = step.name === 'refer' ? '' : ` (${at(world, step.to)?.state})`;
          assert.equal(got, answer, `${JSON.stringify(step)}${what}`);
          change();
          steps += 1;
          await same(world);
        }
        await seen(world);
      }),
      { seed, numRuns: JOURNEYS, endOnFailure: false },
    );
    figure('journeys', { seed, journeys: JOURNEYS, steps, differences: 0 });
  });
});
