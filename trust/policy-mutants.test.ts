import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type ClonedDatabase, cloneDatabase } from '../src/platform/database/testing.ts';
import { atFullLength, figure } from './figures.ts';
import { reasonOf } from './policy-mutants/equivalents.ts';
import { type Mutant, mutantsOf, type Policy } from './policy-mutants/mutate.ts';
import { askersOf } from './relations/askers.ts';
import { readCatalogue, type Table } from './relations/catalogue.ts';
import { chanceOf } from './relations/chance.ts';
import { decideRows, type Grants, readGrants, type Tally } from './relations/decide.ts';
import type { Asker } from './relations/facts.ts';
import { decideWrites } from './relations/try-writes.ts';
import { makeWorld, type World } from './relations/world.ts';

const seed = Number(process.env['TRUST_SEED'] ?? Date.now() % 1_000_000);
const short = 40;
/** What the short form draws from: mistakes that no world can hide. */
const plain = /: (dropped|row-level security off|using: true)$|\.add check: true$/;
const rights = { SELECT: 'select', INSERT: null, UPDATE: 'update', DELETE: 'delete' } as const;

/** Would the comparison of relations.test.ts notice a wrong policy? Each policy is made wrong in every way by one step. */
describe(`a wrong policy is noticed (seed ${seed})`, () => {
  let database: ClonedDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let world: World;
  let askers: readonly Asker[];
  let grants: Grants;
  const chance = chanceOf(seed);

  before(async () => {
    database = await cloneDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    app = new pg.Client({ connectionString: database.appUrl });
    await owner.connect();
    await app.connect();
    const tables = await readCatalogue(owner);
    await owner.query('begin');
    world = await makeWorld(owner, tables, chance);
    await owner.query('commit');
    askers = askersOf(world, chance);
    grants = await readGrants(owner, tables);
  });
  after(async () => {
    await owner.end();
    await app.end();
    await database.drop();
  });

  /** Whether anybody is now let through, or refused, who was not before. */
  const noticed = async (mutant: Mutant): Promise<boolean> => {
    const table = world.tables.find(one => one.name === mutant.policy.table);
    if (!table) throw new Error(`${mutant.policy.table} is no table of the world`);
    const tally: Tally = { decisions: 0, differences: [] };
    const command = { SELECT: 'read', UPDATE: 'change', DELETE: 'remove', INSERT: null }[
      mutant.policy.command
    ] as 'read' | 'change' | 'remove' | null;
    for (const who of askers) {
      if (command !== null) await decideRows(app, world, grants, who, command, [table], tally);
      if (tally.differences.length > 0) return true;
    }
    if (command === 'remove' || command === 'read') return false;
    for (let turn = 0; turn < 12; turn++) {
      for (const who of askers) {
        await decideWrites(app, world, grants, who, chance, [table as Table], tally);
        if (tally.differences.length > 0) return true;
      }
    }
    return false;
  };

  test('every mutant of every policy', async () => {
    const { rows } = await owner.query<Policy>(
      `select tablename as table, policyname as name, cmd as command, qual as using, with_check as check from pg_policies where schemaname = 'public' order by 1, 2`,
    );
    // A policy of what the login may not do at all changes nothing, whatever it says.
    const idle = ({ table, command }: Policy): boolean => {
      const right = rights[command];
      return right !== null && (grants.get(table)?.[right] ?? null) === null;
    };
    const all = rows
      .filter(policy => !idle(policy))
      .flatMap(mutantsOf)
      .filter(({ name }) => atFullLength || plain.test(name));
    const from = atFullLength ? 0 : chance.below(all.length);
    const step = atFullLength ? 1 : Math.max(1, Math.floor(all.length / short));
    const tried = all.filter((_, index) => (index + from) % step === 0);
    const survived: string[] = [];
    let equivalent = 0;
    for (const mutant of tried) {
      await owner.query(mutant.apply);
      // A statement that is refused altogether, where rows were met before, is noticed as well.
      const found = await noticed(mutant)
        .catch((error: { code?: string }) => {
          if (error.code !== '42501' && !error.code?.startsWith('23')) throw error;
          return true;
        })
        .finally(() => owner.query(mutant.undo));
      if (found) continue;
      if (reasonOf(mutant.name) !== null) equivalent++;
      else survived.push(mutant.name);
    }
    const killed = tried.length - survived.length - equivalent;
    console.log(
      `seed ${seed}: ${killed} of ${tried.length - equivalent} killed, ${equivalent} equivalent, of ${all.length}`,
    );
    figure('policy-mutants', {
      mutants: tried.length - equivalent,
      killed,
      survived: survived.length,
      equivalent,
      seed,
    });
    assert.deepEqual(survived, []);
  });
});
