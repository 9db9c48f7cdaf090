// Runs the tests: `npm test`, or parts of them: `npm test -- unit`, `-- trust`, `-- e2e`, `-- checks`, `-- src/core/dates.test.ts`.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
process.chdir(ROOT);

const PARTS = {
  checks: ['bin/**/*.test.mjs'],
  unit: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'bench/**/*.test.ts'],
  trust: ['trust/**/*.test.ts'],
  e2e: ['e2e/**/*.test.ts', 'e2e/**/*.test.tsx'],
};

async function main(asked) {
  const files = filesFor(asked.length === 0 ? Object.keys(PARTS) : asked);
  if (files.length === 0) throw new Error(`No test file is meant by ${asked.join(' ')}.`);
  const environment = { ...process.env };
  if (files.some(file => /^(e2e|trust)\//.test(file))) environment.CHROMIUM = findChromium();
  const needsDatabase = !environment.TEST_DATABASE_URL && files.some(file => !file.startsWith('bin/'));
  const server = needsDatabase ? await startServer() : null;
  if (server) environment.TEST_DATABASE_URL = server.ownerUrl;
  try {
    process.exitCode = await run(files, environment);
  } finally {
    await server?.stop();
  }
}

/** The quick checks come first, so that a wrong type is seen before a browser opens. */
function filesFor(asked) {
  const patterns = asked.flatMap(name => (Object.hasOwn(PARTS, name) ? PARTS[name] : [name]));
  return [...new Set(patterns.flatMap(pattern => globSync(pattern).sort()))];
}

/** One server for all files; each takes a database of its own, cloned from a migrated template. */
async function startServer() {
  const { startThrowawayPostgres } = await import('../src/platform/postgres/index.ts');
  return startThrowawayPostgres();
}

function run(files, env) {
  const child = spawn(
    process.execPath,
    [
      '--import',
      './bin/tsx-loader.mjs',
      '--test',
      '--test-reporter=spec',
      '--test-concurrency=2',
      '--test-timeout=1500000',
      ...files,
    ],
    { stdio: 'inherit', env },
  );
  // Ctrl+C reaches the child by itself; it ends, and then the database is stopped.
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  return new Promise(resolve => child.once('exit', code => resolve(code ?? 1)));
}

await main(process.argv.slice(2)).catch(error => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
