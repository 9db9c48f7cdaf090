import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '../../../core/index.ts';
import { type TestApp, testApp } from '../../../web/testing.ts';
import { editableService } from '../../editing/queries.ts';
import { editGroups } from '../../editing/service-edit.ts';
import { editingRoutes } from './routes.ts';

const hostile = '<script>alert(1)</script>';
const minimum = { name: 'Kilrush Shed', status: 'active' };

describe('changing the directory by its pages', () => {
  let app: TestApp;
  let id = '';
  const edit = () =>
    app.database.within(app.clare.coordinator.actor, async ({ db }) => (await editableService(db, id)).edit);
  before(async () => {
    app = await testApp(editingRoutes);
    const added = await app.post(
      '/directory/add',
      { ...minimum, organization: hostile },
      app.clare.coordinator,
    );
    assert.equal(added.status, 303);
    id = added.headers.get('location')?.split('/').at(-1) ?? '';
  });
  after(() => app.close());

  test('every group is a form that comes back as it was sent', async () => {
    const sent = {
      where: {
        place1_line1: 'Frances Street',
        place1_city: 'Kilrush',
        place1_code: 'v15 w2xy',
        online: 'no',
        transport: 'Bus',
      },
      times: {
        time1_rhythm: 'fortnightly',
        time1_days: ['TU', 'TH'],
        time1_from: '10 am',
        time1_to: '12.30',
        'time1_start-day': '24',
        'time1_start-month': '11',
        'time1_start-year': '2026',
        time1_off: '22/12/2026\n5 January 2027',
        time1_breaks: '20/12/2026 – 6/1/2027',
      },
      cost: { free: 'no', cost1_amount: '3,50', cost1_option: 'Tea' },
      access: { access_step_free: 'yes', access_hearing_loop: 'no' },
      who_for: { minimum_age: '18', sex: 'men', languages: 'English, Gaeilge', places_left: '4' },
      contact: { phone1_number: '020 915 0142', contact_email: 'SHED@example.org', website: 'example.org' },
      safeguarding: { safe_vetting: 'yes', safe_vetting_note: hostile },
    } as const;
    for (const [group, fields] of Object.entries(sent)) {
      const done = await app.post(
        `/services/${id}/edit/${group}`,
        { ...fields, how: 'visit' },
        app.clare.coordinator,
      );
      assert.equal(done.status, 303, `${group} ${await done.text()}`);
    }
    const now = await edit();
    assert.equal(now.where.places[0]?.city, 'Kilrush');
    assert.deepEqual(now.times.schedules[0]?.offOn, ['2026-12-22', '2027-01-05']);
    assert.deepEqual([now.times.schedules[0]?.from, now.times.schedules[0]?.to], ['10:00', '12:30']);
    assert.deepEqual(
      now.cost.options.map(one => [one.amount, one.option]),
      [[3.5, 'Tea']],
    );
    assert.deepEqual(now.access.facts, { hearing_loop: 'no', step_free: 'yes' });
    assert.deepEqual(
      [now.who_for.placesLeft, now.who_for.placesAsOf, now.who_for.languages],
      [4, '2026-11-23', ['English', 'Gaeilge']],
    );
    assert.deepEqual(
      [now.contact.phones[0]?.number, now.contact.email],
      ['+353209150142', 'shed@example.org'],
    );
    assert.deepEqual(
      [now.safeguarding.vetting.value, now.safeguarding.vetting.checkedOn],
      ['yes', '2026-11-23'],
    );
    for (const group of editGroups) {
      const html = await (await app.get(`/services/${id}/edit/${group}`, app.clare.coordinator)).text();
      assert.match(html, /Kilrush Shed/);
      assert.doesNotMatch(html, /<script>alert/);
    }
  });

  test('what does not fit is said, and what was typed is kept', async () => {
    const cases = [
      ['entry', { name: '', description: 'kept words' }],
      ['cost', { free: 'yes', cost1_amount: '3', cost_words: 'kept words' }],
      ['times', { time1_rhythm: 'weekly', time1_words: 'kept words' }],
      ['where', { place1_pin: 'north', place1_name: 'kept words' }],
      ['who_for', { minimum_age: '60', maximum_age: '18', how_to_join: 'kept words' }],
      ['contact', { phone1_number: 'ring me', phone1_about: 'kept words' }],
    ] as const;
    for (const [group, fields] of cases) {
      const sent = await app.post(`/services/${id}/edit/${group}`, fields, app.clare.coordinator);
      assert.equal(sent.status, 422, group);
      assert.match(await sent.text(), /kept words/, group);
    }
  });

  test('who was slower sees both texts', async () => {
    const seen = JSON.stringify((await edit()).cost);
    const path = `/services/${id}/edit/cost`;
    const write = (cost_words: string) =>
      app.post(path, { free: 'unknown', cost_words, seen }, app.clare.coordinator);
    assert.equal((await write('mine')).status, 303);
    const late = await write('yours');
    assert.equal(late.status, 409);
    const html = await late.text();
    assert.match(html, /mine/);
    assert.match(html, /yours/);
  });

  test('the same form sent twice is carried out once', async () => {
    const fields = { ...minimum, name: 'Once only', _once: newId() };
    await app.post('/directory/add', fields, app.clare.coordinator);
    await app.post('/directory/add', fields, app.clare.coordinator);
    assert.equal((await app.sql("select 1 from directory.service where name = 'Once only'")).length, 1);
  });

  test('a link worker confirms and changes nothing', async () => {
    const { linkWorker } = app.clare;
    assert.equal((await app.post(`/services/${id}/confirm`, {}, linkWorker)).status, 303);
    assert.equal((await app.post(`/services/${id}/confirm`, { group: 'cost' }, linkWorker)).status, 303);
    const rows = await app.sql(
      "select count(*)::int as all from directory.confirmation where by_name = 'Aoife Hehir'",
    );
    assert.deepEqual(rows, [{ all: 7 }]);
    for (const path of [`/services/${id}/edit/cost`, `/services/${id}/take-off`, '/directory/add'])
      assert.equal((await app.get(path, linkWorker)).status, 403, path);
    assert.equal((await app.post(`/services/${id}/put-back`, {}, linkWorker)).status, 403);
  });

  test('leads nowhere else than into the house', async () => {
    const sent = await app.post(
      `/services/${id}/confirm`,
      { back: '//evil.example/' },
      app.clare.coordinator,
    );
    assert.equal(sent.headers.get('location'), `/services/${id}`);
  });

  test('off the list with a reason, and back', async () => {
    const path = `/services/${id}/take-off`;
    assert.equal((await app.post(path, { reason: ' ' }, app.clare.coordinator)).status, 422);
    assert.equal((await app.post(path, { reason: 'Closed' }, app.clare.coordinator)).status, 303);
    const listed = async () =>
      (await app.sql('select 1 from directory.listing where service_id = $1', [id])).length;
    assert.equal(await listed(), 0);
    await app.post(`/services/${id}/put-back`, {}, app.clare.coordinator);
    assert.equal(await listed(), 1);
    const verbs = await app.sql('select verb from audit_entry where subject_id = $1 and verb like $2', [
      id,
      'service.%_%',
    ]);
    assert.ok(verbs.some(row => row['verb'] === 'service.taken_off'));
    assert.ok(verbs.some(row => row['verb'] === 'service.put_back'));
  });

  test('what is not there is not found', async () => {
    for (const path of [
      `/services/${newId()}/edit/cost`,
      `/services/${newId()}/take-off`,
      `/services/${id}/edit/nothing`,
    ])
      assert.equal((await app.get(path, app.clare.coordinator)).status, 404, path);
  });
});
