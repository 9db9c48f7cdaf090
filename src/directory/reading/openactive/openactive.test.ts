import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { activityKinds } from '../../derive/openactive/activity-kinds.ts';
import { isBag } from '../fields.ts';
import type { OpenItem } from './item.ts';
import { readItems } from './read-items.ts';
import { type Meeting, rhythmsOf } from './session-times.ts';

const folder = join(import.meta.dirname, '../../fixtures/openactive');
const when = { today: Temporal.PlainDate.from('2016-05-01'), zone: 'Europe/London' };
const read = (items: readonly OpenItem[], on = when) =>
  readItems({ items, placeOf: () => ({ lat: 53, lon: -2 }), fallbackKinds: [], when: on });

/** The items of the standard's own example feeds. */
const examples: readonly OpenItem[] = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .flatMap(name => {
    const page: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const items = isBag(page) && Array.isArray(page['items']) ? page['items'] : [];
    return items.map(item => ({ key: `${name}/${item.kind}/${item.id}`, data: item.data }));
  });

const series = (id: string, more: object = {}): OpenItem => ({
  key: `SessionSeries/${id}`,
  data: { '@type': 'SessionSeries', '@id': `https://a.example/s/${id}`, name: `Series ${id}`, ...more },
});
const session = (id: string, of: string, startDate: string, more: object = {}): OpenItem => ({
  key: `ScheduledSession/${id}`,
  data: {
    '@type': 'ScheduledSession',
    superEvent: `https://a.example/s/${of}`,
    startDate,
    duration: 'PT1H',
    ...more,
  },
});

test('a series of the examples is read whole', () => {
  const { reading } = read(examples);
  const pump = reading.services.find(one => one.name === 'Virtual BODYPUMP');
  assert.ok(pump);
  assert.deepEqual(pump.kinds, ['walking_exercise']);
  assert.equal(pump.minimumAge, 16);
  assert.equal(pump.free, 'no');
  assert.equal(pump.costs.length, 2);
  assert.equal(pump.eligibilityDescription, 'Beginner');
  const place = reading.locations.find(one => one.key === pump.places[0]?.locationKey);
  assert.deepEqual([place?.name, place?.position?.lat], ['Middlesbrough Sports Village', 54.543964]);
  assert.equal(place?.accessibility.find(one => one.code === 'parking')?.value, 'yes');
  assert.equal(place?.accessibility.find(one => one.code === 'childcare')?.value, 'no');
  assert.ok(reading.services.some(one => one.name === 'Outdoor Tennis'));
  assert.ok(reading.services.some(one => one.free === 'yes'));
  assert.doesNotMatch(JSON.stringify(reading), /Nicole/, 'leaders are people, not facts of a service');
});

test('sessions to come make the times of their series, in local time', () => {
  const weeks = [0, 7, 14, 28].map(days =>
    session(`d${days}`, 'a', `2016-05-${String(3 + days).padStart(2, '0')}T18:00:00Z`),
  );
  const gone = session('gone', 'a', '2016-04-05T18:00:00Z');
  const off = session('off', 'a', '2016-05-04T18:00:00Z', {
    eventStatus: 'https://schema.org/EventCancelled',
  });
  const { reading } = read([series('a'), ...weeks, gone, off]);
  const times = reading.services[0]?.schedules.map(one => [
    one.dtstart,
    one.until,
    one.byday,
    one.opensAt,
    one.closesAt,
  ]);
  assert.deepEqual(times, [
    ['2016-05-03', '2016-05-17', 'TU', '19:00', '20:00'],
    ['2016-05-31', '2016-05-31', null, '19:00', '20:00'],
  ]);
  assert.equal(reading.services[0]?.status, 'active');
});

test('what is over is not offered: past and cancelled events, series without a session to come', () => {
  const event = (id: string, more: object): OpenItem => ({
    key: `Event/${id}`,
    data: { '@type': 'Event', name: id, ...more },
  });
  const { reading } = read([
    event('past', { startDate: '2016-04-30T10:00:00+01:00' }),
    event('today', { startDate: '2016-05-01T10:00:00+01:00' }),
    event('cancelled', { startDate: '2016-06-01', eventStatus: 'https://schema.org/EventCancelled' }),
    event('under way', { startDate: '2016-01-01', endDate: '2016-07-01' }),
    series('over'),
    series('on'),
    session('1', 'on', '2016-05-08T10:00:00Z'),
  ]);
  const status = Object.fromEntries(reading.services.map(one => [one.name, one.status]));
  assert.deepEqual(status, {
    past: 'inactive',
    today: 'active',
    cancelled: 'inactive',
    'under way': 'active',
    'Series over': 'inactive',
    'Series on': 'active',
  });
});

test('a series may stand inside its session, sessions inside their series, and a session alone is told', () => {
  const inner = { '@type': 'SessionSeries', '@id': 'https://a.example/s/x', name: 'Inner' };
  const { reading, present } = read([
    {
      key: 'ScheduledSession/1',
      data: { type: 'ScheduledSession', superEvent: inner, startDate: '2016-05-02T09:00:00Z' },
    },
    {
      key: 'ScheduledSession/2',
      data: { type: 'ScheduledSession', superEvent: inner, startDate: '2016-05-09T09:00:00Z' },
    },
    series('y', { subEvent: [{ startDate: '2016-05-05T09:00:00Z' }] }),
    session('3', 'nobody', '2016-05-05T09:00:00Z'),
  ]);
  assert.deepEqual(reading.services.map(one => one.name).sort(), ['Inner', 'Series y']);
  assert.equal(reading.services.find(one => one.name === 'Inner')?.schedules[0]?.byday, 'MO');
  assert.deepEqual(present, ['SessionSeries/y', 'SessionSeries/https://a.example/s/x']);
  assert.deepEqual(
    reading.problems.map(one => [one.reason, one.value]),
    [['unknown_reference', 'ScheduledSession/3']],
  );
});

test('slots of a facility are the hours between which it can be had', () => {
  const slot = (id: string, startDate: string): OpenItem => ({
    key: `FacilityUse/Slot/${id}`,
    data: { '@type': 'Slot', facilityUse: 'https://a.example/f/1', startDate, duration: 'PT30M' },
  });
  const { reading } = read([
    {
      key: 'FacilityUse/1',
      data: { '@type': 'FacilityUse', '@id': 'https://a.example/f/1', name: 'Courts' },
    },
    slot('1', '2016-05-03T08:00:00Z'),
    slot('2', '2016-05-03T20:30:00Z'),
    slot('3', '2016-05-05T08:00:00Z'),
    slot('4', '2016-05-12T20:30:00Z'),
  ]);
  const [times] = reading.services[0]?.schedules ?? [];
  assert.deepEqual([times?.byday, times?.opensAt, times?.closesAt], ['TU,TH', '09:00', '22:00']);
});

test('a record that cannot be read is told and still counts as held', () => {
  const { reading, present } = read([series('a', { name: '' }), { key: 'Event/9', data: 'soup' }]);
  assert.equal(reading.services.length, 0);
  assert.deepEqual(reading.problems.map(one => one.reason).sort(), ['missing_name', 'not_a_record']);
  assert.deepEqual([...present].sort(), ['Event/9', 'SessionSeries/a']);
});

test('the order of items makes no difference', () => {
  const place = { '@type': 'Place', '@id': 'https://a.example/p', name: 'Hall' };
  const items = [
    ...examples,
    series('a', { location: place }),
    series('b', { location: { ...place, name: 'Hall!' } }),
    session('1', 'a', '2016-05-08T10:00:00Z'),
    session('2', 'b', '2016-05-15T10:00:00Z'),
  ];
  const told = (list: readonly OpenItem[]) => {
    const { reading } = read(list);
    const sorted = (records: readonly { readonly key: string }[]) =>
      [...records].sort((a, b) => (a.key < b.key ? -1 : 1));
    return JSON.stringify([reading.services, reading.locations, reading.organizations].map(sorted));
  };
  const one = told(items);
  fc.assert(
    fc.property(fc.shuffledSubarray(items, { minLength: items.length }), list => {
      assert.equal(told(list), one);
    }),
    { numRuns: 30 },
  );
});

test('weekly rules name exactly the days there are', () => {
  const day = Temporal.PlainDate.from('2026-11-23');
  const meeting = fc.record({
    on: fc.integer({ min: 0, max: 60 }).map(days => day.add({ days }).toString()),
    opensAt: fc.constantFrom('09:00', '18:30'),
    closesAt: fc.constantFrom('10:00', null),
  });
  const named = (list: readonly Meeting[]) =>
    [...new Set(list.map(one => `${one.on} ${one.opensAt} ${one.closesAt}`))].sort();
  const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  fc.assert(
    fc.property(fc.array(meeting, { maxLength: 40 }), meetings => {
      const told: Meeting[] = [];
      for (const rule of rhythmsOf(meetings)) {
        let at = Temporal.PlainDate.from(rule.dtstart);
        const until = Temporal.PlainDate.from(rule.until);
        const days = rule.byday?.split(',') ?? codes;
        for (; Temporal.PlainDate.compare(at, until) <= 0; at = at.add({ days: 1 })) {
          if (!days.includes(codes[at.dayOfWeek - 1] ?? '')) continue;
          told.push({ on: at.toString(), opensAt: rule.opens_at, closesAt: rule.closes_at });
        }
      }
      assert.equal(named(told).length, told.length, 'no day is told twice');
      assert.deepEqual(named(told), named(meetings));
      assert.deepEqual(rhythmsOf(meetings.toReversed()), rhythmsOf(meetings));
    }),
  );
});

test('nothing in a feed makes reading throw', () => {
  const keys = fc.constantFrom(
    ...['@type', '@id', 'name', 'superEvent', 'location', 'eventSchedule', 'offers', 'startDate', 'subEvent'],
    ...['activity', 'organizer', 'ageRange', 'byDay', 'repeatFrequency', 'duration', 'scheduleTimezone'],
  );
  const words = fc.constantFrom(
    'SessionSeries',
    'ScheduledSession',
    'Slot',
    'P1W',
    '2016-13-40',
    'PT9999999H',
    '',
  );
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      words,
      fc.string({ maxLength: 6 }),
      fc.double(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 8 }),
    ),
  }));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 6 }), list => {
      const { reading } = read(list.map((data, at) => ({ key: `Event/${at}`, data })));
      for (const service of reading.services) assert.ok(service.name !== '' && service.key !== '');
    }),
  );
});

test('activities are put under the kinds of the reviewed map', () => {
  const kinds = (id: string) => activityKinds(`https://openactive.io/activity-list#${id}`);
  assert.deepEqual(kinds('5e78bcbe-36db-425a-9064-bf96d09cc351'), ['walking_exercise']);
  assert.deepEqual(kinds('2a41c553-84be-4970-b3d0-42f9ef6bd9a4'), ['sport']);
  assert.deepEqual(activityKinds('https://example.org/5e78bcbe-36db-425a-9064-bf96d09cc351'), []);
});
