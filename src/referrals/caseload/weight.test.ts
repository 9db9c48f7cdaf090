import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type CaseLoad,
  caseloadWeights,
  caseWeight,
  houseWeights,
  loadsOf,
  stages,
  weightNames,
} from './weight.ts';

const ordinary: CaseLoad = {
  stage: 'going',
  concern: false,
  needs: 2,
  barriers: 0,
  interpreter: false,
  homeVisits: false,
  quietDays: 3,
};
const load = fc.record({
  stage: fc.constantFrom(...stages),
  concern: fc.boolean(),
  needs: fc.nat({ max: 12 }),
  barriers: fc.nat({ max: 12 }),
  interpreter: fc.boolean(),
  homeVisits: fc.boolean(),
  quietDays: fc.option(fc.nat({ max: 400 })),
});
const weights = fc.record(
  Object.fromEntries(weightNames.map(name => [name, fc.nat({ max: 500 })])) as Record<
    keyof typeof houseWeights,
    fc.Arbitrary<number>
  >,
);

describe('what a case weighs', () => {
  test('an ordinary case weighs one, and each recorded fact adds what is written', () => {
    const weigh = (more: Partial<CaseLoad>) => caseWeight({ ...ordinary, ...more }, houseWeights);
    assert.equal(weigh({}), 100);
    assert.equal(weigh({ concern: true }), 200);
    assert.equal(weigh({ needs: 5 }), 175);
    assert.equal(weigh({ needs: 0 }), 100);
    assert.equal(weigh({ barriers: 9 }), 200);
    assert.equal(weigh({ interpreter: true, homeVisits: true }), 200);
    assert.deepEqual(
      [28, 29].map(quietDays => weigh({ quietDays })),
      [100, 125],
    );
    assert.equal(weigh({ stage: 'paused', quietDays: 90 }), 25);
    assert.equal(weigh({ quietDays: null }), 100);
    assert.ok(caseloadWeights.safeParse(houseWeights).success);
  });

  test('more that is recorded never weighs less, whatever the weights', () => {
    fc.assert(
      fc.property(load, weights, (one, given) => {
        const more = {
          ...one,
          concern: true,
          needs: one.needs + 1,
          barriers: one.barriers + 1,
          interpreter: true,
        };
        assert.ok(caseWeight(one, given) >= given[one.stage]);
        assert.ok(caseWeight(more, given) >= caseWeight(one, given));
      }),
    );
  });

  test('loads are sums: no case is lost and none is counted twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), load), { maxLength: 40 }), pairs => {
        const cases = pairs.map(([worker, one]) => ({ ...one, worker }));
        const loads = [...loadsOf(cases, houseWeights).values()];
        assert.equal(
          loads.reduce((sum, one) => sum + one.open, 0),
          cases.length,
        );
        const whole = cases.reduce((sum, one) => sum + caseWeight(one, houseWeights), 0);
        assert.equal(Math.round(loads.reduce((sum, one) => sum + one.weighted * 100, 0)), whole);
      }),
    );
  });
});
