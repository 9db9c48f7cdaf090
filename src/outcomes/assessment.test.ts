import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timepoints } from '../programmes/index.ts';
import { type Assessment, changeBetween, latest, mayWord, standingOf } from './assessment.ts';
import { instruments, ons4, serviceUse } from './instruments/index.ts';
import { packOf } from './pack.ts';
import { askedIn, may } from './policy.ts';
import { programmeSummary } from './programme-summary.ts';
import type { ClosedCase } from './queries.ts';
import { summariseChanges } from './scoring-summary.ts';
import { FEWEST, hideSmall, shown } from './small-numbers.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const taken = (one: Partial<Assessment>): Assessment => ({
  id: 'a',
  instrument: 'ons4',
  version: 1,
  timepoint: 'baseline',
  declined: false,
  answers: { satisfied: 4, worthwhile: 5, happy: 3, anxious: 6 },
  takenOn: day('2026-10-01'),
  ...one,
});

test('the newest of a timepoint counts, whatever the order', () => {
  const rows = [taken({ id: 'late', takenOn: day('2026-10-08') }), taken({ id: 'early' })];
  assert.equal(latest(rows, 'ons4', 'baseline')?.id, 'late');
  assert.equal(latest(rows.toReversed(), 'ons4', 'baseline')?.id, 'late');
  assert.equal(latest(rows, 'ons4', 'end'), null);
});

test('declined, partly and not asked are told apart', () => {
  assert.equal(standingOf(null), 'not_asked');
  assert.equal(standingOf(taken({ declined: true, answers: {} })), 'declined');
  assert.equal(standingOf(taken({ answers: { happy: 3 } })), 'partly');
  assert.equal(standingOf(taken({})), 'answered');
  const own = taken({ instrument: 'own_concerns', answers: { first: 9 } });
  assert.equal(standingOf(own, ['first']), 'answered');
  assert.equal(standingOf(own), 'partly');
});

test('a declined end, or one in another version, is missing and never a zero', () => {
  for (const end of [
    taken({ timepoint: 'end', declined: true, answers: {} }),
    taken({ timepoint: 'end', version: 2 }),
  ]) {
    const [first] = changeBetween([taken({}), end], ons4, 'baseline', 'end');
    assert.equal(first?.missing, 'after');
    assert.equal(first?.difference, null);
  }
});

test('words of a concern are free until they have been asked again', () => {
  const worded = [{ position: 1, words: 'The quiet evenings' }];
  const again = [{ instrument: 'own_concerns', timepoint: 'review' as const }];
  assert.equal(mayWord(1, 'baseline', worded, []), true);
  assert.equal(mayWord(1, 'baseline', worded, again), false);
  assert.equal(mayWord(1, 'end', worded, []), false);
  assert.equal(mayWord(2, 'end', worded, again), true);
});

test('every timepoint has its states, and only the own link worker or the co-ordinator records', () => {
  const actor = (role: 'link_worker' | 'coordinator' | 'analyst', id = 'me') => ({
    programmeId: 'p',
    id,
    role,
    teams: [],
    name: '',
  });
  for (const timepoint of timepoints.codes) {
    const state = askedIn[timepoint][0] ?? 'active';
    const standing = { state, linkWorkerId: 'me' };
    assert.equal(may(actor('link_worker'), { record: timepoint }, standing).ok, true);
    assert.equal(may(actor('link_worker', 'you'), { record: timepoint }, standing).ok, false);
    assert.equal(may(actor('coordinator', 'you'), { record: timepoint }, standing).ok, true);
    assert.equal(may(actor('analyst'), { record: timepoint }, standing).ok, false);
    // Before a link worker has them only what is asked while they wait; afterwards not that any more.
    // A course is asked about whatever becomes of the case, once it was accepted.
    const ofCourse = timepoint === 'course_start' || timepoint === 'course_end';
    const other = ofCourse ? 'received' : timepoint === 'waiting' ? 'active' : 'waiting';
    const elsewhere = may(actor('coordinator'), { record: timepoint }, { ...standing, state: other });
    assert.deepEqual(elsewhere, {
      ok: false,
      reasonKey: `outcomes.refused.when.${timepoint}`,
      closed: true,
    });
  }
});

test('a programme asks the pack and what it turned on, never a slot', () => {
  assert.ok(!packOf({ moreInstruments: [] }).some(one => one.offByDefault));
  const more = packOf({ moreInstruments: ['phq9', 'swemwbs', 'ons4', 'nonsense'] });
  assert.deepEqual(more.map(one => one.id).slice(6), ['phq9']);
  assert.ok(more.every(one => one.mode === 'text'));
  assert.ok(instruments.includes(serviceUse));
});

const cases = fc.array(
  fc.record({
    referralId: fc.uuid(),
    sessionsHeld: fc.integer({ min: 1, max: 8 }),
    taken: fc.subarray(['baseline', 'end'] as const).chain(times =>
      fc.tuple(
        ...times.map(timepoint =>
          fc.record({
            instrument: fc.constant('ons4'),
            version: fc.constant(1),
            timepoint: fc.constant(timepoint),
            declined: fc.boolean(),
            answers: fc.record(
              { happy: fc.integer({ min: 0, max: 10 }), anxious: fc.integer({ min: 0, max: 10 }) },
              { requiredKeys: [] },
            ),
          }),
        ),
      ),
    ),
  }),
  { maxLength: 40 },
);

test('in the summary everybody is counted once, paired or missing', () => {
  fc.assert(
    fc.property(cases, all => {
      for (const { summary } of programmeSummary(all as readonly ClosedCase[], [ons4])) {
        const missing = summary.missingBefore + summary.missingAfter + summary.missingBoth;
        assert.equal(summary.paired + missing, all.length);
      }
    }),
    { numRuns: 60 },
  );
});

test('nothing is shown that stands for one to seven people, and nothing can be worked out', () => {
  assert.equal(shown(0), 0);
  assert.equal(shown(FEWEST - 1), null);
  assert.equal(shown(FEWEST), FEWEST);
  const people = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(people, people, people, (better, same, worse) => {
      const paired = better + same + worse;
      const summary = hideSmall({
        ...summariseChanges('happy', []),
        paired,
        better,
        same,
        worse,
        meanBefore: 4,
        meanAfter: 6,
        meanDifference: 2,
      });
      const counts = [summary.better, summary.same, summary.worse];
      assert.ok(counts.every(count => count === null || count === 0 || count >= FEWEST));
      assert.equal(summary.means === null, paired < FEWEST);
      const hidden = [better, same, worse].filter((count, index) => counts[index] === null && count > 0);
      const others = [better, same, worse].filter((count, index) => counts[index] !== null && count > 0);
      if (paired >= FEWEST && hidden.length === 1) assert.equal(others.length, 0);
    }),
  );
});
