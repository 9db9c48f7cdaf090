import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../core/index.ts';
import { consentPurposes } from '../programmes/index.ts';
import { decide, type SaidConsent, standingOn, standingsOf } from './consent.ts';
import { type UseName, useNames, uses } from './uses.ts';

const choir = { id: newId(), names: ['Tuesday Choir'] };
const shed = { id: newId(), names: ['Men’s Shed'] };
const purpose = 'share_with_groups';
const day = (n: number) => Temporal.Instant.from('2026-01-01T09:00:00Z').add({ hours: 24 * n });

type Given = Partial<SaidConsent> & { readonly on: number };
const said = ({ on, ...row }: Given): SaidConsent => ({
  id: newId(),
  purpose,
  given: true,
  at: day(on),
  withdrawn_at: null,
  recipient: null,
  recipient_id: null,
  scope: null,
  from_record: null,
  joined_at: null,
  ...row,
});
const about = (group: typeof choir) => ({ recipient: group.names[0] ?? null, recipient_id: group.id });
const may = (
  rows: readonly SaidConsent[],
  to: typeof choir | null = choir,
  use: UseName = 'group_introduction',
) => decide(use, rows, to).allowed;

describe('what somebody agreed to', () => {
  test('nobody asked: nothing leaves; what stays in the house goes on until they say no', () => {
    for (const name of useNames) assert.equal(decide(name, []).allowed, uses[name].unasked === 'go', name);
  });

  test('the newest word counts, also when it takes an older one back', () => {
    assert.equal(may([said({ on: 1 })]), true);
    assert.equal(may([said({ on: 1 }), said({ on: 2, given: false })]), false);
    assert.equal(may([said({ on: 1, given: false }), said({ on: 2 })]), true);
    assert.equal(may([said({ on: 1, withdrawn_at: day(3) }), said({ on: 2 })]), false);
    assert.equal(standingOn(purpose, [said({ on: 1, withdrawn_at: day(3) })]), 'withdrawn');
    assert.equal(standingOn(purpose, [said({ on: 1, given: false })]), 'refused');
  });

  test('a yes about one group opens that group and no other', () => {
    const rows = [said({ on: 1, ...about(choir) })];
    assert.equal(may(rows, choir), true);
    assert.equal(may(rows, shed), false);
    assert.equal(may(rows, null), false);
  });

  test('a no about one group holds until a yes that names it; to agree in general does not undo it', () => {
    const rows = [said({ on: 1 }), said({ on: 2, given: false, ...about(choir) }), said({ on: 3 })];
    assert.equal(may(rows, choir), false);
    assert.equal(may(rows, shed), true);
    assert.equal(may([...rows, said({ on: 4, ...about(choir) })], choir), true);
  });

  test('a no that names somebody we cannot place counts; a yes that does, does not', () => {
    const daughter = { recipient: 'my daughter' };
    assert.equal(may([said({ on: 1 }), said({ on: 2, given: false, ...daughter })]), false);
    assert.equal(may([said({ on: 1, ...daughter })]), false);
  });

  test('names are told apart as people read them', () => {
    const gp = { names: ['Dr Síle Ní Dhúill', 'Ennis Road Surgery'] };
    const yes = said({ on: 1, purpose: 'share_with_gp', recipient: '  dr  sile ni dhuill ' });
    assert.equal(decide('gp_letter', [yes], gp).allowed, true);
    assert.equal(decide('gp_letter', [yes], { names: ['Dr Other'] }).allowed, false);
  });

  test('to agree to the basics is to agree to no more', () => {
    const rows = [said({ on: 1 }), said({ on: 2, scope: 'basics' })];
    assert.equal(may(rows), false);
    assert.equal(may(rows, choir, 'group_chase'), true);
    assert.deepEqual(
      standingsOf(purpose, rows).map(one => [one.standing, one.basics]),
      [['given', true]],
    );
  });

  test('without a record nothing of it is used', () => {
    const all = consentPurposes.codes.map(one => said({ on: 1, purpose: one }));
    const no = said({ on: 2, purpose: 'keep_record', given: false });
    for (const name of useNames) {
      assert.equal(decide(name, all, choir).allowed, true, name);
      assert.equal(decide(name, [...all, no], choir).allowed, false, name);
    }
  });

  test('of two records joined the stricter counts until they are asked again', () => {
    const other = newId();
    const no = said({ on: 1, given: false, from_record: other, joined_at: day(5) });
    assert.equal(may([no, said({ on: 2 })]), false);
    assert.equal(may([no, said({ on: 2 }), said({ on: 6 })]), true);
    const named = { ...no, ...about(choir) };
    assert.equal(may([named, said({ on: 6 })], choir), false);
    assert.equal(may([named, said({ on: 6 })], shed), true);
    assert.equal(may([named, said({ on: 6 }), said({ on: 7, ...about(choir) })], choir), true);
  });
});

const word = fc.record({
  on: fc.integer({ min: 0, max: 40 }),
  given: fc.boolean(),
  back: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  group: fc.constantFrom(null, choir, shed, 'somebody' as const),
  scope: fc.constantFrom(null, null, 'basics'),
  purpose: fc.constantFrom(...consentPurposes.codes),
});
type Drawn = typeof word extends fc.Arbitrary<infer W> ? W : never;
const row = (
  { on, given, back, group, scope, purpose: of }: Drawn,
  more: Partial<SaidConsent> = {},
): SaidConsent =>
  said({
    on,
    given,
    purpose: of,
    scope: given ? scope : null,
    withdrawn_at: given && back !== null ? day(on + back) : null,
    ...(group === null ? {} : group === 'somebody' ? { recipient: 'somebody' } : about(group)),
    ...more,
  });
const words = fc.array(word, { maxLength: 14 });
const use = fc.constantFrom(...useNames);
const to = fc.constantFrom(null, choir, shed);

describe('for every history', () => {
  test('a no to all stops every use of its purpose at once, and a yes to all with no names opens it', () => {
    fc.assert(
      fc.property(words, use, to, (drawn, name, whom) => {
        const rows = drawn.map(one => row(one));
        const of = uses[name].purpose;
        assert.equal(
          decide(name, [...rows, said({ on: 99, purpose: of, given: false })], whom).allowed,
          false,
        );
        const plain = rows.filter(
          one => !one.recipient && !(uses[name].nor as readonly string[]).includes(one.purpose),
        );
        assert.equal(decide(name, [...plain, said({ on: 99, purpose: of })], whom).allowed, true);
      }),
    );
  });

  test('the order in which rows are read is nothing', () => {
    fc.assert(
      fc.property(words, use, to, fc.integer(), (drawn, name, whom, seed) => {
        const rows = drawn.map(one => row(one));
        const shuffled = rows.toSorted((one, other) => (one.id + seed < other.id + seed ? 1 : -1)).reverse();
        assert.deepEqual(decide(name, shuffled, whom), decide(name, rows.toReversed(), whom));
      }),
    );
  });

  test('what was said of other purposes changes nothing', () => {
    fc.assert(
      fc.property(words, words, use, to, (drawn, others, name, whom) => {
        const rows = drawn.map(one => row(one));
        const mine: readonly string[] = [uses[name].purpose, ...uses[name].nor];
        const more = others.map(one => row(one)).filter(one => !mine.includes(one.purpose));
        assert.deepEqual(decide(name, [...rows, ...more], whom), decide(name, rows, whom));
      }),
    );
  });

  test('a yes in general never lifts a no that names somebody', () => {
    fc.assert(
      fc.property(words, drawn => {
        const rows = drawn.map(one => row({ ...one, purpose }));
        const no = said({ on: 98, given: false, ...about(choir) });
        assert.equal(may([...rows, no, said({ on: 99 })], choir), false);
        assert.equal(may([...rows, no, said({ on: 99, ...about(choir) })], choir), true);
      }),
    );
  });

  test('joining two records allows nothing that either of them forbade', () => {
    fc.assert(
      fc.property(words, words, use, to, (one, other, name, whom) => {
        const [kept, merged] = [one.map(each => row(each)), other.map(each => row(each))];
        const joined = [...kept, ...merged.map(each => ({ ...each, from_record: 'b', joined_at: day(90) }))];
        for (const before of [kept, merged]) {
          const said = decide(name, before, whom);
          if (['refused', 'withdrawn'].includes(said.standing))
            assert.equal(decide(name, joined, whom).allowed, false);
        }
        if (decide(name, joined, whom).standing === 'given')
          assert.ok([kept, merged].some(before => decide(name, before, whom).standing === 'given'));
      }),
    );
  });
});
