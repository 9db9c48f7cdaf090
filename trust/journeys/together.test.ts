import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '../../src/core/index.ts';
import { atFullLength, figure } from '../figures.ts';
import { type House, openJourneys, type Person } from './drive.ts';
import type { Step, World } from './model.ts';

const TIMES = atFullLength ? 40 : 4;

/** Two tabs and two people at one record, in the same moment. */
describe('at once', () => {
  let house: House;
  let cases = 0;
  before(async () => {
    house = await openJourneys();
  });
  after(async () => {
    figure('faults', { atOnce: cases });
    await house?.close();
  });

  const world = async (steps: readonly Step[]): Promise<World & { id: string }> => {
    const made: World = { referrals: [], persons: 0, joined: new Map() };
    for (const step of steps) assert.equal(await house.carryOut(made, step), 'done', JSON.stringify(step));
    return { ...made, id: made.referrals[0]?.id ?? '' };
  };
  const accepted: readonly Step[] = [{ name: 'refer' }, { name: 'accept', by: 'lead', to: 0 }];
  const working: readonly Step[] = [
    ...accepted,
    { name: 'allocate', by: 'lead', to: 0, who: 'worker' },
    { name: 'reach', by: 'worker', to: 0 },
  ];
  type Sending = readonly [path: string, fields: Record<string, string>, as: Person];
  const all = async (sendings: readonly Sending[]) => {
    cases += 1;
    return Promise.all(
      sendings.map(async ([path, fields, as]) => {
        const answer = await house.app.post(path, fields, as);
        return { status: answer.status, to: answer.headers.get('location'), body: await answer.text() };
      }),
    );
  };
  const done = (answers: readonly { status: number }[]) => answers.filter(({ status }) => status === 303);
  const events = (id: string, name: string) =>
    house.app.sql('select 1 from referral_event where referral_id = $1 and transition = $2', [id, name]);

  test('eight who decide about one referral: one decision stands, the others are told', async () => {
    const { coordinator } = house.app.clare;
    for (let times = 0; times < TIMES; times += 1) {
      const { id } = await world([{ name: 'refer' }]);
      const accept: Sending = [`/inbox/${id}/accept`, { person: 'new' }, coordinator];
      const decline: Sending = [`/inbox/${id}/decline`, { reason: 'out_of_area' }, coordinator];
      const answers = await all([accept, decline, accept, decline, accept, decline, accept, decline]);
      assert.equal(done(answers).length, 1);
      assert.ok(answers.every(({ status }) => status === 303 || status === 409));
      const decided = [...(await events(id, 'accept')), ...(await events(id, 'decline'))];
      assert.equal(decided.length, 1);
      const people = await house.app.sql('select 1 from referral where id = $1 and person_id is not null', [
        id,
      ]);
      assert.equal(people.length, (await events(id, 'accept')).length);
    }
  });

  test('one form sent by two tabs eight times: carried out once, and all are led to the same place', async () => {
    const { linkWorker } = house.app.clare;
    for (let times = 0; times < TIMES; times += 1) {
      const { id } = await world(working);
      const fields = {
        _once: newId(),
        'on-day': '30',
        'on-month': '11',
        'on-year': '2026',
        at: '10:30',
        minutes: '30',
        mode: 'phone',
        times: '1',
        anyway: 'all',
      };
      const answers = await all(
        Array.from({ length: 8 }, (): Sending => [`/cases/${id}/sessions/new`, fields, linkWorker]),
      );
      assert.equal(done(answers).length, 8);
      assert.equal(new Set(answers.map(({ to }) => to)).size, 1);
      assert.equal((await house.app.sql('select 1 from session where referral_id = $1', [id])).length, 1);
    }
  });

  test('given to two link workers at once: one has the case, and the other no tasks of it', async () => {
    const { coordinator, linkWorker, otherLinkWorker } = house.app.clare;
    for (let times = 0; times < TIMES; times += 1) {
      const { id } = await world(accepted);
      const to = (whom: Person): Sending => [`/waiting/${id}`, { link_worker: whom.actor.id }, coordinator];
      const answers = await all([to(linkWorker), to(otherLinkWorker)]);
      assert.equal(done(answers).length, 1, answers.map(({ status }) => status).join());
      const [row] = await house.app.sql<{ has: string }>(
        'select link_worker_id as has from referral where id = $1',
        [id],
      );
      const astray = await house.app.sql(
        'select 1 from task where referral_id = $1 and assignee_id is not null and assignee_id <> $2',
        [id, row?.has],
      );
      assert.deepEqual(astray, []);
    }
  });

  test('more sessions than are planned for cannot be had by asking at once', async () => {
    const { linkWorker } = house.app.clare;
    const { id } = await world(working);
    const answers = await all(
      Array.from(
        { length: 12 },
        (_, at): Sending => [
          `/cases/${id}/sessions/new`,
          {
            'on-day': String(at + 1),
            'on-month': '12',
            'on-year': '2026',
            at: '10:30',
            minutes: '30',
            mode: 'phone',
            times: '1',
            anyway: 'all',
          },
          linkWorker,
        ],
      ),
    );
    assert.equal(done(answers).length, 8);
    const rows = await house.app.sql("select 1 from session where referral_id = $1 and state = 'planned'", [
      id,
    ]);
    assert.equal(rows.length, 8);
  });

  test('two who write one plan: neither text is lost', async () => {
    const { linkWorker, coordinator } = house.app.clare;
    for (let times = 0; times < TIMES; times += 1) {
      const { id } = await world(working);
      const path = `/cases/${id}/plan`;
      const answers = await all([
        [path, { revision: '0', whatMatters: 'The words of the link worker' }, linkWorker],
        [path, { revision: '0', whatMatters: 'The words of the co-ordinator' }, coordinator],
      ]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
      const late = answers.find(({ status }) => status === 409);
      assert.match(late?.body ?? '', /The words of the link worker/);
      assert.match(late?.body ?? '', /The words of the co-ordinator/);
    }
  });

  test('two records joined both ways at once: one of them stands', async () => {
    const { coordinator } = house.app.clare;
    for (let times = 0; times < TIMES; times += 1) {
      const made = await world([
        ...accepted,
        { name: 'refer' },
        { name: 'accept', by: 'lead', to: 1 },
        { name: 'withdraw', by: 'lead', to: 1 },
      ]);
      const rows = await house.app.sql<{ person_id: string }>(
        'select person_id from referral where id = any($1)',
        [made.referrals.map(({ id }) => id)],
      );
      const [one, other] = rows.map(({ person_id }) => person_id);
      const reason = { reason: 'The same person.' };
      const answers = await all([
        [`/people/${one}/merge/${other}`, reason, coordinator],
        [`/people/${other}/merge/${one}`, reason, coordinator],
      ]);
      assert.equal(done(answers).length, 1, answers.map(({ status }) => status).join());
      const merged = await house.app.sql(
        'select 1 from person where id = any($1) and merged_into is not null',
        [[one, other]],
      );
      assert.equal(merged.length, 1);
    }
  });

  test('a case that is closed while somebody plans the next session: nothing is left in the diary of a closed case', async () => {
    const { linkWorker, coordinator } = house.app.clare;
    for (let times = 0; times < TIMES; times += 1) {
      const { id } = await world(working);
      const [row] = await house.app.sql<{ version: number }>('select version from referral where id = $1', [
        id,
      ]);
      const day = { 'on-day': '30', 'on-month': '11', 'on-year': '2026', at: '10:30' };
      await all([
        [
          `/cases/${id}/close`,
          { reason: 'person_ended', words: '', version: String(row?.version) },
          coordinator,
        ],
        [
          `/cases/${id}/sessions/new`,
          { ...day, minutes: '30', mode: 'phone', times: '1', anyway: 'all' },
          linkWorker,
        ],
      ]);
      await house.hear();
      const left = await house.app.sql(
        `select 1 from session s join referral r on r.programme_id = s.programme_id and r.id = s.referral_id
          where r.id = $1 and r.state = 'closed' and s.state = 'planned'`,
        [id],
      );
      assert.deepEqual(left, []);
    }
  });
});
