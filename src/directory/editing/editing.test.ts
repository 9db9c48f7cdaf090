import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Forbidden, NotFound, newId, Refused, Stale } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { importDirectory } from '../import-directory.ts';
import { anything } from '../search.ts';
import { search } from '../search-queries.ts';
import { addEntry } from './add-entry.ts';
import { applyEdit } from './apply-edit.ts';
import { changesBetween } from './changes.ts';
import { confirmFacts } from './confirm-facts.ts';
import { confirmationsOf, correctionsOf, editableService, historyOf } from './queries.ts';
import { emptyEdit, type ServiceEdit } from './service-edit.ts';
import { setListed } from './set-listed.ts';
import { useSource } from './use-source.ts';

const feed = (more: object = {}) => [
  {
    id: 'choir',
    name: 'Corofin Choir',
    status: 'active',
    description: 'Singing for pleasure.',
    fees_description: '€2',
    organization: { id: 'o', name: 'Corofin Parish' },
    phones: [{ number: '+353 65 683 0000', extension: '12', type: 'voice' }],
    contacts: [{ name: 'Nora', phones: [{ number: '+353 65 683 0001' }] }],
    schedules: [{ freq: 'WEEKLY', byday: 'TU', opens_at: '10:00', closes_at: '11:30' }],
    service_at_locations: [
      {
        location: {
          id: 'hall',
          name: 'Hall',
          location_type: 'physical',
          addresses: [{ address_1: 'Main Street', city: 'Corofin', postal_code: 'V95 0000', country: 'IE' }],
          accessibility: [{ code: 'step_free', value: 'no' }],
        },
      },
    ],
    ...more,
  },
];

describe('what people know better than a source', () => {
  let app: TestApp;
  let id = '';
  const as = <T>(work: (scope: Scope) => Promise<T>, who = app.clare.coordinator) =>
    app.database.within(who.actor, work);
  const bring = (more: object = {}) =>
    as(scope =>
      importDirectory(scope, {
        source: {
          key: 'feed',
          title: 'Feed',
          region: 'ie',
          licence: 'x',
          licenceUrl: null,
          attribution: null,
          url: null,
          correctAsOf: null,
          settings: { mapping: null, organization: null, fallbackKinds: [] },
        },
        files: [{ name: 'f.json', bytes: new TextEncoder().encode(JSON.stringify(feed(more))) }],
        placeOf: () => null,
      }),
    );
  const now = (): Promise<ServiceEdit> => as(async ({ db }) => (await editableService(db, id)).edit);
  const write = (edit: Partial<ServiceEdit>, who = app.clare.coordinator) =>
    as(scope => applyEdit(scope, { serviceId: id, edit, how: 'phone' }), who);

  before(async () => {
    app = await testApp([]);
    await bring();
    const rows = await app.sql<{ id: string }>('select id from directory.service');
    id = rows[0]?.id ?? '';
  });
  after(() => app.close());

  test('is read as the groups people edit', async () => {
    const edit = await now();
    assert.equal(edit.entry.organization, 'Corofin Parish');
    assert.deepEqual(edit.access.facts, { step_free: 'no' });
    assert.deepEqual(
      edit.contact.phones.map(phone => phone.number),
      ['+353 65 683 0000 x12', '+353 65 683 0001'],
    );
    assert.deepEqual(edit.times.schedules[0]?.days, ['TU']);
  });

  test('saying what is there already writes nothing', async () => {
    assert.deepEqual(await write(await now()), []);
    assert.deepEqual(await correctionsOf(app.database.open, id), []);
    assert.deepEqual(await historyOf(app.database.open, id, 10), []);
  });

  test('every group comes back as it was written', async () => {
    const before = await now();
    const edit: ServiceEdit = {
      entry: {
        ...before.entry,
        name: 'Corofin Singers',
        organization: 'Singers of Clare',
        alert: 'Ring first',
      },
      where: {
        places: [
          {
            id: before.where.places[0]?.id ?? null,
            name: 'New hall',
            line1: 'Church Road',
            line2: null,
            city: 'Corofin',
            postalCode: 'V95 0000',
            pin: null,
          },
          {
            id: null,
            name: null,
            line1: '1 The Square',
            line2: null,
            city: 'Ennis',
            postalCode: 'V95 1111',
            pin: '52.84, -8.98',
          },
        ],
        online: 'no',
        transport: 'Bus 337 stops outside.',
        confidential: false,
      },
      times: {
        schedules: [
          {
            ...emptyTime,
            id: before.times.schedules[0]?.id ?? null,
            rhythm: 'fortnightly',
            days: ['TU', 'TH'],
            from: '10:30',
            to: '12:00',
            startsOn: '2026-11-24',
            offOn: ['2026-12-22'],
            breaks: [{ from: '2026-12-20', to: '2027-01-06' }],
          },
          {
            ...emptyTime,
            rhythm: 'monthly',
            days: ['SA'],
            nth: [1, -1],
            from: '14:00',
            months: [5, 6],
            termTime: true,
          },
          { ...emptyTime, rhythm: 'dates', dates: ['2026-12-05', '2026-12-12'], words: 'Carols' },
        ],
      },
      cost: {
        free: 'no',
        options: [{ id: null, option: 'Adults', amount: 3.5, currency: 'EUR' }],
        words: 'Pay at the door',
      },
      access: { facts: { hearing_loop: 'yes', step_free: 'yes' }, words: 'Ring the side bell.' },
      who_for: {
        ...before.who_for,
        minimumAge: 18,
        sex: 'women',
        languages: ['English', 'Polish'],
        referralNeeded: 'no',
        placesLeft: 4,
        placesAsOf: '2026-11-20',
        waitingWeeks: 2,
        waitingAsOf: '2026-11-20',
      },
      contact: {
        phones: [{ id: null, number: '+353209150101', about: 'mornings' }],
        email: 'sing@example.org',
        website: 'https://example.org/',
        name: 'Bríd',
        title: 'Leader',
      },
      safeguarding: {
        ...before.safeguarding,
        vetting: { value: 'yes', checkedOn: '2026-11-02', note: null },
      },
    };
    await write(edit);
    assert.deepEqual(changesBetween(await now(), edit), []);
    const { found } = await search(app.database.open, {
      ...anything,
      region: 'ie',
      words: 'corofin singers',
    });
    assert.deepEqual(
      found.map(one => [one.name, one.organization, one.stepFree]),
      [['Corofin Singers', 'Singers of Clare', 'yes']],
    );
  });

  test('outlives the next import, which is kept beside it', async () => {
    const ours = await now();
    await bring({ name: 'Choir of Corofin', fees_description: 'Free', schedules: [] });
    assert.deepEqual(changesBetween(await now(), ours), []);
    const told = new Map(
      (await correctionsOf(app.database.open, id)).map(one => [one.group, one.sourceValue]),
    );
    assert.equal((told.get('entry') as ServiceEdit['entry']).name, 'Choir of Corofin');
    assert.equal((told.get('cost') as ServiceEdit['cost']).free, 'yes');
    assert.deepEqual((told.get('access') as ServiceEdit['access']).facts, { step_free: 'no' });
    assert.deepEqual(
      (await app.sql('select state from directory.import_run order by started_at')).map(row => row['state']),
      ['done', 'done'],
    );
  });

  test('gives way when the source is used again', async () => {
    for (const group of ['entry', 'where', 'times', 'cost', 'access', 'contact', 'who_for'] as const)
      await as(scope => useSource(scope, { serviceId: id, group }));
    const edit = await now();
    assert.equal(edit.entry.name, 'Choir of Corofin');
    assert.equal(edit.entry.organization, 'Corofin Parish');
    assert.deepEqual(edit.access.facts, { step_free: 'no' });
    assert.equal(edit.where.places[0]?.line1, 'Main Street');
    assert.equal(edit.contact.phones[0]?.number, '+353 65 683 0000 x12');
    assert.deepEqual(edit.times.schedules, []);
    assert.equal(edit.who_for.placesLeft, 4, 'what no source says stays');
    assert.deepEqual(await correctionsOf(app.database.open, id), []);
  });

  test('two people at once are told, and nothing is lost', async () => {
    const seen = await now();
    await write({ cost: { ...seen.cost, words: 'first' } });
    const late = { cost: { ...seen.cost, words: 'second' } };
    await assert.rejects(
      as(scope => applyEdit(scope, { serviceId: id, edit: late, how: 'phone', seen })),
      Stale,
    );
    assert.equal((await now()).cost.words, 'first');
  });

  test('is written by those who keep the directory, and confirmed by link workers too', async () => {
    const { linkWorker } = app.clare;
    await assert.rejects(write({ cost: emptyEdit.cost }, linkWorker), Forbidden);
    await assert.rejects(
      as(scope => setListed(scope, { serviceId: id, reason: 'x' }), linkWorker),
      Forbidden,
    );
    await as(scope => confirmFacts(scope, { serviceId: id, group: 'times', how: 'visit' }), linkWorker);
    const found = (await confirmationsOf(app.database.open, id)).find(one => one.group === 'times');
    assert.deepEqual([found?.byName, found?.how, String(found?.on)], ['Aoife Hehir', 'visit', '2026-11-23']);
    await assert.rejects(
      as(scope => confirmFacts(scope, { serviceId: newId(), group: null, how: 'visit' })),
      NotFound,
    );
  });

  test('"do not list" outlives the next import and can be taken back', async () => {
    await as(scope => setListed(scope, { serviceId: id, reason: 'Closed for good' }));
    await bring({ name: 'Choir again' });
    const found = async () =>
      (await app.sql('select 1 from directory.listing where service_id = $1', [id])).length;
    assert.equal(await found(), 0);
    await as(scope => setListed(scope, { serviceId: id, reason: null }));
    assert.equal(await found(), 1);
    const kinds = (await historyOf(app.database.open, id, 50)).map(one => one.what);
    assert.deepEqual(kinds.slice(0, 2), ['put_back', 'taken_off']);
  });

  test('an entry that was merged into another is neither taken off nor put back', async () => {
    const other = await as(scope =>
      addEntry(scope, { edit: { ...emptyEdit, entry: { ...emptyEdit.entry, name: 'Twin' } }, how: 'visit' }),
    );
    await app.sql('update directory.service set merged_into = $1, not_listed_since = now() where id = $2', [
      id,
      other,
    ]);
    for (const reason of [null, 'x'])
      await assert.rejects(
        as(scope => setListed(scope, { serviceId: other, reason })),
        Refused,
      );
  });

  test('an entry of our own is found, is confirmed and is on record', async () => {
    const edit = {
      ...emptyEdit,
      entry: { ...emptyEdit.entry, name: 'Kilrush Shed', organization: 'corofin parish' },
    };
    const added = await as(scope => addEntry(scope, { edit, how: 'visit' }));
    const service = await editableService(app.database.open, added);
    assert.deepEqual([service.own, service.edit.entry.organization], [true, 'Corofin Parish']);
    assert.equal(
      (await search(app.database.open, { ...anything, region: 'ie', words: 'kilrush shed' })).found.length,
      1,
    );
    assert.equal((await confirmationsOf(app.database.open, added))[0]?.how, 'visit');
    const verbs = await app.sql<{ verb: string }>('select verb from audit_entry where subject_id = $1', [
      added,
    ]);
    assert.deepEqual(
      verbs.map(row => row.verb),
      ['service.added'],
    );
  });
});

const emptyTime = {
  id: null,
  days: [],
  nth: [],
  dates: [],
  from: null,
  to: null,
  startsOn: null,
  endsOn: null,
  months: [],
  termTime: false,
  offOn: [],
  breaks: [],
  words: null,
} as const;
