// Stands in for `node:test` while one file of tests runs many times in one process, each time about another mutant: it only
// collects, and `batch.mjs` runs what was collected.
const collected = { tests: [], before: [], after: [], beforeEach: [] };

const callOf = args => args.findLast(one => typeof one === 'function');
export function test(name, ...more) {
  collected.tests.push({ name, run: callOf(more) });
}
test.skip = () => undefined;
export const it = test;
export function describe(_name, ...more) {
  callOf(more)();
}
export const suite = describe;
export const before = run => collected.before.push(run);
export const after = run => collected.after.push(run);
export const beforeEach = run => collected.beforeEach.push(run);
export const afterEach = () => undefined;

const context = {
  diagnostic: () => undefined,
  test: async (_name, ...more) => callOf(more)(context),
};

/** Runs what was collected. @throws what the first test that does not hold throws */
export async function run() {
  for (const one of collected.before) await one();
  for (const one of collected.tests) {
    for (const each of collected.beforeEach) await each();
    await one.run(context);
  }
  for (const one of collected.after) await one();
}
