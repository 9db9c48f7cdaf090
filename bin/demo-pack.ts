// Writes the pack for funders of the demonstration programme to docs/pack, in English and Irish: `npm run demo:pack`.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedDemo } from '../src/demo/index.ts';
import { makeLetters } from '../src/letters/index.ts';
import { houseOf, viewOf } from '../src/messages/index.ts';
import { fixedClock } from '../src/platform/clock.ts';
import { migrate, openDatabase, type Scope, systemActor } from '../src/platform/database/index.ts';
import { startThrowawayPostgres } from '../src/platform/postgres/index.ts';
import { ringOf } from '../src/platform/vault/index.ts';
import { asLetter, composePack, figuresFor, packLanguages, spansOf } from '../src/reports/index.ts';
import { releasesOf } from '../src/reports/released/index.ts';

/** The moment it is made in, so that it comes out the same each time. */
const NOW = '2026-11-23T09:00:00Z';
const folder = join(import.meta.dirname, '../docs/pack');

/** The pack of the latest year that may be told, in each language. */
async function papersOf(scope: Scope) {
  const house = await houseOf(scope);
  const [span] = spansOf(await releasesOf(scope));
  if (!span) throw new Error('nothing has been released');
  const today = scope.now.toZonedDateTimeISO(house.zone).toPlainDate();
  const figures = await figuresFor(scope, { span, today, settings: house.settings });
  return packLanguages.map(lang => ({
    name: `${house.slug}-${span.code}-${lang}.pdf`,
    document: asLetter(composePack(figures, house, viewOf(house, scope.now, lang))),
  }));
}

async function main(): Promise<void> {
  const server = await startThrowawayPostgres();
  const letters = makeLetters({ workers: 1 });
  try {
    await migrate(server.ownerUrl, join(import.meta.dirname, '../migrations'));
    const clock = fixedClock(NOW);
    const keys = ringOf({ keys: null }, Buffer.alloc(32, 1));
    const database = openDatabase(server.ownerUrl, clock, { connections: 2, keys });
    await seedDemo({ database, ownerUrl: server.ownerUrl, clock, keys });
    const { rows } = await database.pool.query<{ id: string }>(
      "select id from programme where slug = 'clare'",
    );
    const papers = await database.within(systemActor(rows[0]?.id ?? ''), papersOf);
    await mkdir(folder, { recursive: true });
    for (const { name, document } of papers) {
      await writeFile(join(folder, name), await letters.pdf(document));
      process.stdout.write(`docs/pack/${name}\n`);
    }
    await database.close();
  } finally {
    await letters.close();
    await server.stop();
  }
}

await main();
