import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { occurrences, type PublishedSchedule } from '../../directory/index.ts';
import { sampleSchedule, sampleService } from './calendar-sample.ts';
import { calendarText } from './calendar-text.ts';

const changedAt = Temporal.Instant.from('2026-11-23T08:00:00Z');
const service = (one: PublishedSchedule, at = changedAt) =>
  sampleService([one], { name: 'Singers; of “Clare”, and\nEnnis', changedAt: at });

/** What ical.js, as Thunderbird uses it, makes of the first twelve times. */
function byIcalJs(text: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const [first, ...others] = calendar.getAllSubcomponents('vevent').map(one => new ICAL.Event(one));
  assert.ok(first);
  for (const other of others) first.relateException(other);
  const walk = first.iterator();
  const found: string[] = [];
  for (let next = walk.next(); next && found.length < 12; next = walk.next()) {
    const { item, startDate } = first.getOccurrenceDetails(next);
    const status = item.component.getFirstPropertyValue('status');
    if (status !== 'CANCELLED') found.push(startDate.toJSDate().toISOString());
  }
  return found;
}

/** What node-ical makes of them. */
function byNodeIcal(text: string): string[] {
  const event = Object.values(nodeIcal.sync.parseICS(text)).find(one => one?.type === 'VEVENT');
  assert.ok(event?.type === 'VEVENT');
  const from = changedAt.epochMilliseconds;
  const days = nodeIcal.expandRecurringEvent(event, {
    from: new Date(from),
    to: new Date(from + 3 * 365 * 86_400_000),
  });
  return days
    .filter(day => day.event.status !== 'CANCELLED')
    .slice(0, 12)
    .map(({ start }) => start.toISOString());
}

const ours = (one: PublishedSchedule): string[] =>
  occurrences(one, 'Europe/Dublin', changedAt, 12).map(({ start }) =>
    new Date(start.epochMilliseconds).toISOString(),
  );

describe('two other programs read our calendars as we do', () => {
  const cases: Readonly<Record<string, Partial<PublishedSchedule>>> = {
    'every week through both clock changes': { byday: 'TU', interval: 4, dtstart: '2026-11-24' },
    'every two weeks but for days off and a break': {
      byday: 'TU,TH',
      interval: 2,
      dtstart: '2026-11-24',
      off_on: ['2026-12-08'],
      breaks: [{ from: '2026-12-20', to: '2027-01-06' }],
    },
    'the last Friday of a month': { freq: 'MONTHLY', byday: '-1FR' },
    'a season with an end': { byday: 'MO', months: [11, 12, 3, 4], valid_to: '2027-04-10' },
  };
  for (const [name, given] of Object.entries(cases)) {
    test(name, () => {
      const one = sampleSchedule(given);
      const text = calendarText(service(one));
      assert.deepEqual(byIcalJs(text), ours(one));
      assert.deepEqual(byNodeIcal(text), ours(one));
    });
  }

  test('a day that is taken off stays in the calendar as cancelled, with the same UID and a higher count', () => {
    const event = (text: string, at: number) =>
      new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')[at];
    const before = calendarText(service(sampleSchedule({ byday: 'TU', dtstart: '2026-11-24' })));
    const after = calendarText(
      service(
        sampleSchedule({ byday: 'TU', dtstart: '2026-11-24', off_on: ['2026-12-08', '2026-12-09'] }),
        changedAt.add({ seconds: 1 }),
      ),
    );
    assert.equal(before.includes('CANCELLED'), false);
    const [was, is, off] = [event(before, 0), event(after, 0), event(after, 1)];
    assert.equal(after.match(/BEGIN:VEVENT/g)?.length, 2);
    const value = (one: typeof was, name: string) => String(one?.getFirstPropertyValue(name));
    assert.deepEqual(
      [value(off, 'uid'), value(off, 'status'), value(off, 'recurrence-id')],
      [value(was, 'uid'), 'CANCELLED', '2026-12-08T10:00:00'],
    );
    assert.equal(value(is, 'status'), 'CONFIRMED');
    assert.ok(Number(value(off, 'sequence')) > Number(value(was, 'sequence')));
    assert.equal(value(off, 'sequence'), value(is, 'sequence'));
    assert.doesNotMatch(after, /EXDATE/);
  });

  test('single days', () => {
    const one = sampleSchedule({ freq: null, also_on: ['2026-12-12', '2026-12-05', '2027-06-05'] });
    assert.deepEqual(byIcalJs(calendarText(service(one))), ours(one));
  });

  test('a change keeps the UID and counts on', () => {
    const of = (at: string) => {
      const text = calendarText(service(sampleSchedule({ byday: 'TU' }), Temporal.Instant.from(at)));
      const event = new ICAL.Event(
        new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? new ICAL.Component('vevent'),
      );
      return { uid: event.uid, sequence: event.sequence, summary: event.summary };
    };
    const [before, after] = [of('2026-11-23T08:00:00Z'), of('2026-11-23T08:01:00Z')];
    assert.equal(before.uid, after.uid);
    assert.ok(after.sequence > before.sequence);
    assert.equal(after.summary, 'Singers; of “Clare”, and\nEnnis');
  });
});
