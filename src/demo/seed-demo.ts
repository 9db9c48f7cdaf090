import { sql } from 'kysely';
import { lookAtEveryCase } from '../care/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, openDatabase, type Scope, systemActor } from '../platform/database/index.ts';
import { type KeyRing, sealAllRows } from '../platform/vault/index.ts';
import { holidaysOf, regionOf } from '../programmes/index.ts';
import { makeDue } from '../reports/index.ts';
import { makeCalendar } from './calendar.ts';
import { makeChance } from './chance.ts';
import { clarePeople } from './clare/people.ts';
import { clare } from './clare/setting.ts';
import { askCourses } from './course-measures.ts';
import { importClare, importTrafford } from './directories.ts';
import { addActivities } from './feeds.ts';
import { bringFigures } from './figures.ts';
import { offerToTakeSomebody } from './go-along.ts';
import { holdGroups } from './groups.ts';
import { writeToGroup } from './groups-page.ts';
import { keepDirectory } from './keeping.ts';
import { learnFromTheYear } from './learning.ts';
import { writeLetters } from './letters.ts';
import { lookForMore } from './looked-for.ts';
import { askForSomeMeasures } from './measures-asked.ts';
import { keepOldRecords } from './old-records.ts';
import { openBredasPage } from './own-page.ts';
import { bringOwnWays } from './own-ways.ts';
import { planPacks } from './packs.ts';
import { foundProgramme, tell } from './programme.ts';
import { writeRows } from './rows.ts';
import type { Setting } from './setting.ts';
import type { Story } from './story.ts';
import { superviseTeam } from './supervision.ts';
import { surveyPeople } from './surveys.ts';
import { writeTexts } from './texts.ts';
import { traffordPeople } from './trafford/people.ts';
import { trafford } from './trafford/setting.ts';
import { measureWhoWaits } from './waiting-measures.ts';
import { keepSafetyWatch, openOneInEmergency } from './watching.ts';
import type { KnownService, World } from './world.ts';

export type SeedDeps = {
  readonly database: Database;
  /** Address of the owner's login: only the owner may found programmes. */
  readonly ownerUrl: string;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly log?: { info(fields: object, message: string): void };
};

/** Programmes are found by fixed ids, so that addresses in the manual stay true. */
const ids = {
  clare: '01900000-0000-7000-8000-0000000000c1',
  trafford: '01900000-0000-7000-8000-0000000000d2',
};

/** Whether a programme is one of the demonstration's: in any other, people must not be signed in with one click. */
export const isOfDemo = (programmeId: string): boolean => Object.values(ids).includes(programmeId);

const LOCK = 7_700_203;

/**
 * Seeds the two programmes of the demonstration, relative to today, each in one transaction; does nothing when any other
 * programme exists. All people, organisations of Clare and telephone numbers in it are invented.
 */
export async function seedDemo({ ownerUrl, clock, keys, log }: SeedDeps): Promise<void> {
  const owner = openDatabase(ownerUrl, clock, { connections: 1, keys });
  try {
    const first = await owner.within(systemActor(ids.clare), seedClare, 'demonstration');
    const second = await owner.within(systemActor(ids.trafford), seedTrafford, 'demonstration');
    if (first + second === 0) return;
    log?.info({ people: first + second }, 'seeded the demonstration');
  } finally {
    await owner.close();
  }
}

async function seedClare(scope: Scope): Promise<number> {
  if ((await programmesThere(scope)).length > 0) return 0;
  return seedProgramme(scope, ids.clare, clare, 20_261_123, importClare, clarePeople);
}

/** The second is sealed under keys of its own, so it has a transaction of its own; one that was cut off is made up for. */
async function seedTrafford(scope: Scope): Promise<number> {
  const [only, ...others] = await programmesThere(scope);
  if (only !== ids.clare || others.length > 0) return 0;
  return seedProgramme(scope, ids.trafford, trafford, 1_844, importTrafford, traffordPeople);
}

async function programmesThere({ db }: Scope): Promise<readonly string[]> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
  const rows = await db.selectFrom('programme').select('id').limit(3).execute();
  return rows.map(row => row.id);
}

type ImportServices = (scope: Scope, today: Temporal.PlainDate) => Promise<ReadonlyMap<string, KnownService>>;

async function seedProgramme(
  scope: Scope,
  programmeId: string,
  setting: Setting,
  seedNumber: number,
  importServices: ImportServices,
  people: (world: World) => readonly Story[],
): Promise<number> {
  const here = scope;
  const calendar = makeCalendar(scope.now, setting.zone, holidaysOf(regionOf(setting.region)));
  const plan = { setting, chance: makeChance(seedNumber), calendar, programmeId };
  const services = new Map<string, KnownService>();
  const world = foundProgramme({ ...plan, services });
  await writeRows(scope.db, world.rows, ['programme', 'team', 'area', 'staff']);
  for (const [name, service] of await importServices(here, calendar.today)) services.set(name, service);
  const stories = people(world);
  tell(world, stories);
  lookForMore(world);
  await writeRows(scope.db, world.rows);
  await lookAtEveryCase(here);
  await writeLetters(here, world);
  await keepDirectory(here, world, setting.region);
  await holdGroups(here, world);
  await askCourses(here, world);
  if (setting.region === 'ie') {
    await addActivities(here, world);
    await offerToTakeSomebody(here, world);
    await keepOldRecords(here, world);
    await openBredasPage(here);
  }
  await superviseTeam(here, world);
  await surveyPeople(here, world);
  await measureWhoWaits(here, world);
  await askForSomeMeasures(here, world);
  await keepSafetyWatch(here, world);
  await openOneInEmergency(here, world);
  await learnFromTheYear(here, world);
  await bringFigures(here, world);
  await sealAllRows(work => work(here));
  await makeDue(here);
  if (setting.region === 'ie') await planPacks(here, world);
  if (setting.region === 'ie') await bringOwnWays(here, world);
  if (setting.region === 'ie') await writeTexts(here);
  await writeToGroup(here);
  return stories.length;
}
