import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { seedService } from '../introductions/testing.ts';
import { phq9 } from '../outcomes/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { deliverNow } from '../platform/events/index.ts';
import { cannotCome, confirmByPerson } from '../sessions/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { portalListeners, portalRoutes } from './index.ts';

let app: TestApp;
let programmeId = '';
before(async () => {
  app = await testApp(portalRoutes);
  programmeId = app.clare.linkWorker.actor.programmeId;
  await app.sql(
    `update programme set settings = settings || '{"moreInstruments":["phq9"]}' where slug = 'clare'`,
  );
});
after(() => app.close());

type Somebody = { readonly id: string; readonly personId: string; readonly cookie: string };
const cookieOf = (response: Response) =>
  /hedgerow_my=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? '';
let places = 0;

/** Opens the link on a page that showed it once. */
async function openGiven(text: string): Promise<string> {
  const pin = /(\d{3}) (\d{3})<\/bdi>/.exec(text)?.slice(1).join('') ?? '';
  const path = /\/clare\/my\/[\w-]{43}/.exec(text)?.[0] ?? '';
  places += 1;
  const answer = await app.request(path, {
    method: 'POST',
    body: new URLSearchParams({ pin }),
    headers: { origin: 'http://localhost', 'x-forwarded-for': `10.8.${places}.1` },
  });
  return cookieOf(answer);
}

async function somebody(state = 'active'): Promise<Somebody> {
  const made = await seedCase(app, { state, familyName: `Kinnane${newId().slice(-4)}` });
  const given = await app.post(
    `/people/${made.personId}/link`,
    { link_way: 'in_person', pin_way: 'by_phone' },
    app.clare.linkWorker,
  );
  return { ...made, cookie: await openGiven(await given.text()) };
}

const headers = (cookie: string) => ({ cookie, origin: 'http://localhost' });
const look = (cookie: string, path = '') => app.request(`/clare/my${path}`, { headers: headers(cookie) });
const read = async (cookie: string, path = '') => (await look(cookie, path)).text();
const send = (cookie: string, path: string, fields: Record<string, string> = {}) =>
  app.request(`/clare/my${path}`, {
    method: 'POST',
    headers: headers(cookie),
    body: new URLSearchParams({ _once: newId(), ...fields }),
  });

async function meeting(of: Somebody, days = 3): Promise<string> {
  const id = newId();
  const at = app.clock
    .now()
    .add({ hours: days * 24 })
    .toZonedDateTimeISO('Europe/Dublin')
    .toPlainDate();
  await app.sql(
    `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, starts_at, minutes_planned, mode, place, know_before, created_at)
     values ($1, $2, $3, $4, $5, 'planned', $6, 45, 'in_person', 'Tulla Courthouse', 'The dog bites', now())`,
    [programmeId, id, of.id, of.personId, app.clare.linkWorker.actor.id, `${at}T10:00`],
  );
  return id;
}

async function plan(of: Somebody): Promise<{ planId: string; stepId: string }> {
  const [planId, goalId, stepId] = [newId(), newId(), newId()];
  await app.sql(
    `insert into plan (programme_id, id, referral_id, person_id, what_matters, if_things_get_worse, revision, created_at, updated_at, updated_by)
     values ($1, $2, $3, $4, 'To sing <again>', 'Ring Mary next door', 4, now(), now(), $5)`,
    [programmeId, planId, of.id, of.personId, app.clare.linkWorker.actor.id],
  );
  await app.sql(
    `insert into goal (programme_id, id, plan_id, words, state, position, created_at) values ($1, $2, $3, 'Sing with people', 'open', 0, now())`,
    [programmeId, goalId, planId],
  );
  await app.sql(
    `insert into action (programme_id, id, plan_id, goal_id, words, owner, position, created_at) values ($1, $2, $3, $4, 'Ring Noreen', 'person', 0, now())`,
    [programmeId, stepId, planId, goalId],
  );
  return { planId, stepId };
}

async function activity(of: Somebody, state = 'accepted'): Promise<string> {
  const [id, serviceId] = [newId(), await seedService(app)];
  await app.sql(
    `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since, owner_id, created_at, next_step, next_on, sent_at, first_attended_on)
     values ($1, $2, $3, $4, $5, 'Courthouse Singers', 'referred', $6, now(), $7, now(), 'wait', current_date, '2026-10-01T09:00:00Z', case when $6 = 'first_attended' then date '2026-11-10' end)`,
    [programmeId, id, of.id, of.personId, serviceId, state, app.clare.linkWorker.actor.id],
  );
  return id;
}

/** What the answer to a reminder does, whether it comes by text or by its link. */
const byText = ({ personId }: Somebody, sessionId: string, comes: boolean) =>
  app.database.within(systemActor(programmeId), scope =>
    comes
      ? confirmByPerson(scope, { sessionId, personId, how: 'text' })
      : cannotCome(scope, { sessionId, personId }),
  );

const one = async <T>(query: string, values: readonly unknown[]): Promise<T | undefined> =>
  (await app.sql<T & object>(query, [...values]))[0];

describe('my meetings', () => {
  test('stand with place and person, never with what staff should know, and can be confirmed', async () => {
    const of = await somebody();
    const id = await meeting(of);
    const page = await read(of.cookie, '/meetings');
    assert.match(page, /Tulla Courthouse/);
    assert.match(page, /Aoife Hehir/);
    assert.doesNotMatch(page, /dog bites/);
    assert.equal((await send(of.cookie, `/meetings/${id}/confirm`)).status, 303);
    assert.match(await read(of.cookie, '/meetings'), /You told us that you will come/);
    const row = await one<{ confirmed_how: string }>('select confirmed_how from session where id = $1', [id]);
    assert.equal(row?.confirmed_how, 'own_page');
  });

  test('“I cannot come” marks the meeting, gives the link worker one task, and can be taken back', async () => {
    const of = await somebody();
    const id = await meeting(of);
    assert.equal((await send(of.cookie, `/meetings/${id}/cannot`)).status, 422);
    const answer = await send(of.cookie, `/meetings/${id}/cannot`, { reason: 'unwell', words: 'A cold' });
    assert.equal(answer.status, 303);
    const marked = () =>
      one<{ state: string; cannot: boolean; tasks: number }>(
        `select state, cannot_come_at is not null as cannot, (select count(*)::int from task
           where kind = 'cannot_come' and subject_id = s.id and done_at is null and cancelled_at is null) as tasks from session s where id = $1`,
        [id],
      );
    assert.deepEqual(await marked(), { state: 'planned', cannot: true, tasks: 1 });
    const page = await read(of.cookie, '/meetings');
    assert.match(page, /that you cannot come/);
    assert.doesNotMatch(page, /You told us that you will come|>I cannot come</);
    // By text as well: the same mark, and no second task.
    await byText(of, id, false);
    assert.deepEqual(await marked(), { state: 'planned', cannot: true, tasks: 1 });
    assert.equal((await send(of.cookie, `/meetings/${id}/confirm`)).status, 303);
    assert.deepEqual(await marked(), { state: 'planned', cannot: false, tasks: 0 });
    assert.match(await read(of.cookie, '/meetings'), /You told us that you will come/);
  });

  test('what was said by text stands on the page too, whatever was said on it before', async () => {
    const of = await somebody();
    const id = await meeting(of);
    await send(of.cookie, `/meetings/${id}/confirm`);
    await byText(of, id, false);
    assert.match(await read(of.cookie, '/meetings'), /that you cannot come/);
    await byText(of, id, true);
    assert.match(await read(of.cookie, '/meetings'), /You told us that you will come/);
  });

  test('who cannot come to what has just begun is heard all the same', async () => {
    const of = await somebody();
    const id = await meeting(of);
    const begun = app.clock.now().subtract({ minutes: 5 }).toZonedDateTimeISO('Europe/Dublin');
    await app.sql('update session set starts_at = $2 where id = $1', [
      id,
      begun.toPlainDateTime().toString(),
    ]);
    await send(of.cookie, `/meetings/${id}/cannot`, { reason: 'transport' });
    assert.ok(await one("select 1 from task where kind = 'cannot_come' and subject_id = $1", [id]));
    assert.match(await read(of.cookie, '/meetings'), /that you cannot come/);
  });

  test('asking for another time promises nothing: the meeting stays and a task waits', async () => {
    const of = await somebody();
    const id = await meeting(of);
    const form = await read(of.cookie, `/meetings/${id}/move`);
    const time = /name="times" value="([^"]+)"/.exec(form)?.[1] ?? '';
    assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    const nothing = await send(of.cookie, `/meetings/${id}/move`, {});
    assert.equal(nothing.status, 422);
    await send(of.cookie, `/meetings/${id}/move`, { times: time, words: '<b>not early</b>' });
    assert.match(await read(of.cookie, '/meetings'), /has not answered yet/);
    assert.deepEqual(await one('select state from session where id = $1', [id]), { state: 'planned' });
    const tasks = await app.sql("select 1 from task where kind = 'asked_to_move' and subject_id = $1", [id]);
    assert.equal(tasks.length, 1);
    const staff = await (await app.get(`/people/${of.personId}/said`, app.clare.linkWorker)).text();
    assert.match(staff, /&lt;b&gt;not early/);
    const kept = await one<{ plain: boolean }>(
      "select strpos(words, 'early') > 0 as plain from person_said where person_id = $1 and kind = 'move'",
      [of.personId],
    );
    assert.deepEqual(kept, { plain: false }, 'free words are sealed');
  });

  test('words of danger show the lines at once and ask a person to read', async () => {
    const of = await somebody();
    const id = await meeting(of);
    const answer = await send(of.cookie, `/meetings/${id}/cannot`, {
      reason: 'hard_day',
      words: 'I want to die',
    });
    const to = answer.headers.get('location') ?? '';
    assert.match(to, /care=1/);
    assert.match(await read(of.cookie, to.replace('/clare/my', '')), /role="alert"/);
    assert.ok(await one("select 1 from task where kind = 'judge_words' and person_id = $1", [of.personId]));
  });

  test('goes into a calendar as one event', async () => {
    const of = await somebody();
    const id = await meeting(of);
    const file = await look(of.cookie, `/meetings/${id}/calendar`);
    const text = await file.text();
    assert.match(file.headers.get('content-type') ?? '', /text\/calendar/);
    assert.match(text, /DTSTART:\d{8}T100000Z/);
    assert.match(text, /LOCATION:Tulla Courthouse/);
  });

  test('of somebody else do not exist, and a double press counts once', async () => {
    const [of, other] = [await somebody(), await somebody()];
    const id = await meeting(other);
    assert.equal((await look(of.cookie, `/meetings/${id}/calendar`)).status, 404);
    await send(of.cookie, `/meetings/${id}/cannot`, { reason: 'unwell' });
    assert.deepEqual(await one('select state from session where id = $1', [id]), { state: 'planned' });
    const once = { _once: newId() };
    await send(of.cookie, '/ring', once);
    await send(of.cookie, '/ring', once);
    const said = await app.sql("select 1 from person_said where person_id = $1 and kind = 'ring_me'", [
      of.personId,
    ]);
    assert.equal(said.length, 1);
    assert.match(await read(of.cookie, '/meetings'), /You asked us on/);
  });
});

describe('my plan', () => {
  test('reads in their own words, can be agreed by the link, and a change meanwhile is told', async () => {
    const of = await somebody();
    const { planId } = await plan(of);
    const page = await read(of.cookie, '/plan');
    assert.match(page, /To sing &lt;again&gt;/);
    assert.match(page, /Ring Mary next door/);
    assert.match(page, /116 123/);
    assert.match(await read(of.cookie, '/plan?size=large'), /own-plan--large/);
    await send(of.cookie, '/plan/agree', { plan: planId, revision: '3' });
    assert.match(await read(of.cookie, '/plan'), /changed while you were reading/);
    await send(of.cookie, '/plan/agree', { plan: planId, revision: '4' });
    const version = await one('select number, agreed_how from plan_version where plan_id = $1', [planId]);
    assert.deepEqual(version, { number: 1, agreed_how: 'by_link' });
    assert.match(await read(of.cookie, '/plan'), /You agreed to this plan on/);
  });

  test('a step is ticked once and counts as a save; one that does not work becomes a task', async () => {
    const of = await somebody();
    const { planId, stepId } = await plan(of);
    await send(of.cookie, `/plan/steps/${stepId}/hard`, { words: 'No answer there' });
    assert.ok(await one("select 1 from task where kind = 'step_not_working' and subject_id = $1", [stepId]));
    assert.match(await read(of.cookie, '/plan'), /this did not work\. Your link worker was told/);
    await send(of.cookie, `/plan/steps/${stepId}/done`);
    await send(of.cookie, `/plan/steps/${stepId}/done`);
    const row = await one('select done_on is not null as done from action where id = $1', [stepId]);
    assert.deepEqual(row, { done: true });
    assert.deepEqual(await one('select revision from plan where id = $1', [planId]), { revision: 5 });
    const foreign = await somebody();
    await send(foreign.cookie, `/plan/steps/${stepId}/hard`, {});
    const late = await one('select outcome from person_said where person_id = $1', [foreign.personId]);
    assert.deepEqual(late, { outcome: 'late' });
  });

  test('of a closed case takes no more words, and says so', async () => {
    const of = await somebody();
    const { stepId } = await plan(of);
    await app.sql("update referral set state = 'closed', closed_at = now() where id = $1", [of.id]);
    assert.doesNotMatch(await read(of.cookie, '/plan'), /I did this/);
    await send(of.cookie, `/plan/steps/${stepId}/done`);
    assert.deepEqual(await one('select done_on from action where id = $1', [stepId]), { done_on: null });
  });
});

describe('my activities', () => {
  test('“I went” moves the introduction by its own command, as said by the person', async () => {
    const of = await somebody();
    const id = await activity(of);
    assert.match(await read(of.cookie, '/activities'), /Courthouse Singers/);
    assert.equal((await send(of.cookie, `/activities/${id}/went`, {})).status, 422);
    const went = await send(of.cookie, `/activities/${id}/went`, {
      'on-day': '20',
      'on-month': '11',
      'on-year': '2026',
    });
    assert.equal(went.status, 303);
    const event = await one(
      'select to_state, actor_name from introduction_event where introduction_id = $1 order by at desc limit 1',
      [id],
    );
    assert.deepEqual(event, { to_state: 'first_attended', actor_name: 'Breda' });
    assert.match(await read(of.cookie, `/activities/${id}`), /Are you still going/);
  });

  test('“I did not go” asks what was in the way; who still wants to is asked what would help, who does not ends it', async () => {
    const of = await somebody();
    const id = await activity(of);
    assert.equal((await send(of.cookie, `/activities/${id}/not`, { asked: 'went' })).status, 422);
    await send(of.cookie, `/activities/${id}/not`, { asked: 'went', barrier: 'going_alone', still: 'yes' });
    assert.ok(await one("select 1 from task where kind = 'did_not_go' and subject_id = $1", [id]));
    assert.deepEqual(await one('select state from introduction where id = $1', [id]), { state: 'accepted' });
    await send(of.cookie, `/activities/${id}/not`, { asked: 'went', barrier: 'cost', still: 'no' });
    assert.deepEqual(await one('select state, barrier from introduction where id = $1', [id]), {
      state: 'stopped',
      barrier: 'cost',
    });
  });

  test('still going, and not any more', async () => {
    const of = await somebody();
    const id = await activity(of, 'first_attended');
    await send(of.cookie, `/activities/${id}/still`);
    assert.deepEqual(await one('select state from introduction where id = $1', [id]), { state: 'attending' });
    await send(of.cookie, `/activities/${id}/not`, { asked: 'still', barrier: 'transport' });
    assert.deepEqual(await one('select state from introduction where id = $1', [id]), { state: 'stopped' });
    const other = await somebody();
    assert.equal((await look(other.cookie, `/activities/${id}`)).status, 404);
  });
});

describe('short questions', () => {
  test('each page is kept at once, left-out ones are on record, and nothing is asked twice', async () => {
    const of = await somebody();
    const first = await read(of.cookie, '/questions');
    assert.match(first, /Part 1 of 7/);
    assert.equal((await send(of.cookie, '/questions/ons4', {})).status, 422);
    await send(of.cookie, '/questions/ons4', { ons4_satisfied: '7' });
    assert.match(await read(of.cookie, '/questions'), /Part 2 of 7/);
    await send(of.cookie, '/questions/ucla3', { declined_all: 'yes' });
    const rows = await app.sql(
      'select instrument, timepoint, declined, taken_how from assessment where referral_id = $1 order by recorded_at',
      [of.id],
    );
    assert.deepEqual(rows, [
      { instrument: 'ons4', timepoint: 'baseline', declined: false, taken_how: 'link' },
      { instrument: 'ucla3', timepoint: 'baseline', declined: true, taken_how: 'link' },
    ]);
    // The back button in another window: it was asked already.
    await send(of.cookie, '/questions/ons4', { ons4_satisfied: '2' });
    const again = await app.sql("select 1 from assessment where referral_id = $1 and instrument = 'ons4'", [
      of.id,
    ]);
    assert.equal(again.length, 1);
    assert.match(await read(of.cookie, '/questions'), /Part 3 of 7/);
  });

  test('published words are asked in our own translation where there is no other, and the page says so', async () => {
    const of = await somebody();
    const polish = await read(of.cookie, '/questions?lang=pl');
    assert.match(polish, /To nasze własne tłumaczenie tych pytań/);
    assert.match(polish, /na ile zadowala cię obecnie twoje życie/);
    assert.doesNotMatch(polish, /<span lang="en"|how satisfied are you/);
    assert.doesNotMatch(await read(of.cookie, '/questions?lang=en'), /own translation|has not been tested/);
    assert.match(await read(of.cookie, '/questions?lang=ga'), /níor tástáladh/);
  });

  test('the ninth answer opens a concern at once and shows the lines', async () => {
    const of = await somebody();
    const fields = Object.fromEntries(phq9.items.map(item => [`phq9_${item.id}`, '1']));
    const answer = await send(of.cookie, '/questions/phq9', fields);
    assert.match(answer.headers.get('location') ?? '', /care=1/);
    const concern = await one('select kind from concern where person_id = $1', [of.personId]);
    assert.deepEqual(concern, { kind: 'thoughts_of_suicide' });
  });
});

describe('a copy of everything', () => {
  test('is asked for once, and stands there with its day', async () => {
    const of = await somebody();
    assert.equal((await send(of.cookie, '/copy')).status, 303);
    assert.match(await read(of.cookie, '/copy'), /You get it by/);
    assert.equal((await send(of.cookie, '/copy')).status, 409);
    assert.equal((await send(of.cookie, '/copy/file', { what: 'pdf' })).status, 404);
  });
});

describe('a helper', () => {
  const helperOf = async (of: Somebody, powers = 'meetings') => {
    const given = await send(of.cookie, '/helpers', { name: 'Noreen', powers });
    assert.equal(given.status, 200);
    return openGiven(await given.text());
  };

  test('sees and does what was ticked, is told on each page whom they help, and stands in the record', async () => {
    const of = await somebody();
    const id = await meeting(of);
    await plan(of);
    const helper = await helperOf(of);
    const page = await read(helper);
    assert.match(page, /You are helping/);
    assert.match(await read(helper, '/meetings'), /You are helping/);
    for (const path of [
      '/plan',
      '/activities',
      '/questions',
      '/agreed',
      '/seen',
      '/stop',
      '/copy',
      '/helpers',
    ])
      assert.equal((await look(helper, path)).status, 404, path);
    await send(helper, `/meetings/${id}/confirm`);
    const said = await one(
      'select helper_link_id is not null as helped, outcome from person_said where person_id = $1',
      [of.personId],
    );
    assert.deepEqual(said, { helped: true, outcome: 'done' });
    const seen = await read(of.cookie, '/seen');
    assert.match(seen, /Somebody who helps you/);
    const staff = await (await app.get(`/people/${of.personId}/said`, app.clare.linkWorker)).text();
    assert.match(staff, /Noreen, who helps them/);
  });

  test('cannot say yes for them, let others in, end the link, or ask for the copy', async () => {
    const of = await somebody();
    const { planId } = await plan(of);
    const helper = await helperOf(of, 'plan');
    assert.doesNotMatch(await read(helper, '/plan'), /Yes, this is my plan/);
    const tries: [string, Record<string, string>][] = [
      ['/plan/agree', { plan: planId, revision: '4' }],
      ['/helpers', { name: 'Eve', powers: 'plan' }],
      ['/end', {}],
      ['/copy', {}],
      ['/stop', {}],
      ['/language', {}],
    ];
    for (const [path, fields] of tries) assert.equal((await send(helper, path, fields)).status, 404, path);
    assert.equal(await one('select 1 from plan_version where plan_id = $1', [planId]), undefined);
    assert.equal((await look(of.cookie)).status, 200);
  });

  test('is out with the very next request when the person ends it, or gets a new link', async () => {
    const of = await somebody();
    const helper = await helperOf(of);
    const link = /helpers\/([0-9a-f-]{36})\/end/.exec(await read(of.cookie, '/helpers'))?.[1] ?? '';
    const stranger = await somebody();
    assert.equal((await send(stranger.cookie, `/helpers/${link}/end`)).status, 404);
    assert.equal((await send(of.cookie, `/helpers/${link}/end`)).status, 303);
    assert.equal((await look(helper)).status, 404);
    const second = await helperOf(of);
    await app.post(
      `/people/${of.personId}/link`,
      { link_way: 'in_person', pin_way: 'by_phone' },
      app.clare.linkWorker,
    );
    assert.equal((await look(second)).status, 404, 'whoever had the old link may have let somebody in');
  });

  test('by staff, on the person’s word; never more than three', async () => {
    const of = await somebody();
    const path = `/people/${of.personId}/helpers`;
    assert.equal((await app.post(path, { name: '', powers: '' }, app.clare.linkWorker)).status, 422);
    for (const name of ['Mary', 'Pat', 'Jo'])
      assert.equal((await app.post(path, { name, powers: 'plan' }, app.clare.linkWorker)).status, 200);
    assert.equal((await app.post(path, { name: 'Max', powers: 'plan' }, app.clare.linkWorker)).status, 409);
    assert.equal((await app.get(path, app.trafford.linkWorker)).status, 404);
    assert.equal((await app.get(path, app.clare.administrator)).status, 403);
  });
});

test('what could not be carried out on the spot is carried out by the outbox, once', async () => {
  const of = await somebody();
  await send(of.cookie, '/ring');
  await app.sql('update person_said set outcome = null, carried_at = null where person_id = $1', [
    of.personId,
  ]);
  await deliverNow(app.database, programmeId, portalListeners);
  await deliverNow(app.database, programmeId, portalListeners);
  assert.deepEqual(await one('select outcome from person_said where person_id = $1', [of.personId]), {
    outcome: 'asked',
  });
  const tasks = await app.sql("select 1 from task where kind = 'call_back' and person_id = $1", [
    of.personId,
  ]);
  assert.equal(tasks.length, 1);
});
