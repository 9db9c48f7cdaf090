import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { PublishedDetail, PublishedSchedule } from '../../directory/index.ts';
import { sampleSchedule, sampleService } from './calendar-sample.ts';
import { calendarText } from './calendar-text.ts';

const service = (schedules: readonly PublishedSchedule[], name = 'Singers') =>
  sampleService(schedules, { name });
const unfolded = (text: string) => text.replaceAll('\r\n ', '');
const linesOf = (more: Partial<PublishedSchedule>) => {
  const event = unfolded(calendarText(service([sampleSchedule(more)]))).split('BEGIN:VEVENT')[1] ?? '';
  return event.split('\r\n').filter(line => /^(DTSTART|DTEND|RRULE)/.test(line));
};

describe('the times of a service as iCalendar', () => {
  test('a repeating event begins on a day it falls on', () => {
    const at = 'DTSTART;TZID=Europe/Dublin:';
    const cases: readonly (readonly [Partial<PublishedSchedule>, string, string])[] = [
      [{ byday: 'TH' }, '20261126T100000', 'FREQ=WEEKLY;BYDAY=TH'],
      [{ byday: 'MO,WE' }, '20261123T100000', 'FREQ=WEEKLY;BYDAY=MO,WE'],
      [
        { byday: 'TU', interval: 2, dtstart: '2026-12-01' },
        '20261201T100000',
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      ],
      [{ dtstart: '2026-12-02' }, '20261202T100000', 'FREQ=WEEKLY'],
      [{ freq: 'MONTHLY', byday: '2MO' }, '20261214T100000', 'FREQ=MONTHLY;BYDAY=2MO'],
      [{ freq: 'MONTHLY', byday: '-1FR' }, '20261127T100000', 'FREQ=MONTHLY;BYDAY=-1FR'],
      [{ freq: 'MONTHLY', bymonthday: '-1' }, '20261130T100000', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
      [{ freq: 'DAILY', count: 3 }, '20261123T100000', 'FREQ=DAILY;COUNT=3'],
      [
        { byday: 'MO', valid_to: '2027-06-30' },
        '20261123T100000',
        'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630T225959Z',
      ],
    ];
    for (const [given, start, rule] of cases) {
      const [first, , repeat] = linesOf(given);
      assert.deepEqual([first, repeat], [at + start, `RRULE:${rule}`], JSON.stringify(given));
    }
  });

  test('what does not say when makes no event', () => {
    for (const given of [
      {},
      { freq: 'YEARLY' },
      { byday: 'MO', opens_at: null },
      { freq: 'MONTHLY' },
      { byday: 'MO', interval: 2 },
      { byday: 'someday' },
    ]) {
      assert.deepEqual(linesOf(given), [], JSON.stringify(given));
    }
  });

  test('what happens at a place that is told to nobody is not said to happen at another', () => {
    const hall = {
      id: 'b0000000-0000-4000-8000-000000000001',
      location: { name: 'The open hall', addresses: [] },
    } as unknown as PublishedDetail['places'][number];
    const locations = (at: string | null) =>
      calendarText(
        sampleService([sampleSchedule({ byday: 'MO', service_at_location_id: at })], { places: [hall] }),
      ).match(/LOCATION:.*/g) ?? [];
    assert.deepEqual(locations(null), ['LOCATION:The open hall']);
    assert.deepEqual(locations(hall.id), ['LOCATION:The open hall']);
    assert.deepEqual(locations('b0000000-0000-4000-8000-000000000002'), []);
  });

  test('a break whose year was mistyped leaves out the years that anybody plans for', () => {
    const breaks = [{ from: '2026-12-01', to: '9999-12-31' }];
    const out = calendarText(service([sampleSchedule({ freq: 'DAILY', breaks })])).match(/EXDATE.*/g) ?? [];
    assert.deepEqual([out.length, out[0]], [1097, 'EXDATE;TZID=Europe/Dublin:20261201T100000']);
  });

  test('closing after midnight is the next day', () => {
    assert.equal(
      linesOf({ byday: 'MO', opens_at: '22:00:00', closes_at: '01:00:00' })[1],
      'DTEND;TZID=Europe/Dublin:20261124T010000',
    );
  });

  test('any name stays one property, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), name => {
        const text = calendarText(service([sampleSchedule({ byday: 'MO' })], name));
        for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
        const summaries = unfolded(text)
          .split('\r\n')
          .filter(line => line.startsWith('SUMMARY:'));
        const read = (summaries[0] ?? '')
          .slice(8)
          .replace(/\\(.)/gs, (_whole, one: string) => (one === 'n' ? '\n' : one));
        const clean = (value: string) => value.replace(/\r\n/g, ' ').replace(/\p{Cc}/gu, ' ');
        assert.deepEqual([summaries.length, clean(read)], [1, clean(name)]);
      }),
    );
  });
});
