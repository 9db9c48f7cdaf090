import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../core/index.ts';
import { barriers } from '../programmes/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { planRoutes } from './pages/plan.tsx';
import { actionOwners, goalStates, type PlanContent, planAsText } from './plan.ts';
import { planFields, planForm } from './plan-form.ts';

const text = fc
  .string({ minLength: 1, maxLength: 60 })
  .map(words => `a${words.replace(/[^\p{L} .,’]/gu, '').replace(/ +/g, ' ')}z`);
const maybe = fc.option(text, { nil: null });
const outOfTen = fc.option(fc.integer({ min: 0, max: 10 }), { nil: null });
const day = fc.option(
  fc.integer({ min: 0, max: 900 }).map(days => Temporal.PlainDate.from('2026-01-01').add({ days })),
  { nil: null },
);
const content: fc.Arbitrary<PlanContent> = fc.record({
  whatMatters: maybe,
  strengths: maybe,
  ifThingsGetWorse: maybe,
  goals: fc.array(
    fc.record({
      id: fc.option(fc.uuid(), { nil: null }),
      words: text,
      state: fc.constantFrom(...goalStates),
      importance: outOfTen,
      confidence: outOfTen,
      confidenceWas: fc.constant(null),
      whatWouldHelp: maybe,
      actions: fc.array(
        fc.record({
          id: fc.option(fc.uuid(), { nil: null }),
          words: text,
          owner: fc.constantFrom(...actionOwners),
          ownerName: maybe,
          dueOn: day,
          doneOn: day,
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 4 },
  ),
  barriers: fc.array(
    fc.record({
      id: fc.option(fc.uuid(), { nil: null }),
      code: fc.constantFrom(...barriers.codes),
      words: maybe,
      wayRound: maybe,
    }),
    { maxLength: 4 },
  ),
});

test('what the form shows is what it reads back', () => {
  fc.assert(
    fc.property(content, plan => {
      const read = planForm.safeParse({ ...planFields(plan), revision: '3' });
      assert.ok(read.success, JSON.stringify(read.error?.issues));
      const { revision, ...back } = read.data;
      assert.equal(revision, 3);
      assert.equal(planAsText(back), planAsText(plan));
      assert.deepEqual(
        back.goals.map(goal => [goal.id, goal.state, goal.actions.map(one => [one.id, one.owner])]),
        plan.goals.map(goal => [goal.id, goal.state, goal.actions.map(one => [one.id, one.owner])]),
      );
    }),
  );
});

test('a blank goal and a goal that is put away are left out; a bad number is told at its own field', () => {
  const blank = planForm.safeParse({ revision: '0', 'g0-words': '', 'g1-words': 'Sing', 'g1-remove': 'yes' });
  assert.deepEqual(blank.data?.goals, []);
  const bad = planForm.safeParse({
    revision: '0',
    'g0-words': 'Sing',
    'g0-importance': '11',
    'g0a0-words': 'x',
    'g0a0-by': '2026-11-31',
  });
  assert.deepEqual(
    bad.error?.issues.map(issue => issue.path[0]),
    ['g0a0-by', 'g0-importance'],
  );
});

describe('the plan page', () => {
  let app: TestApp;
  let referralId: string;
  const personId = newId();
  before(async () => {
    app = await testApp(planRoutes);
    referralId = await seed(app, app.clare.linkWorker.actor, personId);
  });
  after(() => app.close());
  const path = () => `/cases/${referralId}/plan`;

  test('a goal with a step is written, kept, and on record', async () => {
    const saved = await app.post(
      path(),
      {
        revision: '0',
        'g0-words': 'To sing <again>',
        'g0-importance': '9',
        'g0-confidence': '4',
        'g0a0-words': 'Ring Noreen',
        'g0a0-owner': 'link_worker',
        'g0a0-by': '2026-11-27',
      },
      app.clare.linkWorker,
    );
    assert.equal(saved.status, 303);
    const shown = await (await app.get(path(), app.clare.linkWorker)).text();
    assert.match(shown, /To sing &lt;again&gt;/);
    assert.match(shown, /What would make it a 6/);
    const [goal] = await app.sql('select words, importance, confidence from goal');
    assert.deepEqual(goal, { words: 'To sing <again>', importance: 9, confidence: 4 });
    const verbs = (await app.sql('select verb from audit_entry order by id')).map(row => row.verb);
    assert.deepEqual(verbs, ['plan.started', 'plan.read']);
  });

  test('the second of two people who save is told, and sees both texts', async () => {
    const [known] = await app.sql<{ id: string }>('select id from goal');
    const late = await app.post(
      path(),
      { revision: '0', 'g0-id': known?.id ?? '', 'g0-words': 'To dance' },
      app.clare.coordinator,
    );
    assert.equal(late.status, 409);
    const shown = await late.text();
    assert.match(shown, /To dance/);
    assert.match(shown, /To sing/);
    assert.equal((await app.sql('select 1 from goal where words = $1', ['To dance'])).length, 0);
    const page = await (await app.get(path(), app.clare.coordinator)).text();
    assert.match(page, /You have written this as well/);
    assert.match(page, /To dance/);
    assert.match(page, /name="revision" value="1"/, 'the form goes on from the plan as it is');
    await app.post(`${path()}/draft/drop`, { which: 'apart' }, app.clare.coordinator);
    assert.doesNotMatch(await (await app.get(path(), app.clare.coordinator)).text(), /To dance/);
  });

  test('one person in two windows: neither overwrites what the other keeps, and both texts can be read', async () => {
    const worker = app.clare.linkWorker;
    const open = async () => {
      const page = await (await app.get(path(), worker)).text();
      const field = (name: string) => page.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
      return { revision: field('revision'), page: field('page'), seen: field('seen') };
    };
    const draft = async (window: Record<string, string>, whatMatters: string) => {
      const answer = await app.post(`${path()}/draft`, { ...window, whatMatters }, worker);
      return ((await answer.json()) as { told?: string }).told ?? '';
    };
    const [one, two] = [await open(), await open()];
    assert.equal(await draft(one, 'Singing'), '');
    assert.equal(await draft(one, 'Singing again'), '');
    assert.match(await draft(two, 'Walking'), /in another window/);
    const page = await (await app.get(path(), worker)).text();
    assert.ok(page.includes('Singing again') && page.includes('Walking'));
    const third = await open();
    assert.equal(await draft(third, 'Singing again, slowly'), '', 'it went on from what was kept');
    assert.match(await draft(one, 'Singing, once more'), /in another window/);
    await app.post(`${path()}/draft/drop`, { which: 'main' }, worker);
    await app.post(`${path()}/draft/drop`, { which: 'apart' }, worker);
    assert.deepEqual(await app.sql('select 1 from draft'), []);
  });

  test('agreeing keeps the plan as it stood; confidence that moved remembers where it was', async () => {
    assert.equal(
      (
        await app.post(
          `${path()}/agree`,
          { revision: '1', 'on-day': '23', 'on-month': '11', 'on-year': '2026', how: 'in_person' },
          app.clare.linkWorker,
        )
      ).status,
      303,
    );
    const [goal] = await app.sql<{ id: string }>('select id from goal');
    await app.post(
      path(),
      { revision: '1', 'g0-id': goal?.id ?? '', 'g0-words': 'To sing loudly', 'g0-confidence': '6' },
      app.clare.linkWorker,
    );
    const [row] = await app.sql('select words, confidence, confidence_was from goal');
    assert.deepEqual(row, { words: 'To sing loudly', confidence: 6, confidence_was: 4 });
    const [version] = await app.sql<{ content: { goals: { words: string }[] } }>(
      'select content from plan_version',
    );
    assert.equal(version?.content.goals[0]?.words, 'To sing <again>');
    const paper = await (await app.get(`${path()}/print?size=large`, app.clare.linkWorker)).text();
    assert.match(paper, /plan-sheet--large/);
  });

  test('a day for a step that no calendar has is told beside it', async () => {
    for (const day of ['2026-11-31', '-271821-04-20', '1890-01-01', 'soon']) {
      const answer = await app.post(
        path(),
        {
          revision: '2',
          'g0-words': 'To sing',
          'g0a0-words': 'Ring',
          'g0a0-owner': 'person',
          'g0a0-by': day,
        },
        app.clare.linkWorker,
      );
      assert.equal(answer.status, 422, day);
    }
  });

  test('nobody agrees to words that changed while the page was open', async () => {
    const versions = () => app.sql('select 1 from plan_version');
    const before = await versions();
    const late = await app.post(
      `${path()}/agree`,
      { revision: '1', 'on-day': '23', 'on-month': '11', 'on-year': '2026', how: 'in_person' },
      app.clare.coordinator,
    );
    assert.equal(late.status, 409);
    assert.match(await late.text(), /changed while this page was open/);
    assert.deepEqual(await versions(), before);
  });

  test('a day of agreement that does not exist or lies ahead is not taken', async () => {
    const agree = (day: string) =>
      app.post(
        `${path()}/agree`,
        { revision: '2', 'on-day': day, 'on-month': '11', 'on-year': '2026', how: 'in_person' },
        app.clare.linkWorker,
      );
    assert.equal((await agree('31')).status, 422);
    assert.equal((await agree('30')).status, 409);
  });

  test('another link worker reads but does not change; another programme sees nothing', async () => {
    const other = app.clare.otherLinkWorker;
    const shown = await (await app.get(path(), other)).text();
    assert.doesNotMatch(shown, /name="g0-words"/);
    assert.equal((await app.post(path(), { revision: '2' }, other)).status, 403);
    assert.equal((await app.get(path(), app.trafford.linkWorker)).status, 404);
    assert.equal((await app.post(path(), { revision: '2' }, app.trafford.coordinator)).status, 404);
  });

  test('what is typed is kept as typed, for the one who typed it, until it is saved', async () => {
    const worker = app.clare.linkWorker;
    const [goal] = await app.sql<{ id: string }>('select id from goal');
    const typed = { revision: '2', 'g0-id': goal?.id ?? '', 'g0-words': 'To sing, half typed' };
    assert.equal((await app.post(`${path()}/draft`, typed, worker)).status, 200);
    assert.match(await (await app.get(path(), worker)).text(), /To sing, half typed/);
    assert.doesNotMatch(await (await app.get(path(), app.clare.coordinator)).text(), /half typed/);
    assert.equal((await app.post(`${path()}/draft`, typed, app.clare.otherLinkWorker)).status, 403);
    assert.equal((await app.post(path(), typed, worker)).status, 303);
    assert.deepEqual(await app.sql('select 1 from draft'), []);
  });

  test('a goal of another plan cannot be named', async () => {
    const elsewhere = await seed(app, app.clare.linkWorker.actor, newId());
    const [goal] = await app.sql<{ id: string }>('select id from goal');
    const answer = await app.post(
      `/cases/${elsewhere}/plan`,
      { revision: '0', 'g0-id': goal?.id ?? '', 'g0-words': 'Mine now' },
      app.clare.linkWorker,
    );
    assert.equal(answer.status, 404);
  });
});

async function seed(
  app: TestApp,
  actor: { programmeId: string; id: string },
  personId: string,
): Promise<string> {
  const id = newId();
  await app.sql(
    `insert into person (programme_id, id, given_name, family_name, created_at, updated_at) values ($1, $2, 'Breda', 'Kinnane', now(), now())`,
    [actor.programmeId, personId],
  );
  await app.sql(
    `insert into referral (programme_id, id, reference, state, state_since, route, submitted, given_name, family_name, person_id,
       received_at, link_worker_id, allocated_at) values ($1, $2, $3, 'active', now(), 'self', '{}', 'Breda', 'Kinnane', $4, now(), $5, now())`,
    [actor.programmeId, id, id.slice(-8), personId, actor.id],
  );
  return id;
}
