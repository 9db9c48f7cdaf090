import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { remindOfCrisisLines } from '../care/remind-of-crisis-lines.ts';
import { systemActor } from '../platform/database/index.ts';
import { crisisLines, crisisRegistryOf, regionIds, regionOf } from '../programmes/index.ts';
import { publicReferralRoutes } from '../referrals/index.ts';
import { testApp } from '../web/testing.ts';
import { addLine } from './crisis-lines/add-line.ts';
import { checkLine } from './crisis-lines/check-line.ts';
import { safetyRoutes } from './index.ts';

const app = await testApp([...safetyRoutes({ mail: true }), ...publicReferralRoutes]);
after(() => app.close());
const { coordinator, administrator, linkWorker } = app.clare;
const base = '/safety/crisis-lines';
const local = {
  name: 'Night refuge',
  phone: '1800 000 001',
  text_word: '',
  text_to: '',
  purpose: 'codes.crisis_for.domestic_abuse',
  hours: '9 pm to 9 am',
  source: 'https://refuge.example.org/',
  how: 'rang',
  months: '6',
};

test('the public panel shows what the programme has checked, without an update, and nothing whose check has run out', async () => {
  const other = await testApp(publicReferralRoutes);
  after(() => other.close());
  const actor = other.clare.coordinator.actor;
  // Two years on: every check that came with the software has run out.
  other.clock.forward({ days: 730 });
  const today = other.clock.now().toZonedDateTimeISO('Europe/Dublin').toPlainDate();
  const first = { how: 'rang', works: true, months: 6, note: null, today } as const;
  await other.database.within(actor, scope => checkLine(scope, { ...first, line: 'samaritans' }));
  await other.database.within(actor, scope =>
    checkLine(scope, { ...first, line: 'pieta', works: false, months: 12 }),
  );
  const { name, phone, purpose, hours, source } = local;
  const line = { name, phone, purpose, hours, source };
  await other.database.within(actor, scope =>
    addLine(scope, {
      line: { ...line, name: 'Refuge <b>of Clare</b>', text_word: null, text_to: null },
      how: 'rang',
      months: 3,
      today,
    }),
  );
  const page = await (await other.get('/clare')).text();
  const panel = page.slice(page.indexOf('id="crisis"'));
  assert.match(panel, /112 or 999/);
  assert.match(panel, /Samaritans/);
  assert.match(panel, /Refuge &lt;b&gt;of Clare&lt;\/b&gt;.*\(9 pm to 9 am\)/s);
  assert.ok(panel.indexOf('Samaritans') < panel.indexOf('Refuge'), 'what answers day and night stands first');
  assert.doesNotMatch(panel, /Pieta|Women’s Aid|Text About It/);
  const abroad = await (await other.get('/trafford')).text();
  assert.match(abroad, /999/);
  assert.doesNotMatch(abroad, /Refuge|Samaritans/);
});

test('a check puts a line back, is on record with who, when and how, and ends the task to check the lines', async () => {
  app.clock.forward({ days: 200 });
  const remind = () => app.database.within(systemActor(coordinator.actor.programmeId), remindOfCrisisLines);
  const open = () => app.sql("select 1 from task where kind = 'check_crisis_lines' and done_at is null");
  await remind();
  assert.equal((await open()).length, 1);
  const dark = await (await app.get(base, coordinator)).text();
  assert.match(dark, /6 lines are not shown/);
  for (const line of regionOf('ie').crisisLines) {
    const how = line.phone ? 'rang' : 'texted';
    const answer = await app.post(
      `${base}/${line.id}`,
      { how, works: 'yes', months: '6', note: '' },
      administrator,
    );
    assert.equal(answer.status, 303, await answer.text());
  }
  const page = await (await app.get(base, coordinator)).text();
  assert.doesNotMatch(page, /not shown/);
  assert.match(page, /Checked by Nuala Frawley.*rang the number/);
  await remind();
  assert.equal((await open()).length, 0);
  const trail = await app.sql(
    "select actor_id, fields, reason from audit_entry where verb = 'crisis_line.checked'",
  );
  assert.equal(trail.length, 6);
  assert.ok(trail.some(row => String(row['fields']) === 'samaritans' && row['reason'] === 'rang'));
});

test('a line found not to answer is taken off at once and is a task of the day', async () => {
  await app.post(
    `${base}/pieta`,
    { how: 'rang', works: 'no', months: '6', note: 'Rang out twice' },
    coordinator,
  );
  const page = await (await app.get(base, coordinator)).text();
  assert.match(page, /Not shown: it did not answer as listed/);
  assert.match(page, /Rang out twice/);
  await app.database.within(systemActor(coordinator.actor.programmeId), remindOfCrisisLines);
  const [task] = await app.sql<{ due_on: Temporal.PlainDate }>(
    "select due_on from task where kind = 'check_crisis_lines' and done_at is null",
  );
  const today = app.clock.now().toZonedDateTimeISO('Europe/Dublin').toPlainDate();
  assert.ok(task && Temporal.PlainDate.compare(task.due_on, today) <= 0);
});

test('a line of one’s own is added with its first check, once however often it is sent, and removed by its own programme only', async () => {
  const fields = { ...local, _once: '019ab000-0000-7000-8000-000000000001' };
  for (const _ of [1, 2]) assert.equal((await app.post(`${base}/new`, fields, coordinator)).status, 303);
  const rows = await app.sql<{ id: string }>('select id from crisis_line');
  assert.equal(rows.length, 1);
  const id = rows[0]?.id ?? '';
  assert.match(await (await app.get(base, coordinator)).text(), /Night refuge/);
  assert.equal((await app.get(`${base}/${id}`, app.trafford.coordinator)).status, 404);
  assert.equal((await app.post(`${base}/${id}/remove`, {}, app.trafford.coordinator)).status, 404);
  assert.equal((await app.post(`${base}/${id}/remove`, {}, linkWorker)).status, 403);
  assert.equal((await app.post(`${base}/${id}/remove`, {}, coordinator)).status, 303);
  assert.doesNotMatch(await (await app.get(base, coordinator)).text(), /Night refuge/);
  assert.equal((await app.sql('select 1 from crisis_line_check where line = $1', [id])).length, 1);
});

test('what does not fit comes back with what was typed and says why', async () => {
  const bad = await app.post(
    `${base}/new`,
    { ...local, name: '<script>x</script>', phone: 'ring the bell', how: 'texted', source: 'javascript:1' },
    coordinator,
  );
  assert.equal(bad.status, 422);
  const page = await bad.text();
  assert.match(page, /&lt;script&gt;x/);
  assert.match(page, /Enter a number, like/);
  assert.match(page, /begins with https/);
  const unsaid = await app.post(`${base}/samaritans`, { months: '6', note: 'kept' }, coordinator);
  assert.equal(unsaid.status, 422);
  assert.match(await unsaid.text(), /kept/);
  const unable = await app.post(
    `${base}/text_about_it`,
    { how: 'rang', works: 'yes', months: '6' },
    coordinator,
  );
  assert.equal(unable.status, 409);
  assert.equal((await app.get(`${base}/nothing`, coordinator)).status, 404);
  assert.equal((await app.get(base, linkWorker)).status, 403);
});

test('nobody rewrites a check, and link workers and visitors write none', async () => {
  await assert.rejects(
    app.database.within(coordinator.actor, ({ db }) =>
      db.updateTable('crisis_line_check').set({ works: true }).execute(),
    ),
  );
  await assert.rejects(
    app.database.within(linkWorker.actor, scope =>
      checkLine(
        { ...scope, actor: { ...scope.actor, role: 'coordinator' } },
        {
          line: 'samaritans',
          how: 'rang',
          works: true,
          months: 6,
          note: null,
          today: Temporal.PlainDate.from('2026-11-23'),
        },
      ),
    ),
  );
});

test('on any day and with any checks, a line is shown only if its last check found it to answer and has not run out', () => {
  const ids = regionIds.flatMap(id => regionOf(id).crisisLines.map(line => line.id));
  const date = fc
    .integer({ min: -800, max: 800 })
    .map(days => Temporal.PlainDate.from('2026-11-23').add({ days }));
  const check = fc.record({ on: date.map(String), until: date.map(String), works: fc.boolean() });
  fc.assert(
    fc.property(
      fc.constantFrom(...regionIds),
      date,
      fc.dictionary(fc.constantFrom(...ids), check),
      (region, today, checks) => {
        const profile = regionOf(region);
        const shown = crisisLines(profile, today, crisisRegistryOf({ checks, own: [] }));
        assert.equal(shown.lines.length + shown.expired.length, profile.crisisLines.length);
        assert.deepEqual(shown.emergency, profile.emergency);
        for (const line of shown.lines) {
          assert.ok(line.expiresOn.toString() >= today.toString());
          assert.notEqual(checks[line.id]?.works, false);
        }
      },
    ),
  );
});
