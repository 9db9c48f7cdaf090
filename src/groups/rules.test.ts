import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { noHolidays } from '../core/index.ts';
import { holidaysOf, regionIds, regionOf } from '../programmes/index.ts';
import { cannotMeet, groupNeeds, type Needs } from './needs.ts';
import { afterStep, isOpen, placeStates, placeSteps, takesUp } from './place.ts';
import { bookingFor, offerUntil, promotion, type Waiter } from './queue.ts';
import { daysOf, rhythmOf, rhythms, ruleOf, startOn } from './rhythm.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const someDay = fc
  .integer({ min: 0, max: 4000 })
  .map(ahead => Temporal.PlainDate.from('2024-01-01').add({ days: ahead }));
const everyRhythm = fc.constantFrom('weekly', 'fortnightly', 'monthly') as fc.Arbitrary<
  'weekly' | 'fortnightly' | 'monthly'
>;
const someNeeds: fc.Arbitrary<Needs> = fc.record({
  interpreter: fc.option(fc.constantFrom('pl', 'uk', 'ar')),
  carer: fc.boolean(),
  transport: fc.boolean(),
  access: fc.boolean(),
});
const someGroup = fc.record({
  needsMet: fc.subarray([...groupNeeds]),
  languages: fc.subarray(['en', 'ga', 'pl', 'uk']),
});

describe('dates of a group', () => {
  test('six weeks on Tuesdays are six Tuesdays', () => {
    const found = daysOf({
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      begins: day('2026-10-06'),
      most: 6,
      holidays: noHolidays,
    });
    assert.deepEqual(found.map(String), [
      '2026-10-06',
      '2026-10-13',
      '2026-10-20',
      '2026-10-27',
      '2026-11-03',
      '2026-11-10',
    ]);
  });

  test('a course on Mondays leaves out the October holiday and Stephen’s Day, and has its six all the same', () => {
    const holidays = holidaysOf(regionOf('ie'));
    const autumn = daysOf({
      rule: 'FREQ=WEEKLY;BYDAY=MO',
      begins: day('2026-10-12'),
      most: 6,
      holidays,
    }).map(String);
    assert.deepEqual(autumn, [
      '2026-10-12',
      '2026-10-19',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
  });

  test('the fifth week of a month is the last: no month is left out', () => {
    assert.equal(ruleOf('monthly', day('2026-09-29')), 'FREQ=MONTHLY;BYDAY=-1TU');
    const found = daysOf({
      rule: 'FREQ=MONTHLY;BYDAY=-1TU',
      begins: day('2026-09-29'),
      most: 4,
      holidays: noHolidays,
    });
    assert.deepEqual(found.map(String), ['2026-09-29', '2026-10-27', '2026-11-24', '2026-12-29']);
  });

  test('ten o’clock is ten o’clock before and after both clock changes, and the instants are an hour apart', () => {
    for (const zone of ['Europe/Dublin', 'Europe/London']) {
      for (const [before, after, hours] of [
        ['2026-10-20', '2026-10-27', 169],
        ['2026-03-24', '2026-03-31', 167],
      ] as const) {
        const ten = Temporal.PlainTime.from('10:00');
        const [first, second] = [startOn(day(before), ten, zone), startOn(day(after), ten, zone)];
        assert.equal(second.toZonedDateTimeISO(zone).toPlainTime().toString(), '10:00:00');
        assert.equal(first.toZonedDateTimeISO(zone).toPlainTime().toString(), '10:00:00');
        assert.equal(first.until(second).total('hours'), hours);
      }
    }
  });

  test('whatever the rhythm: as many as asked, in order, each on the weekday it began, none on a holiday or a day off', () => {
    fc.assert(
      fc.property(
        everyRhythm,
        someDay,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...regionIds),
        (rhythm, begins, most, region) => {
          const holidays = holidaysOf(regionOf(region));
          const rule = ruleOf(rhythm, begins) ?? '';
          const off = new Set([begins.add({ weeks: 2 }).toString()]);
          const found = daysOf({ rule, begins, most, holidays, off });
          assert.equal(found.length, most);
          for (const [index, one] of found.entries()) {
            assert.equal(one.dayOfWeek, begins.dayOfWeek);
            assert.ok(!holidays.has(one.toString()) && !off.has(one.toString()));
            const before = found[index - 1];
            if (before) assert.ok(Temporal.PlainDate.compare(before, one) < 0);
          }
          assert.equal(rhythmOf(rule), rhythm);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('days from a later day on are the same days', () => {
    fc.assert(
      fc.property(everyRhythm, someDay, fc.integer({ min: 0, max: 8 }), (rhythm, begins, passed) => {
        const rule = ruleOf(rhythm, begins) ?? '';
        const all = daysOf({ rule, begins, most: 12, holidays: noHolidays });
        const from = all[passed];
        assert.ok(from);
        const later = daysOf({ rule, begins, from, most: 12 - passed, holidays: noHolidays });
        assert.deepEqual(later.map(String), all.slice(passed).map(String));
      }),
      { numRuns: 40 },
    );
  });

  test('a list has no rule', () => {
    assert.equal(ruleOf('listed', day('2026-11-23')), null);
    assert.equal(rhythmOf(null), 'listed');
    assert.ok(rhythms.includes('listed'));
  });
});

describe('who gets a place', () => {
  const waiters = fc
    .uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 12 })
    .chain(turns =>
      fc.tuple(
        ...turns.map(turn => someNeeds.map((needs): Waiter => ({ id: `p${turn}`, turn, needs, told: [] }))),
      ),
    );

  test('who asked first is asked first: whoever is passed over by an offer could not come', () => {
    fc.assert(
      fc.property(waiters, fc.integer({ min: 0, max: 5 }), someGroup, (all, free, group) => {
        const { offer, tell } = promotion(all, free, group);
        const byId = new Map(all.map(one => [one.id, one]));
        const could = all.filter(one => cannotMeet(group, one.needs).length === 0);
        assert.equal(offer.length, Math.min(free, could.length));
        const last = Math.max(0, ...offer.map(id => byId.get(id)?.turn ?? 0));
        for (const one of all) {
          if (one.turn >= last || offer.includes(one.id)) continue;
          assert.ok(cannotMeet(group, one.needs).length > 0, 'nobody is passed over who could come');
          assert.ok(
            tell.some(told => told.id === one.id),
            'whoever is passed over is told',
          );
        }
      }),
    );
  });

  test('the order in which they are read changes nothing', () => {
    fc.assert(
      fc.property(waiters, fc.integer({ min: 0, max: 5 }), someGroup, (all, free, group) => {
        assert.deepEqual(promotion(all.toReversed(), free, group), promotion(all, free, group));
      }),
    );
  });

  test('nobody is told the same twice, and they are first again when the need can be met', () => {
    const one: Waiter = {
      id: 'first',
      turn: 1,
      needs: { interpreter: null, carer: false, transport: true, access: false },
      told: ['transport'],
    };
    const two: Waiter = {
      id: 'second',
      turn: 2,
      needs: { interpreter: null, carer: false, transport: false, access: false },
      told: [],
    };
    const cannot = { needsMet: [], languages: ['en'] };
    assert.deepEqual(promotion([one, two], 1, cannot), { offer: ['second'], tell: [] });
    const can = { needsMet: ['transport'], languages: ['en'] };
    assert.deepEqual(promotion([one, two], 1, can), { offer: ['first'], tell: [] });
  });

  test('a place is booked only when one is free, nobody waits who could come, and the needs are met', () => {
    fc.assert(
      fc.property(
        someGroup,
        fc.nat(10),
        fc.nat(10),
        fc.nat(3),
        someNeeds,
        fc.boolean(),
        (group, places, taken, ahead, needs, arranged) => {
          const booking = bookingFor({ ...group, places, taken }, ahead, needs, arranged);
          const met = arranged || cannotMeet(group, needs).length === 0;
          assert.equal(booking.becomes === 'booked', taken < places && ahead === 0 && met);
          if (booking.becomes === 'waiting') assert.equal(booking.cannot.length > 0, !met);
        },
      ),
    );
  });

  test('an offer ends with the first meeting, but nobody has less than an hour', () => {
    const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
    assert.equal(String(offerUntil(now, 48, null)), '2026-11-25T09:00:00Z');
    assert.equal(
      String(offerUntil(now, 48, Temporal.Instant.from('2026-11-24T10:00:00Z'))),
      '2026-11-24T10:00:00Z',
    );
    assert.equal(
      String(offerUntil(now, 48, Temporal.Instant.from('2026-11-23T09:20:00Z'))),
      '2026-11-23T10:00:00Z',
    );
  });

  test('every step leads from an open state, and only booked and offered places are taken up', () => {
    for (const { from } of Object.values(placeSteps)) assert.ok(from.every(isOpen));
    for (const state of placeStates) {
      if (!isOpen(state)) assert.equal(afterStep(state, 'cancel'), null);
      assert.equal(takesUp(state), state === 'booked' || state === 'offered');
    }
    assert.equal(afterStep('waiting', 'accept'), null);
    assert.equal(afterStep('waiting', 'promote'), 'booked');
  });
});
