import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nameLikeness, type TwinFacts, twinScore, worthALook } from './twin-score.ts';

const bare = (name: string, more: Partial<TwinFacts> = {}): TwinFacts => ({
  id: name,
  name,
  organization: null,
  sourceId: more.sourceId ?? `source of ${name}`,
  phones: [],
  emails: [],
  websites: [],
  postcodes: [],
  ...more,
});
const worth = (one: TwinFacts, other: TwinFacts) => twinScore(one, other).score >= worthALook;
const list = (values: readonly string[]) => fc.subarray([...values]);
const facts = fc.record({
  id: fc.uuid(),
  name: fc.oneof(
    fc.string(),
    fc.constantFrom('Ennis Men’s Shed', 'Men’s Shed, Ennis', 'Yoga on Mondays', 'Yoga on Tuesdays'),
  ),
  organization: fc.option(fc.constantFrom('Parish Hall', 'PARISH HALL', 'Library')),
  sourceId: fc.constantFrom('a', 'b'),
  phones: list(['659150100', '659150101']),
  emails: list(['a@example.org', 'b@example.org']),
  websites: list(['example.org']),
  postcodes: list(['V95X2P1', 'V95X2P2']),
});

describe('whether two entries are one group', () => {
  test('does not depend on which stands first, and is a score of 0 to 100', () => {
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const [there, back] = [twinScore(one, other), twinScore(other, one)];
        assert.deepEqual(there, back);
        assert.ok(there.score >= 0 && there.score <= 100);
      }),
    );
  });

  test('is never less likely for one more thing in common', () => {
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const phone = '123456789';
        const more = (entry: TwinFacts) => ({ ...entry, phones: [...entry.phones, phone] });
        assert.ok(twinScore(more(one), more(other)).score >= twinScore(one, other).score);
      }),
    );
  });

  test('the same name and number from two sources is worth a look, the same name alone in two towns is not', () => {
    const phone = { phones: ['659150100'] };
    assert.ok(worth(bare('Ennis Men’s Shed', phone), bare('Mens Shed Ennis', phone)));
    assert.ok(
      worth(bare('Courthouse Singers', phone), bare('Courthouse Singers', { ...phone, sourceId: 'other' })),
    );
    assert.ok(
      !worth(
        bare('Community Choir', { postcodes: ['V95X2P1'], sourceId: 'a' }),
        bare('Community Choir', { postcodes: ['V14X2P1'], sourceId: 'b' }),
      ),
    );
  });

  test('two classes of one house are two, by their day, level or number', () => {
    const house = { phones: ['659150100'], emails: ['a@example.org'], postcodes: ['V95X2P1'], sourceId: 'a' };
    assert.ok(!worth(bare('Yoga on Mondays', house), bare('Yoga on Tuesdays', house)));
    assert.ok(!worth(bare('Spanish for beginners', house), bare('Spanish for improvers', house)));
  });

  test('a shared number with another name is nothing', () => {
    const phone = { phones: ['659150100'], emails: ['office@example.org'] };
    assert.equal(twinScore(bare('Bridge club', phone), bare('Debt advice', phone)).score, 0);
  });

  test('names are alike whatever the order of their words', () => {
    assert.equal(nameLikeness('shed ennis', 'ennis shed'), 1);
    assert.equal(nameLikeness('', ''), 0);
  });
});
