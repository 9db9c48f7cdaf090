import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleView } from '../gallery/sample-view.ts';

const { say } = sampleView('en');
const { say: abair } = sampleView('ga');
const moment = Temporal.PlainDateTime.from('2026-11-24T10:00');

test('days and times read as people write them', () => {
  assert.equal(say.when(moment), 'Tuesday 24 November, 10 am');
  assert.equal(say.when(moment.with({ minute: 30 })), 'Tuesday 24 November, 10.30 am');
  assert.equal(say.time(Temporal.PlainTime.from('15:05')), '3.05 pm');
  assert.equal(say.time(Temporal.PlainTime.from('00:30')), '12.30 am');
  assert.equal(say.time(Temporal.PlainTime.from('12:00')), '12 noon');
  assert.equal(say.dayShort(moment), '24 Nov');
  assert.equal(say.date(moment), '24 November 2026');
  assert.equal(say.month(moment), 'November 2026');
  assert.equal(say.span(moment, moment.add({ minutes: 90 })), '10 am to 11.30 am');
});

test('Irish has its own words', () => {
  assert.equal(abair.when(moment), 'Dé Máirt 24 Samhain, 10 r.n.');
  assert.equal(abair.time(Temporal.PlainTime.from('15:00')), '3 i.n.');
  assert.equal(abair.near(moment.add({ days: 1 })), 'amárach');
  assert.equal(abair.list(['a', 'b', 'c']), 'a, b agus c');
});

test('the year is added when it is another one', () => {
  assert.equal(say.day(Temporal.PlainDate.from('2027-01-05')), 'Tuesday 5 January 2027');
  assert.equal(say.dayShort(Temporal.PlainDate.from('1950-02-03')), '3 Feb 1950');
});

test('an instant is shown in the zone of the programme, on both sides of the clock change', () => {
  assert.equal(say.when(Temporal.Instant.from('2026-10-25T00:30:00Z')), 'Sunday 25 October, 1.30 am');
  assert.equal(say.when(Temporal.Instant.from('2026-10-25T01:30:00Z')), 'Sunday 25 October, 1.30 am');
  assert.equal(say.when(Temporal.Instant.from('2026-07-01T23:30:00Z')), 'Thursday 2 July, 12.30 am');
});

test('near days have names, today by the zone of the programme', () => {
  assert.equal(say.today.toString(), '2026-11-24');
  assert.equal(say.near(moment), 'today');
  assert.equal(say.near(moment.subtract({ days: 1 })), 'yesterday');
  assert.equal(say.near(moment.add({ days: 2 })), 'Thursday 26 November');
});

test('waiting, lengths, numbers and money', () => {
  assert.equal(say.waited(0), 'today');
  assert.equal(say.waited(1), '1 day');
  assert.equal(say.minutes(40), '40 minutes');
  assert.equal(say.minutes(60), '1 hour');
  assert.equal(say.minutes(90), '1 hour 30 minutes');
  assert.equal(say.number(160128), '160,128');
  assert.equal(say.number(18.59, 2), '18.59');
  assert.equal(say.money(400), '€4');
  assert.equal(say.money(450), '€4.50');
});

test('telephone numbers are as dialled at home and keep their order', () => {
  assert.equal(say.phone('+353209150142'), '\u2066020 915 0142\u2069');
  assert.equal(say.phone('+441632960001'), '\u2066+44 1632 960001\u2069');
  assert.equal(say.phone('not a number'), '\u2066not a number\u2069');
});

test('dates, times and lists in Polish, Ukrainian, Arabic and Portuguese', () => {
  const [pl, uk, ar, pt] = (['pl', 'uk', 'ar', 'pt'] as const).map(locale => sampleView(locale).say);
  assert.equal(pl?.when(moment), 'wtorek 24 listopada, 10:00');
  assert.equal(uk?.when(moment), 'вівторок 24 листопада, 10:00');
  assert.equal(ar?.when(moment), 'الثلاثاء 24 نوفمبر، 10 صباحًا');
  assert.equal(pt?.when(moment), 'terça-feira, 24 de novembro, 10:00');
  const another = moment.with({ year: 2027 });
  assert.deepEqual(
    [pl, uk, ar, pt].map(say => say?.date(another)),
    ['24 listopada 2027', '24 листопада 2027 року', '24 نوفمبر 2027', '24 de novembro de 2027'],
  );
  assert.deepEqual(
    [pl, uk, ar, pt].map(say => say?.date(another, 2027)),
    ['24 listopada', '24 листопада', '24 نوفمبر', '24 de novembro'],
  );
  assert.equal(pl?.month(moment), 'listopad 2026');
  assert.equal(pt?.month(moment), 'novembro de 2026');
  assert.equal(pl?.list(['a', 'b', 'c']), 'a, b i c');
  assert.equal(ar?.commas(['Tulla', null, '', '10']), 'Tulla، 10');
  assert.equal(ar?.number(1234), '1,234');
});

test('a telephone number keeps its order in every language', () => {
  for (const locale of ['pl', 'uk', 'ar', 'pt'] as const)
    assert.equal(sampleView(locale).say.phone('+353209150142'), '\u2066020 915 0142\u2069');
});
