// Sets up a service without the demonstration: founds programmes and appoints staff. The same command for somebody who has a place
// lets them in anew: whatever they signed in with is taken away. Both are on record.
//   npm run set-up -- programme --slug clare --name "Hedgerow Clare" --host "…" --region ie --area "County Clare"
//     --phone +353651234567 --hours "Monday to Friday, 9 am to 5 pm" --email hello@… --address "…"
//   npm run set-up -- staff --programme clare --name "Aoife Hehir" --email aoife@… --role coordinator
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { appointStaff } from '../src/identity/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { ensureAppLogin, migrate, openDatabase, systemActor } from '../src/platform/database/index.ts';
import { createLog } from '../src/platform/log.ts';
import { startPostgres } from '../src/platform/postgres/index.ts';
import { foundProgramme, programmeToFound } from '../src/programmes/index.ts';

const appointment = z.object({
  programme: z.string(),
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  role: z.enum(['link_worker', 'coordinator', 'administrator', 'analyst']),
});

async function main(): Promise<void> {
  const [what = '', ...rest] = process.argv.slice(2);
  const config = readConfig(process.env);
  const own = config.databaseUrl
    ? null
    : await startPostgres({ dataDir: config.dataDir, log: createLog({ level: 'warn' }) });
  const ownerUrl = config.databaseUrl ?? own?.ownerUrl ?? '';
  try {
    if (config.databaseUrl) await ensureAppLogin(ownerUrl);
    await migrate(ownerUrl, join(import.meta.dirname, '../migrations'));
    const owner = openDatabase(ownerUrl, systemClock, { connections: 1 });
    try {
      if (what === 'programme') {
        const asked = checked(programmeToFound, rest);
        await foundProgramme(owner.open, asked, systemClock.now());
        console.log(
          `Founded. Its first page is /${asked.slug}. Now appoint its co-ordinator: npm run set-up -- staff …`,
        );
      } else if (what === 'staff') {
        const asked = checked(appointment, rest);
        const programme = await owner.open
          .selectFrom('programme')
          .select('id')
          .where('slug', '=', asked.programme)
          .executeTakeFirst();
        if (!programme) throw new Error(`There is no programme ${asked.programme}.`);
        const token = await owner.within(systemActor(programme.id), scope => appointStaff(scope, asked));
        console.log(
          `${asked.name} begins here, once and within a week. The link is shown only now:\n${config.publicUrl}/join/${token}`,
        );
      } else throw new Error('Say what to set up: programme or staff. docs/run.md shows how.');
    } finally {
      await owner.close();
    }
  } finally {
    await own?.stop();
  }
}

/** Reads the options of a command; an error names the option. */
function checked<T extends z.ZodObject>(shape: T, args: string[]): z.output<T> {
  const options = Object.fromEntries(
    Object.keys(shape.shape).map(name => [name, { type: 'string' as const }]),
  );
  const { values } = parseArgs({ args, options });
  const parsed = shape.safeParse(values);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `--${String(issue?.path[0])}: ${values[String(issue?.path[0])] === undefined ? 'is missing' : issue?.message}.`,
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
