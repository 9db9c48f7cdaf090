import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../core/index.ts';
import type { MatchRecord } from '../../directory/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { lexiconRoutes } from '../index.ts';
import { lexicon } from '../lexicon/index.ts';
import { heardIn, match } from '../match.ts';
import { blankRecord, testDay as today } from '../testing.ts';
import { proposalsOf } from './learn.ts';
import { type Learned, learnedKey } from './learned.ts';
import { learningStore } from './store.ts';

const lonely = 'need.lonely';

const blank = { ...blankRecord, kinds: ['befriending'] };
const input = { say: 'I am lonely', not: [], musts: null, withinKm: null, showHidden: false };
const heard = heardIn(input, lexicon);
const answer = (records: readonly MatchRecord[], learned: Learned = new Map()) =>
  match(input, heard, records, lexicon, today, learned);

describe('deciding on what was learned', () => {
  let app: TestApp;
  const serviceId = newId();
  before(async () => {
    app = await testApp(lexiconRoutes);
  });
  after(() => app.close());

  const lead = () => app.clare.coordinator;
  const within = <T>(work: (store: ReturnType<typeof learningStore>) => Promise<T>) =>
    app.database.within(lead().actor, scope => work(learningStore(scope)));
  const counts = { conceptId: lonely, serviceId, outcomes: 10, people: 9, went: 9, usual: 0.6 };
  const inUse = () => within(store => store.inUse());
  const decide = (what: 'use' | 'leave', version: number, who = lead()) =>
    app.post(
      '/concepts/learned',
      { concept: lonely, service: serviceId, version: `${version}`, do: what },
      who,
    );

  test('nothing is used until somebody approves; a revert leaves nothing behind', async () => {
    const two = [
      { ...blank, serviceId: newId(), name: 'Nearer', metres: 900 },
      { ...blank, serviceId, name: 'Further', metres: 1000 },
    ];
    await within(store => store.propose([{ ...counts, factor: 1.11 }], today));
    const before = answer(two, await inUse());
    assert.equal((await decide('use', 1)).status, 303);
    assert.deepEqual([...(await inUse())], [[learnedKey(lonely, serviceId), 1.11]]);
    const during = answer(two, await inUse());
    assert.equal(before.ranked[0]?.record.name, 'Nearer');
    assert.equal(during.ranked[0]?.record.name, 'Further');
    const html = await (await app.get('/concepts/learned', lead())).text();
    assert.match(html, /Used since [^<]*Declan Moloney/);
    assert.equal((await decide('leave', 2)).status, 303);
    assert.deepEqual(
      answer(two, await inUse()),
      before,
      'the list, its scores and its reasons are as they were',
    );
    const verbs = await app.sql<{ verb: string; reason: string }>(
      `select verb, reason from audit_entry where verb like 'learning.%' order by at, id`,
    );
    assert.deepEqual(
      verbs.map(({ verb, reason }) => `${verb} ${reason}`).toSorted(),
      [`learning.approved ${lonely} 1.11`, `learning.reverted ${lonely} 1`].toSorted(),
    );
  });

  test('newer counts wait beside what is in use; a decision on older ones is refused', async () => {
    assert.equal((await decide('use', 3)).status, 303);
    await within(store => store.propose([{ ...counts, outcomes: 12, factor: 1.04 }], today));
    assert.deepEqual([...(await inUse()).values()], [1.11]);
    assert.match(await (await app.get('/concepts/learned', lead())).text(), /Now it counts 11\s% more/);
    assert.equal((await decide('use', 4)).status, 409);
    assert.equal((await decide('use', 5)).status, 303);
    assert.deepEqual([...(await inUse()).values()], [1.04]);
  });

  test('what newer counts no longer bear out is said, stays in use until somebody decides, and weighs nothing then', async () => {
    await within(store => store.propose([], today));
    await within(store => store.propose([], today));
    assert.deepEqual([...(await inUse()).values()], [1.04]);
    const html = await (await app.get('/concepts/learned', lead())).text();
    assert.match(html, /Newer counts do not bear this out any more/);
    assert.match(html, /Now it counts 4\s% more/);
    assert.doesNotMatch(html, /value="use"/);
    assert.equal((await decide('leave', 7)).status, 303);
    assert.equal((await inUse()).size, 0);
    await within(store => store.propose([{ ...counts, factor: 1.08 }], today));
    assert.equal((await decide('use', 9)).status, 303);
  });

  test('only co-ordinators and administrators decide, and only of their own programme', async () => {
    assert.equal((await app.get('/concepts/learned', app.clare.linkWorker)).status, 403);
    assert.equal((await decide('leave', 10, app.clare.linkWorker)).status, 403);
    assert.equal((await decide('leave', 10, app.trafford.coordinator)).status, 404);
    assert.equal((await inUse()).size, 1);
  });
});

describe('what counts lead to', () => {
  test('nothing where too little is known, or where it went as usual', () => {
    const line = { conceptId: lonely, serviceId: 'a', outcomes: 10, people: 9, went: 6 };
    const usual = { outcomes: 100, went: 60 };
    assert.deepEqual(proposalsOf({ lines: [line], usual }), []);
    assert.deepEqual(proposalsOf({ lines: [{ ...line, people: 4, went: 10 }], usual }), []);
    assert.deepEqual(proposalsOf({ lines: [{ ...line, went: 10 }], usual: { outcomes: 0, went: 0 } }), []);
    const [up, down] = proposalsOf({
      lines: [
        { ...line, went: 10 },
        { ...line, went: 1 },
      ],
      usual,
    });
    assert.equal(up?.factor, 1.15);
    assert.equal(down?.factor, 0.85);
  });
});

describe('what learning may do to a list', () => {
  const shownOf = (found: ReturnType<typeof answer>) =>
    found.groups.flatMap(({ services }) => services.map(({ record }) => record.serviceId));
  const factors = fc.array(fc.option(fc.double({ min: 0.85, max: 1.15, noNaN: true }), { nil: null }), {
    minLength: 1,
    maxLength: 14,
  });
  const world = (learned: readonly (number | null)[]) => {
    const records = learned.map((_, at) => ({
      ...blank,
      serviceId: `s${String(at).padStart(2, '0')}`,
      name: at % 2 ? `Group ${at}` : `Befriending ${at}`,
      metres: 500 * at,
    }));
    const known = learned.flatMap((factor, at) =>
      factor === null ? [] : [[learnedKey(lonely, records[at]?.serviceId ?? ''), factor] as const],
    );
    return { records, learned: new Map(known) };
  };

  test('nothing that would be found without it is ever hidden by it', () => {
    fc.assert(
      fc.property(factors, list => {
        const { records, learned } = world(list);
        const [without, having] = [answer(records), answer(records, learned)];
        assert.deepEqual(
          having.ranked.map(({ record }) => record.serviceId).toSorted(),
          without.ranked.map(({ record }) => record.serviceId).toSorted(),
        );
        assert.equal(having.nothingFor.length, without.nothingFor.length);
        assert.equal(shownOf(having).length, shownOf(without).length);
      }),
    );
  });

  test('a service nothing is known of yet keeps a place, however well the others do', () => {
    fc.assert(
      fc.property(factors, list => {
        const { records, learned } = world(list);
        const shown = shownOf(answer(records, learned));
        const isNew = (id: string) => !learned.has(learnedKey(lonely, id));
        assert.equal(
          shown.some(isNew),
          records.some(({ serviceId }) => isNew(serviceId)),
        );
      }),
    );
  });
});
