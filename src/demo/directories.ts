import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type DirectoryFile, importDirectory, type NewSource, sourceId } from '../directory/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { placeOf } from '../programmes/index.ts';
import type { KnownService } from './world.ts';

const data = join(import.meta.dirname, 'data');

/** The day the dates of the Clare file were written for. */
const written = Temporal.PlainDate.from('2026-11-23');

const noSettings = { mapping: null, organization: null, fallbackKinds: [] };

const clareSource: NewSource = {
  key: 'demonstration-clare',
  title: 'County Clare (invented for the demonstration)',
  region: 'ie',
  licence: 'AGPL-3.0-or-later, as Hedgerow',
  licenceUrl: null,
  attribution: 'Every organisation in it is invented.',
  url: null,
  correctAsOf: null,
  settings: noSettings,
};

/** Open data of Trafford Data Lab; see data/trafford/LICENSE.txt. */
const traffordFiles = [
  {
    key: 'libraries',
    title: 'libraries',
    file: 'trafford_libraries.csv',
    organization: 'Trafford libraries',
    kinds: ['reading_library'],
  },
  {
    key: 'childrens-centres',
    title: 'children’s centres',
    file: 'trafford_childrens_centres.csv',
    organization: 'Trafford children’s centres',
    kinds: ['parents'],
  },
  {
    key: 'green-flags',
    title: 'parks and green spaces',
    file: 'trafford_green_flags.csv',
    organization: 'Trafford parks',
    kinds: ['gardening_nature'],
  },
  {
    key: 'sports-clubs',
    title: 'sports clubs',
    file: 'sports_clubs.csv',
    organization: null,
    kinds: ['sport'],
  },
] as const;

/** Imports the invented directory of Clare. Returns its services by name. */
export async function importClare(
  scope: Scope,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, KnownService>> {
  const text = await readFile(join(data, 'clare-services.json'), 'utf8');
  const moved = moveDates(text, today);
  const file = { name: 'clare-services.json', bytes: new TextEncoder().encode(moved) };
  return importOne(scope, clareSource, file);
}

/** Imports the open data of Trafford. Returns its services by name. */
export async function importTrafford(scope: Scope): Promise<ReadonlyMap<string, KnownService>> {
  const all = new Map<string, KnownService>();
  for (const { key, title, file, organization, kinds } of traffordFiles) {
    const source: NewSource = {
      key: `trafford-${key}`,
      title: `Trafford: ${title}`,
      region: 'uk',
      licence: 'Open Government Licence v3.0',
      licenceUrl: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
      attribution:
        'Contains public sector information licensed under the Open Government Licence v3.0. Trafford Data Lab.',
      url: 'https://github.com/traffordDataLab/open_data',
      correctAsOf: Temporal.PlainDate.from('2026-05-12'),
      settings: { ...noSettings, organization, fallbackKinds: [...kinds] },
    };
    const bytes = await readFile(join(data, 'trafford', file));
    for (const [name, service] of await importOne(scope, source, { name: file, bytes }))
      all.set(name, service);
  }
  return all;
}

async function importOne(
  scope: Scope,
  source: NewSource,
  file: DirectoryFile,
): Promise<ReadonlyMap<string, KnownService>> {
  const report = await importDirectory(scope, {
    source,
    files: [file],
    placeOf: code => placeOf(source.region, code),
  });
  if (report.state === 'broken') throw new TypeError(`the demonstration's ${file.name} cannot be read`);
  const { rows } = await sql<KnownService>`
    select id, name from directory.service where source_id = ${sourceId(source.key)} order by name`.execute(
    scope.db,
  );
  return new Map(rows.map(row => [row.name, row]));
}

/** Facts were confirmed so long ago, whenever the demonstration is seeded: every date moves with today. */
function moveDates(text: string, today: Temporal.PlainDate): string {
  const days = written.until(today, { largestUnit: 'day' }).days;
  return text.replace(
    /("(?:assured_date|waiting_as_of|updated)": ")(\d{4}-\d\d-\d\d)"/g,
    (_whole, name: string, day: string) => `${name}${Temporal.PlainDate.from(day).add({ days })}"`,
  );
}
