import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { conversionOf, whyNot } from './conversion-queries.ts';
import { checkWhatFailed } from './failed-listener.ts';
import { recallRoutes } from './pages/recall.tsx';
import { seedService } from './testing.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const states = [
  'sent',
  'declined',
  'accepted',
  'booked',
  'first_attended',
  'attending',
  'completed',
  'stopped',
] as const;

type Row = {
  readonly kind: 'referred' | 'signposted';
  readonly state: (typeof states)[number] | 'given' | 'chosen';
  readonly sentDaysAgo: number | null;
  readonly wentDaysAgo: number | null;
  readonly going: boolean | null;
};

describe('what became of the people introduced to a group', () => {
  let app: TestApp;
  let one: { readonly id: string; readonly personId: string };
  before(async () => {
    app = await testApp(recallRoutes);
    one = await seedCase(app, { state: 'active' });
  });
  after(() => app.close());

  const me = () => app.clare.linkWorker;
  const add = async (serviceId: string, row: Row, owner = me().actor.id, barrier: string | null = null) => {
    const id = newId();
    const sent = row.sentDaysAgo === null ? null : app.clock.now().subtract({ hours: 24 * row.sentDaysAgo });
    await app.sql(
      `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since, owner_id,
         sent_at, first_attended_on, still_going_3_months, barrier, created_at)
       values ($1, $2, $3, $4, $5, 'Singers', $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        me().actor.programmeId,
        id,
        one.id,
        one.personId,
        serviceId,
        row.kind,
        row.state,
        app.clock.now().toString(),
        owner,
        sent?.toString() ?? null,
        row.wentDaysAgo === null ? null : today.subtract({ days: row.wentDaysAgo }).toString(),
        row.going,
        row.state === 'stopped' ? (barrier ?? 'transport') : null,
        app.clock
          .now()
          .subtract({ hours: 24 * (row.sentDaysAgo ?? 0) })
          .toString(),
      ],
    );
    return id;
  };
  const counted = (id: string) =>
    app.database.within(me().actor, scope => conversionOf(scope, [id], today, 'Europe/Dublin'));

  test('is counted as a person with a pencil would count it', async () => {
    const row: fc.Arbitrary<Row> = fc
      .record({
        state: fc.constantFrom(...states),
        sentDaysAgo: fc.integer({ min: 100, max: 300 }),
        wait: fc.integer({ min: 0, max: 99 }),
        going: fc.constantFrom(true, false, null),
      })
      .map(({ state, sentDaysAgo, wait, going }) => {
        const went =
          ['first_attended', 'attending', 'completed'].includes(state) ||
          (state === 'stopped' && going !== null);
        return {
          kind: 'referred',
          state,
          sentDaysAgo,
          wentDaysAgo: went ? sentDaysAgo - wait : null,
          going: went ? going : null,
        };
      });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), async rows => {
        const id = await seedService(app);
        for (const each of rows) await add(id, each);
        await add(id, {
          kind: 'signposted',
          state: 'given',
          sentDaysAgo: null,
          wentDaysAgo: null,
          going: null,
        });
        await add(id, {
          kind: 'referred',
          state: 'chosen',
          sentDaysAgo: null,
          wentDaysAgo: null,
          going: null,
        });
        const went = rows.filter(each => each.wentDaysAgo !== null);
        const due = went.filter(each => (each.wentDaysAgo ?? 0) >= 84);
        const rest = due.filter(each => each.going !== true);
        const waits = went
          .map(each => (each.sentDaysAgo ?? 0) - (each.wentDaysAgo ?? 0))
          .toSorted((a, b) => a - b);
        assert.deepEqual(await counted(id), {
          introduced: rows.length,
          under_way: rows.filter(
            each => each.wentDaysAgo === null && !['declined', 'stopped'].includes(each.state),
          ).length,
          attended: went.length,
          due: due.length,
          going: due.length - rest.length,
          completed: rest.filter(each => each.state === 'completed').length,
          stopped: rest.filter(each => each.state === 'stopped').length,
          not_asked: rest.filter(each => each.state !== 'completed' && each.state !== 'stopped').length,
          median_days: waits[Math.ceil(waits.length / 2) - 1] ?? null,
        });
      }),
      { numRuns: 15 },
    );
  });

  test('names why not by step: the group’s no, those who never went, those who stopped', async () => {
    const id = await seedService(app);
    const base = { kind: 'referred', sentDaysAgo: 50, going: null } as const;
    await add(id, { ...base, state: 'stopped', wentDaysAgo: null }, undefined, 'transport');
    await add(id, { ...base, state: 'stopped', wentDaysAgo: null }, undefined, 'transport');
    await add(id, { ...base, state: 'stopped', wentDaysAgo: 20 }, undefined, 'cost');
    const reasons = await app.database.within(me().actor, scope => whyNot(scope, [id]));
    assert.deepEqual(reasons, [
      { step: 'never_went', code: 'transport', count: 2 },
      { step: 'stopped_going', code: 'cost', count: 1 },
    ]);
  });

  test('a failure that tells of the entry opens a check of it, once; one that tells of a life does not', async () => {
    const id = await seedService(app);
    const base = {
      kind: 'referred',
      state: 'stopped',
      sentDaysAgo: 5,
      wentDaysAgo: null,
      going: null,
    } as const;
    const full = await add(id, base, undefined, 'full');
    const life = await add(id, base, undefined, 'caring');
    const { programmeId } = me().actor;
    const event = (subjectId: string) => ({
      id: newId(),
      programmeId,
      name: 'IntroductionEnded',
      subjectId,
      payload: {},
    });
    const hear = (told: ReturnType<typeof event>) =>
      app.database.within(systemActor(programmeId), scope => checkWhatFailed.handle(scope, told));
    const told = event(full);
    await hear(told);
    await hear(told);
    await hear(event(life));
    const reports = await app.sql(
      'select part, source, introduction_id from service_report where service_id = $1',
      [id],
    );
    assert.deepEqual(reports, [{ part: 'full', source: 'introduction', introduction_id: full }]);
  });

  describe('who must hear of it', () => {
    const base = { kind: 'referred', state: 'booked', wentDaysAgo: null, going: null } as const;
    const page = async (id: string, as = me(), since = '') =>
      (await app.get(`/services/${id}/recall${since}`, as)).text();

    test('a link worker sees their own, the co-ordinator all, another programme nobody, an administrator nothing', async () => {
      const id = await seedService(app);
      const mine = await add(id, { ...base, sentDaysAgo: 3 });
      const [referral] = await app.sql<{ link_worker_id: string }>(
        'select link_worker_id from referral where id = $1',
        [one.id],
      );
      const owner = referral?.link_worker_id === me().actor.id ? app.clare.otherLinkWorker : me();
      assert.match(await page(id, app.clare.coordinator), new RegExp(mine));
      assert.match(await page(id), new RegExp(mine));
      await app.sql('update introduction set owner_id = $1 where id = $2', [me().actor.id, mine]);
      if (owner !== me()) assert.doesNotMatch(await page(id, owner), new RegExp(mine));
      assert.doesNotMatch(await page(id, app.trafford.coordinator), new RegExp(mine));
      assert.equal((await app.get(`/services/${id}/recall`, app.clare.administrator)).status, 403);
      assert.equal((await app.get(`/services/${newId()}/recall`, me())).status, 404);
      const reads = await app.sql(
        "select 1 from audit_entry where verb = 'introduction.listed' and subject_id = $1",
        [mine],
      );
      assert.ok(reads.length >= 2);
    });

    test('one tap makes one task for each owner, and none twice; the file holds the same people', async () => {
      const id = await seedService(app);
      const asked = await add(id, { ...base, sentDaysAgo: 3 });
      const since = { 'since-day': '1', 'since-month': '11', 'since-year': '2026' };
      for (const _ of [1, 2]) {
        const answer = await app.post(
          `/services/${id}/recall`,
          { ...since, do: 'tell' },
          app.clare.coordinator,
        );
        assert.equal(answer.status, 303);
      }
      const tasks = await app.sql(
        "select assignee_id, referral_id from task where kind = 'recall' and subject_id = $1",
        [asked],
      );
      assert.deepEqual(tasks, [{ assignee_id: me().actor.id, referral_id: one.id }]);
      const file = await app.get(`/services/${id}/recall.csv?since=2026-11-01`, app.clare.coordinator);
      assert.equal(file.status, 200);
      assert.match(await file.text(), /Aoife Hehir/);
      assert.equal(
        (await app.post(`/services/${id}/recall`, { do: 'tell' }, app.clare.coordinator)).status,
        422,
      );
    });

    test('who was introduced before the day and has stopped since long is left out', async () => {
      const id = await seedService(app);
      const past = await add(id, { ...base, state: 'stopped', sentDaysAgo: 200 });
      await app.sql("update introduction set state_since = '2026-06-01' where id = $1", [past]);
      assert.doesNotMatch(await page(id, me(), '?since=2026-11-01'), new RegExp(past));
    });
  });
});
