import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { reportRoutes } from '../index.ts';
import { barriersOf, byCut, cuts, placesOf, type ThereFact, wentOf } from './there.ts';

const plain: ThereFact = {
  referralId: newId(),
  serviceId: 'a',
  serviceName: 'Choir',
  attended: false,
  going: false,
  waiting: false,
  barrier: null,
  declined: false,
  route: 'self',
  area: null,
  ageBand: '',
};
const many = (count: number, more: Partial<ThereFact>): readonly ThereFact[] =>
  Array.from({ length: count }, () => ({ ...plain, ...more }));

describe('whether people get there', () => {
  test('is told of those whose introduction has ended, and who waits is counted apart', () => {
    const went = wentOf([...many(6, { attended: true }), ...many(2, {}), ...many(4, { waiting: true })]);
    assert.equal(went.introduced, 12);
    assert.equal(went.waiting, 4);
    assert.equal(went.share?.value, 0.75);
    assert.equal(wentOf(many(3, { waiting: true })).share, null);
  });

  test('the reasons come by their number, equal ones in a steady order', () => {
    const facts = [
      ...many(2, { barrier: 'transport' }),
      ...many(3, { barrier: 'going_alone' }),
      ...many(2, { barrier: 'cost' }),
      ...many(4, {}),
    ];
    assert.deepEqual(
      barriersOf(facts).map(one => `${one.code} ${one.count}`),
      ['going_alone 3', 'cost 2', 'transport 2'],
    );
  });

  test('each cut holds everybody once, and what is not recorded stands last', () => {
    const fact = fc.record({
      attended: fc.boolean(),
      waiting: fc.boolean(),
      route: fc.constantFrom('self', 'professional'),
      area: fc.constantFrom(null, 'Ennis', 'Kilrush'),
      ageBand: fc.constantFrom('', '18-24', '85+'),
    });
    fc.assert(
      fc.property(fc.array(fact), some => {
        const facts = some.map(one => ({ ...plain, ...one }));
        for (const cut of cuts) {
          const parts = byCut(facts, cut);
          assert.equal(
            parts.reduce((sum, part) => sum + part.introduced, 0),
            facts.length,
          );
          const empty = parts.findIndex(one => one.part === null);
          assert.ok(empty === -1 || empty === parts.length - 1);
        }
      }),
    );
  });

  test('a group is called different from all only where chance would hardly bring it, and not from a handful', () => {
    const facts = [
      ...many(40, { serviceId: 'good', serviceName: 'Good', attended: true }),
      ...many(20, { serviceId: 'usual', serviceName: 'Usual', attended: true }),
      ...many(20, { serviceId: 'usual', serviceName: 'Usual' }),
      ...many(40, { serviceId: 'poor', serviceName: 'Poor' }),
      ...many(4, { serviceId: 'new', serviceName: 'New' }),
    ];
    assert.deepEqual(
      placesOf(facts).map(one => `${one.name} ${one.beside}`),
      ['Good above', 'Poor below', 'Usual null'],
    );
    assert.deepEqual(
      placesOf([...many(5, { serviceId: 'few', serviceName: 'Few' }), ...many(95, { attended: true })]).map(
        one => one.beside,
      ),
      [null, 'below'],
    );
  });
});

describe('the report on getting there', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(reportRoutes);
    const worker = app.clare.linkWorker.actor;
    const introduced = async (
      state: string,
      more: { barrier?: string; attended?: string; kind?: string } = {},
    ) => {
      const { id, personId } = await seedCase(app, { state: 'active' });
      await app.sql(
        `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since, sent_at,
           first_attended_on, barrier, created_at, owner_id)
         values ($1, $2, $3, $4, $5, 'Choir & friends', $6, $7, now(), $8, $9, $10, now(), $11)`,
        [
          worker.programmeId,
          newId(),
          id,
          personId,
          '01900000-0000-7000-8000-000000000001',
          more.kind ?? 'referred',
          state,
          state === 'chosen' ? null : '2026-11-18T09:00:00Z',
          more.attended ?? null,
          more.barrier ?? null,
          worker.id,
        ],
      );
    };
    for (let at = 0; at < 4; at += 1) await introduced('attending', { attended: '2026-11-20' });
    await introduced('stopped', { barrier: 'transport' });
    await introduced('sent');
    await introduced('chosen');
    await introduced('sent', { kind: 'signposted' });
  });
  after(() => app.close());

  test('counts what was sent, tells what stopped people, and shows a group with enough of it', async () => {
    const response = await app.get('/reports/there', app.clare.coordinator);
    const text = (await response.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    assert.match(text, /6 introductions were sent/);
    assert.match(text, /80 \(38 to 96\)/, 'four of five, by Wilson’s interval');
    assert.match(text, /1 Getting there/);
    assert.match(text, /Choir &amp; friends/);
    const other = await app.get('/reports/there', app.trafford.coordinator);
    assert.match(await other.text(), /Nobody was introduced/);
  });
});
