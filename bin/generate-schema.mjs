// Writes src/platform/database/schema.ts from the migrations, by way of a throwaway database.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { migrate } from '../src/platform/database/migrate.ts';
import { startThrowawayPostgres } from '../src/platform/postgres/index.ts';

/** As the type parsers of src/platform/database deliver them. */
const TYPES = {
  date: 'Temporal.PlainDate',
  timestamptz: 'Temporal.Instant',
  timestamp: 'Temporal.PlainDateTime',
  int8: 'number',
};

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const server = await startThrowawayPostgres();
try {
  await migrate(server.ownerUrl, `${ROOT}migrations`);
  const { status } = spawnSync(
    process.execPath,
    [
      fileURLToPath(import.meta.resolve('kysely-codegen')).replace(/index\.js$/, 'cli/bin.js'),
      '--dialect=postgres',
      `--url=${server.ownerUrl}`,
      `--type-mapping=${JSON.stringify(TYPES)}`,
      '--numeric-parser=number',
      '--default-schema=public',
      '--include-pattern=public.*',
      `--out-file=${process.argv[2] ?? 'src/platform/database/schema.ts'}`,
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} finally {
  await server.stop();
}
