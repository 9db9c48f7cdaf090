import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type ClonedDatabase, cloneDatabase } from '../src/platform/database/testing.ts';
import { atFullLength, figure } from './figures.ts';
import { askersOf } from './relations/askers.ts';
import { readCatalogue, type Table } from './relations/catalogue.ts';
import { chanceOf } from './relations/chance.ts';
import { decideRows, readGrants, type Tally } from './relations/decide.ts';
import { rules } from './relations/rules.ts';
import { decideWrites } from './relations/try-writes.ts';
import { makeWorld } from './relations/world.ts';

const seed = Number(process.env['TRUST_SEED'] ?? Date.now() % 1_000_000);

/** Rules written down twice, once in SQL and once here, about rows whose relation is found twice: the two must never differ. */
describe(`who may do what (seed ${seed})`, () => {
  let database: ClonedDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let tables: readonly Table[];

  before(async () => {
    database = await cloneDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    app = new pg.Client({ connectionString: database.appUrl });
    await owner.connect();
    await app.connect();
    tables = await readCatalogue(owner);
  });
  after(async () => {
    await owner.end();
    await app.end();
    await database.drop();
  });

  test('every table has a rule', () => {
    assert.deepEqual(
      tables.map(one => one.name).filter(name => !rules[name]),
      [],
    );
  });

  test('the database and the rules decide alike about every row', async () => {
    const tally: Tally = { decisions: 0, differences: [] };
    const least = atFullLength ? 1_000_000 : 30_000;
    for (let turn = 0; tally.decisions < least; turn++) {
      const chance = chanceOf(seed + turn);
      await owner.query('begin');
      const world = await makeWorld(owner, tables, chance);
      await owner.query('commit');
      const grants = await readGrants(owner, tables);
      for (const who of askersOf(world, chance)) {
        for (const command of ['read', 'change', 'remove'] as const)
          await decideRows(app, world, grants, who, command, tables, tally);
        await decideWrites(app, world, grants, who, chance, tables, tally);
      }
    }
    console.log(`seed ${seed}: ${tally.decisions} decisions, ${tally.differences.length} differences`);
    figure('relations', { decisions: tally.decisions, differences: tally.differences.length, seed });
    assert.deepEqual(tally.differences.slice(0, 20), []);
  });
});
