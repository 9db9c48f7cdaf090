import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startThrowawayPostgres } from '../src/platform/postgres/index.ts';
import { asvsLines, asvsPage } from './asvs.ts';
import { expiredLines, faultsOf, hazards, ratingOf, testsOf } from './case.ts';
import { missingTests, notPassing, runTests } from './named-tests.ts';
import { pageOf } from './page.ts';

/**
 * `npm run safety`: runs the test of every control, prints the case with the results and writes docs/safety.md. Fails when a control has no
 * passing test, a test it names is gone, or the last check of a crisis line has run out.
 */
async function main(): Promise<void> {
  const all = hazards();
  const tests = testsOf(all);
  const today = Temporal.Now.plainDateISO();
  const server = process.env['TEST_DATABASE_URL'] ? null : await startThrowawayPostgres();
  const env = {
    ...process.env,
    TEST_DATABASE_URL: process.env['TEST_DATABASE_URL'] ?? server?.ownerUrl,
  };
  try {
    const results = await runTests(tests, env);
    const failing = notPassing(tests, results);
    const gone = missingTests(tests).map(({ file, name }) => `No test “${name}” in ${file}`);
    const faults = [...faultsOf(all), ...gone, ...expiredLines(today)];
    for (const one of all) {
      console.log(
        `\n${one.id} ${one.title}: ${ratingOf(one.before)} → ${ratingOf(one.after)} (${one.status})`,
      );
      for (const control of one.controls) {
        const wrong =
          'test' in control &&
          failing.some(test => test.file === control.test.file && test.name === control.test.name);
        const mark = 'test' in control ? (wrong ? 'NOT PASSING' : 'passing') : 'operator';
        console.log(`  ${mark.padEnd(12)}${control.id} ${control.says}`);
      }
    }
    for (const fault of faults) console.log(`\n${fault}`);
    console.log(
      `\n${all.length} hazards, ${tests.length} controls with a test, ${tests.length - failing.length} passing.`,
    );
    const page = pageOf(all, { date: today.toString(), failing, faults });
    writeFileSync(join(import.meta.dirname, '../docs/safety.md'), page);
    if (failing.length > 0 || faults.length > 0) process.exitCode = 1;
  } finally {
    await server?.stop();
  }
}

/** `-- --lists` writes what needs no run: the list of ASVS 5.0. */
function writeLists(): void {
  writeFileSync(join(import.meta.dirname, '../docs/assurance/asvs.md'), asvsPage(asvsLines()));
}

writeLists();
if (!process.argv.includes('--lists')) await main();
