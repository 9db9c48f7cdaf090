import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { factRow } from '../data-sets/testing.ts';
import { mayAgree, mayEnd, mayMakeFile, mayRefuse } from './policy.ts';
import { MOST_SHIFT, pseudonymOf, shiftOf } from './pseudonym.ts';
import { releaseOf } from './release.ts';
import { ANY, noneStandsOut, type Person, smallestClass } from './smallest-class.ts';
import { type VariableCode, variableCodes, variableOf } from './variables.ts';

const secret = Buffer.alloc(32, 7).toString('base64');
const other = Buffer.alloc(32, 8).toString('base64');
const on = Temporal.PlainDate.from('2026-06-15');

const world = fc.array(
  fc.record({
    personId: fc.integer({ min: 1, max: 60 }).map(n => `p${n}`),
    birthDate: fc.option(fc.integer({ min: 18, max: 95 }).map(years => on.subtract({ years }))),
    sex: fc.option(fc.constantFrom('female', 'male', 'another')),
    area: fc.option(fc.constantFrom('Ennis', 'Kilrush', 'Shannon')),
    route: fc.constantFrom('professional', 'self'),
    referrerRole: fc.option(fc.constantFrom('gp', 'self', 'social_worker')),
    needs: fc.uniqueArray(fc.constantFrom('lonely', 'debt', 'domestic_abuse', 'stress'), { maxLength: 3 }),
    closedOn: fc.option(fc.integer({ min: -30, max: 200 }).map(days => on.add({ days }))),
    firstSessionOn: fc.option(fc.integer({ min: -30, max: 60 }).map(days => on.add({ days }))),
    receivedOn: fc.constant(on),
  }),
  { maxLength: 250 },
);
const chosen = fc
  .uniqueArray(fc.constantFrom(...variableCodes), { minLength: 1, maxLength: 8 })
  .map(codes => variableCodes.filter(code => codes.includes(code)));

test('in every release of every world nobody stands out: by all that is known of a person, over all their lines, at least k look the same', async () => {
  await fc.assert(
    fc.asyncProperty(world, chosen, fc.integer({ min: 8, max: 12 }), async (rows, variables, k) => {
      const release = await releaseOf(rows.map(factRow), { variables, smallest: k, secret }, noneStandsOut);
      const known = variables.flatMap((code, at) => (variableOf(code).known ? [at + 2] : []));
      // Counted anew from the lines as they go, not by what made them.
      const ofPerson = Map.groupBy(release.lines, line => String(line[0]));
      const sizes = new Map<string, number>();
      for (const lines of ofPerson.values()) {
        const look = JSON.stringify(lines.map(line => known.map(at => line[at])));
        sizes.set(look, (sizes.get(look) ?? 0) + 1);
      }
      for (const size of sizes.values()) assert.ok(size >= k, `${size} of ${k}`);
      assert.equal(ofPerson.size, release.people);
      const people = new Set(rows.map(row => row.personId)).size;
      assert.equal(release.people + release.peopleLeftOut, people);
      assert.equal(release.lines.length + release.linesLeftOut, rows.length);
      assert.ok(release.restricted === null || release.restricted >= k);
    }),
    { numRuns: 150 },
  );
});

test('no line holds a need that is restricted, a negative span or an id of the house', async () => {
  await fc.assert(
    fc.asyncProperty(world, async rows => {
      const variables = variableCodes;
      const all = rows.map(factRow);
      const { lines } = await releaseOf(all, { variables, smallest: 8, secret }, noneStandsOut);
      const text = JSON.stringify(lines.map(line => line.map(String)));
      assert.ok(!text.includes('domestic_abuse') && !text.includes('restricted'));
      for (const { referralId, personId } of all)
        assert.ok(!text.includes(`"${referralId}"`) && !text.includes(`"${personId}"`));
      for (const cell of lines.flat()) assert.ok(typeof cell !== 'number' || cell >= 0);
    }),
    { numRuns: 60 },
  );
});

test('the thread of its own leaves out the same people, makes the same coarser and knows which line is whose', async () => {
  const [rows = []] = fc.sample(fc.array(world, { minLength: 3, maxLength: 3 }), 1).map(some => some.flat());
  const order = { variables: variableCodes, smallest: 8, secret };
  const all = rows.map(factRow);
  assert.deepEqual(await releaseOf(all, order), await releaseOf(all, order, noneStandsOut));
  assert.deepEqual(await releaseOf([], order), await releaseOf([], order, noneStandsOut));
});

/** Sweeney 2002, “k-anonymity”, figure 2: a table by race, birth, gender and ZIP in which each combination stands for two people. */
test('a published table that is 2-anonymous is left as it is, and a finer one is made coarser', () => {
  const table = [
    ['Black', '1965', 'm', '0214*'],
    ['Black', '1965', 'm', '0214*'],
    ['Black', '1965', 'f', '0213*'],
    ['Black', '1965', 'f', '0213*'],
    ['Black', '1964', 'f', '0213*'],
    ['Black', '1964', 'f', '0213*'],
    ['White', '1964', 'm', '0213*'],
    ['White', '1964', 'm', '0213*'],
    ['White', '1964', 'm', '0213*'],
    ['White', '1967', 'm', '0213*'],
    ['White', '1967', 'm', '0213*'],
  ];
  const people = table.map((known, at): Person<null> => ({ id: String(at), lines: [{ known, line: null }] }));
  assert.equal(smallestClass(people), 2);
  const steps = [[() => ANY], [() => ANY], [() => ANY], [() => ANY]];
  assert.deepEqual(noneStandsOut(people, steps, 2).coarser, [0, 0, 0, 0]);
  const strict = noneStandsOut(people, steps, 3);
  assert.ok((smallestClass(strict.people) ?? 3) >= 3);
  // Birth has the most values, so it goes first.
  assert.equal(strict.coarser[1], 1);
});

test('a pseudonym is the same in one study and another in every other, and so is the shift of days', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, two) => {
      assert.equal(pseudonymOf(secret, one), pseudonymOf(secret, one));
      assert.notEqual(pseudonymOf(secret, one), pseudonymOf(other, one));
      assert.equal(pseudonymOf(secret, one) === pseudonymOf(secret, two), one === two);
      assert.ok(Math.abs(shiftOf(secret, one)) <= MOST_SHIFT);
    }),
  );
  const shifts = new Set(Array.from({ length: 400 }, (_, at) => shiftOf(secret, `p${at}`)));
  assert.ok(shifts.size > 200);
});

test('days of one person are moved alike, also over a leap day, so that spans stay true', async () => {
  const received = Temporal.PlainDate.from('2028-02-28');
  const rows = Array.from({ length: 8 }, (_, at) =>
    factRow({ personId: `p${at}`, receivedOn: received, closedOn: received.add({ days: 2 }) }),
  );
  const variables: readonly VariableCode[] = ['received_on', 'closed_on'];
  const { lines } = await releaseOf(rows, { variables, smallest: 8, secret });
  assert.equal(lines.length, 8);
  for (const [, , from, to] of lines) {
    assert.ok(from instanceof Temporal.PlainDate && to instanceof Temporal.PlainDate);
    assert.equal(from.until(to).days, 2);
  }
});

test('a span below zero is left out and told, in the file and in its codebook', async () => {
  const rows = Array.from({ length: 8 }, (_, at) =>
    factRow({ personId: `p${at}`, receivedOn: on, closedOn: at === 0 ? on.subtract({ days: 3 }) : on }),
  );
  const release = await releaseOf(rows, { variables: ['days_open', 'closed_on'], smallest: 8, secret });
  assert.equal(release.impossible, 2);
  assert.equal(release.lines.filter(line => line[2] === null && line[3] === null).length, 1);
});

test('two who did not ask agree, one a co-ordinator and one an administrator: every pair and every asker', () => {
  const roles = ['coordinator', 'administrator', 'analyst', 'link_worker', 'system', 'person'] as const;
  const hands = ['a', 'b', 'c'];
  const all = roles.flatMap(role => hands.map(id => ({ role, id })));
  let pairs = 0;
  for (const asker of all)
    for (const first of all)
      for (const second of all) {
        const asked = { state: 'asked', askedBy: asker.id, firstBy: null, firstRole: null } as const;
        const once = { ...asked, state: 'first_yes', firstBy: first.id, firstRole: first.role } as const;
        const both = mayAgree(first, asked) && mayAgree(second, once);
        const rightful =
          new Set([asker.id, first.id, second.id]).size === 3 &&
          [first.role, second.role].toSorted().join() === 'administrator,coordinator';
        assert.equal(both, rightful, JSON.stringify([asker, first, second]));
        if (both) pairs += 1;
      }
  assert.ok(pairs > 0);
});

test('a file needs an approved study, its co-ordinator and a day that is not over; no and the end have their own rules', () => {
  const coordinator = { role: 'coordinator', id: 'a' } as const;
  for (const state of ['asked', 'first_yes', 'approved', 'refused', 'ended'] as const) {
    const study = { state, askedBy: 'z', firstBy: null, firstRole: null, endsOn: on };
    assert.equal(mayMakeFile(coordinator, study, on), state === 'approved');
    assert.equal(mayMakeFile(coordinator, study, on.add({ days: 1 })), false);
    assert.equal(mayMakeFile({ role: 'administrator', id: 'a' }, study, on), false);
    const open = state === 'asked' || state === 'first_yes';
    assert.equal(mayRefuse(coordinator, study), open);
    assert.equal(mayRefuse({ role: 'coordinator', id: 'z' }, study), false);
    assert.equal(mayRefuse({ role: 'analyst', id: 'a' }, study), false);
    assert.equal(mayAgree(coordinator, { ...study, firstRole: 'administrator', firstBy: 'b' }), open);
    const goes = open || state === 'approved';
    assert.equal(mayEnd(coordinator, study), goes);
    assert.equal(mayEnd({ role: 'administrator', id: 'a' }, study), goes);
    assert.equal(mayEnd({ role: 'analyst', id: 'z' }, study), goes);
    assert.equal(mayEnd({ role: 'analyst', id: 'a' }, study), false);
    assert.equal(mayEnd({ role: 'link_worker', id: 'z' }, study), false);
  }
});
