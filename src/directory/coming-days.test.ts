import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { comingDays, type WeeklyMeeting } from './coming-days.ts';

const monday = Temporal.PlainDate.from('2026-11-23');

const meeting = (serviceId: string, byday: string): WeeklyMeeting => ({
  serviceId,
  name: serviceId,
  description: null,
  town: 'Tulla',
  byday,
  opensAt: '10:30:00',
});

test('each day has a meeting that takes place on it, in the order of the days', () => {
  const found = comingDays([meeting('a', 'WE'), meeting('b', 'MO'), meeting('c', 'SU')], monday);
  assert.deepEqual(
    found.map(one => [one.on.toString(), one.meeting.serviceId]),
    [
      ['2026-11-23', 'b'],
      ['2026-11-25', 'a'],
      ['2026-11-29', 'c'],
    ],
  );
});

test('a meeting of two days stands once', () => {
  const found = comingDays([meeting('a', 'TU,TH')], monday);
  assert.deepEqual(
    found.map(one => one.on.toString()),
    ['2026-11-24'],
  );
});

test('another week chooses another group of the same day', () => {
  const both = [meeting('a', 'MO'), meeting('b', 'MO')];
  const ids = [0, 7].map(days => comingDays(both, monday.add({ days }))[0]?.meeting.serviceId);
  assert.deepEqual([...ids].sort(), ['a', 'b']);
});

test('never more than asked, no service twice, and always on one of its days', () => {
  const code = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
  const days = fc.uniqueArray(code, { minLength: 1, maxLength: 2 }).map(codes => codes.join(','));
  const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  fc.assert(
    fc.property(
      fc.array(days, { maxLength: 20 }),
      fc.nat(400),
      fc.integer({ min: 1, max: 7 }),
      (all, ahead, most) => {
        const today = monday.add({ days: ahead });
        const found = comingDays(
          all.map((byday, index) => meeting(`s${index}`, byday)),
          today,
          most,
        );
        assert.ok(found.length <= most);
        assert.equal(new Set(found.map(one => one.meeting.serviceId)).size, found.length);
        for (const { on, meeting: one } of found) {
          assert.ok(one.byday.includes(names[on.dayOfWeek - 1] ?? '?'));
          assert.ok(today.until(on).days < 7 && today.until(on).days >= 0);
        }
      },
    ),
  );
});
