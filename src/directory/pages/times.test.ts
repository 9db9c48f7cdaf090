import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeView } from '../../ui/index.ts';
import { nextTime } from './hit-facts.tsx';
import { valueInWords } from './keeping/edit-words.ts';
import { timesInWords } from './times.ts';

const view = (locale: 'en' | 'ga') =>
  makeView({ locale, now: Temporal.Instant.from('2026-11-23T10:00Z'), path: '/', csrf: '' });

function told(locale: 'en' | 'ga', freq: string, byday: string, interval = 1, bymonthday = ''): string {
  const empty = {
    bymonthday,
    valid_from: null,
    valid_to: null,
    opens_at: null,
    closes_at: null,
  };
  const [text = ''] = timesInWords(view(locale), [
    { ...empty, freq, byday, interval, description: null, notes: null },
  ]);
  return text;
}

test('only what is weekly is told as weekly', () => {
  assert.equal(told('en', 'WEEKLY', 'TU'), 'Tuesdays');
  assert.equal(told('en', 'WEEKLY', 'TU', 2), 'Every second Tuesday');
  assert.equal(told('en', 'WEEKLY', 'TU,FR', 3), 'Every third Tuesday and every third Friday');
  assert.equal(told('en', 'WEEKLY', 'TU', 4), 'Tuesdays, every 4 weeks');
  assert.equal(told('en', 'MONTHLY', '1TU'), 'The first Tuesday of the month');
  assert.equal(told('en', 'MONTHLY', '+2MO,-1FR'), 'The second Monday and the last Friday of the month');
  assert.equal(told('en', 'MONTHLY', '1TU', 2), 'The first Tuesday of every second month');
  assert.equal(told('en', 'MONTHLY', '-2TU'), '');
});

test('the Irish of a rhythm keeps its mutations', () => {
  assert.equal(told('ga', 'WEEKLY', 'FR', 2), 'Gach dara hAoine');
  assert.equal(told('ga', 'MONTHLY', '1TU'), 'An chéad Mháirt den mhí');
  assert.equal(told('ga', 'MONTHLY', '-1WE'), 'An Chéadaoin dheireanach den mhí');
  assert.equal(told('ga', 'WEEKLY', 'FR', 3), 'Gach tríú hAoine');
  assert.match(told('ga', 'WEEKLY', 'MO', 4), /, gach 4 seachtaine$/);
});

test('days by date are told by their number, and what is none is left to the source’s own words', () => {
  const date = (days: string, interval = 1) => told('en', 'MONTHLY', '', interval, days);
  assert.equal(date('15'), 'The 15th of the month');
  assert.equal(date('1, 22,23'), 'The 1st, the 22nd and the 23rd of the month');
  assert.equal(date('-1'), 'The last day of the month');
  assert.equal(date('11', 2), 'The 11th of every second month');
  for (const none of ['', '32', '0', 'x', '1,', '-2']) assert.equal(date(none), '', none);
  assert.equal(told('en', 'WEEKLY', '', 1, '15'), '');
  assert.equal(told('ga', 'MONTHLY', '', 1, '15'), 'An 15ú lá den mhí');
});

test('an edit of the times is told with its rhythm', () => {
  const edit = (rhythm: string, nth: number[]) =>
    valueInWords(view('en'), 'schedules', [{ rhythm, days: ['TU'], nth }]);
  assert.deepEqual(edit('weekly', []), ['Tuesdays']);
  assert.deepEqual(edit('fortnightly', []), ['Every second Tuesday']);
  assert.deepEqual(edit('monthly', [1, 3]), ['The first Tuesday and the third Tuesday of the month']);
});

test('on paper the next time is a day with its date, since “tomorrow” passes', () => {
  const next = { nextAt: '2026-11-24T10:30:00Z' };
  type Facts = Parameters<typeof nextTime>[1]['facts'];
  const facts = next as Partial<NonNullable<Facts>> as NonNullable<Facts>;
  assert.equal(nextTime(view('en'), { facts }), 'tomorrow, 10.30 am');
  assert.equal(nextTime(view('en'), { facts }, true), 'Tuesday 24 November, 10.30 am');
});

test('days in a row are told in Irish with one capital', () => {
  assert.equal(told('ga', 'WEEKLY', 'MO,WE'), 'Gach Luan agus gach Céadaoin');
});
