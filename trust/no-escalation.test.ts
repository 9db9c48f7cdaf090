import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type ClonedDatabase, cloneDatabase } from '../src/platform/database/testing.ts';
import { atFullLength, figure } from './figures.ts';
import { askersOf, contextOf } from './relations/askers.ts';
import { readCatalogue } from './relations/catalogue.ts';
import { chanceOf } from './relations/chance.ts';
import { readGrants } from './relations/decide.ts';
import { makeWorld } from './relations/world.ts';
import { viewOf, writeSomething } from './relations/write-something.ts';

const seed = Number(process.env['TRUST_SEED'] ?? Date.now() % 1_000_000);
/** How often each asker begins anew, and how many things they try then. */
const [turns, tries] = atFullLength ? [60, 60] : [2, 60];

/** Rows that a trigger writes with a row: pieces of the name of a new person. */
const alongWith = /^(person_piece|person_token) /;

/**
 * Marks that triggers write along with a row, by what they are written for. They widen nobody's view, because a mark holds the id of a case
 * (or the first day of a month) and nothing else, and only those read marks who see every case of the programme anyway.
 */
const marks: Readonly<Record<string, RegExp>> = {
  report_stale: /^(report_stale|referral|introduction|assessment|person) /,
  report_month_stale: /^(report_month_stale|report_fact|report_introduction|report_score) /,
};
const isOwnMark = (role: string, seen: string, own: ReadonlySet<string>): boolean => {
  const written = marks[seen.slice(0, seen.indexOf(' '))];
  return (
    written !== undefined &&
    ['coordinator', 'system'].includes(role) &&
    [...own].some(one => written.test(one))
  );
};

/**
 * Whether a key that is seen now is of somebody of whom they just wrote a row of their own, such as an introduction that they carry: what
 * such a row holds sealed has to be read by whoever it is of. A key comes locked and opens no row that its own rule does not show.
 */
async function isKeyOfOwn(app: pg.Client, seen: string, own: ReadonlySet<string>): Promise<boolean> {
  const [, key] = /^data_key .*"([0-9a-f-]{36})"\]$/.exec(seen) ?? [];
  if (key === undefined) return false;
  const { rows } = await app.query('select person_id from data_key where id = $1', [key]);
  for (const one of own) {
    const [, table, id] = /^(introduction|task|session) .*"([0-9a-f-]{36})"\]$/.exec(one) ?? [];
    if (!table || rows[0]?.person_id === null) continue;
    const written = await app.query(`select from ${table} where id = $1 and person_id = $2`, [
      id,
      rows[0]?.person_id,
    ]);
    if (written.rowCount === 1) return true;
  }
  return false;
}

/**
 * Nobody widens their own view by what they are allowed to write: after any few writes, whoever wrote sees what they saw before
 * and what they wrote, and nothing else. Whoever could name a person, take a case or join two records would see more.
 */
describe(`nobody lets themselves in (seed ${seed})`, () => {
  let database: ClonedDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  before(async () => {
    database = await cloneDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    app = new pg.Client({ connectionString: database.appUrl });
    await owner.connect();
    await app.connect();
  });
  after(async () => {
    await owner.end();
    await app.end();
    await database.drop();
  });

  test('what was written is all that is seen more', async () => {
    const chance = chanceOf(seed);
    const tables = await readCatalogue(owner);
    await owner.query('begin');
    const world = await makeWorld(owner, tables, chance);
    await owner.query('commit');
    const grants = await readGrants(owner, tables);
    const more: string[] = [];
    let writes = 0;
    // The co-ordinator and the system see the programme already: there is nothing more of it to see.
    for (const who of askersOf(world, chance)) {
      for (let turn = 0; turn < turns; turn++) {
        await app.query(`begin; ${contextOf(who)}`);
        const saw = await viewOf(app, world, grants);
        const own = new Set<string>();
        for (let at = 0; at < tries; at++) {
          const written = await writeSomething(app, world, grants, who, chance);
          if (written !== null) own.add(written);
        }
        writes += own.size;
        for (const seen of own.size > 0 ? await viewOf(app, world, grants) : []) {
          if (saw.has(seen) || own.has(seen) || isOwnMark(who.role, seen, own)) continue;
          if (await isKeyOfOwn(app, seen, own)) continue;
          const person = /"([0-9a-f-]{36})"\]$/.exec(seen)?.[1] ?? '';
          const ofOwn =
            alongWith.test(seen) &&
            [...own].some(
              one => one.startsWith('person ') && (one.includes(person) || seen.includes(one.slice(-39, -2))),
            );
          if (!ofOwn)
            more.push(`${who.role} ${JSON.stringify(who)} now sees ${seen} after ${[...own].join('; ')}`);
        }
        await app.query('rollback');
      }
    }
    console.log(`seed ${seed}: ${writes} writes, ${more.length} rows more`);
    figure('no-escalation', { writes, widened: more.length, seed });
    assert.deepEqual(more.slice(0, 10), []);
    assert.ok(writes > 100, 'something was written');
  });
});
