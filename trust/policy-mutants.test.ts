import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import pg from 'pg';
import { cloneDatabase } from '../src/platform/database/testing.ts';
import { atFullLength, figure } from './figures.ts';
import { reasonOf } from './policy-mutants/equivalents.ts';
import { type Mutant, mutantsOf, type Policy } from './policy-mutants/mutate.ts';
import { askersOf } from './relations/askers.ts';
import { readCatalogue } from './relations/catalogue.ts';
import { type Chance, chanceOf } from './relations/chance.ts';
import { decideRows, type Grants, readGrants, type Tally } from './relations/decide.ts';
import type { Asker } from './relations/facts.ts';
import { decideWrites } from './relations/try-writes.ts';
import { makeWorld, type World } from './relations/world.ts';

const seed = Number(process.env['TRUST_SEED'] ?? Date.now() % 1_000_000);
const short = 40;
/** `POLICY_MUTANTS_OF`: only mutants whose name fits this, to work on some of them. */
const only = new RegExp(process.env['POLICY_MUTANTS_OF'] ?? '');
/** How many worlds a mutant must survive. */
const WORLDS = atFullLength ? 12 : 4;
/** What the short form draws from: mistakes that no world can hide. */
const plain = /: (dropped|row-level security off|using: true)$|\.add check: true$/;
const rights = { SELECT: 'select', UPDATE: 'update', DELETE: 'delete' } as const;

/** A database of its own with a random world in it. */
type Trial = {
  readonly owner: pg.Client;
  readonly app: pg.Client;
  readonly world: World;
  readonly askers: readonly Asker[];
  readonly grants: Grants;
  close(): Promise<void>;
};

async function openTrial(chance: Chance): Promise<Trial> {
  const database = await cloneDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  const app = new pg.Client({ connectionString: database.appUrl });
  await owner.connect();
  await app.connect();
  const tables = await readCatalogue(owner);
  await owner.query('begin');
  const world = await makeWorld(owner, tables, chance);
  await owner.query('commit');
  return {
    owner,
    app,
    world,
    askers: askersOf(world, chance),
    grants: await readGrants(owner, tables),
    async close() {
      await owner.end();
      await app.end();
      await database.drop();
    },
  };
}

/** Would the comparison of relations.test.ts notice a wrong policy? Each policy is made wrong in every way by one step. */
describe(`a wrong policy is noticed (seed ${seed})`, () => {
  const chance = chanceOf(seed);
  const trials: Trial[] = [];
  after(async () => {
    for (const trial of trials) await trial.close();
  });

  /** Whether anybody is now let through, or refused, who was not before. */
  const noticed = async ({ app, world, askers, grants }: Trial, mutant: Mutant): Promise<boolean> => {
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
        await decideWrites(app, world, grants, who, chance, [table], tally);
        if (tally.differences.length > 0) return true;
      }
    }
    return false;
  };

  const isKilled = async (trial: Trial, mutant: Mutant): Promise<boolean> => {
    await trial.owner.query(mutant.apply);
    try {
      return await noticed(trial, mutant);
    } catch (error) {
      // A statement that is refused altogether, where rows were met before, is noticed as well.
      const { code = '' } = error as { code?: string };
      if (code !== '42501' && !code.startsWith('23')) throw error;
      return true;
    } finally {
      await trial.owner.query(mutant.undo);
    }
  };

  test('every mutant of every policy', async () => {
    const first = await openTrial(chance);
    trials.push(first);
    const { owner, grants } = first;
    const { rows } = await owner.query<Policy>(
      `select tablename as table, policyname as name, cmd as command, qual as using, with_check as check from pg_policies where schemaname = 'public' order by 1, 2`,
    );
    // A policy of what the login may not do at all changes nothing, whatever it says.
    const added = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and has_any_column_privilege('hedgerow_app', oid, 'insert')`,
    );
    const addable = new Set(added.rows.map(({ name }) => name));
    const idle = ({ table, command }: Policy): boolean => {
      if (command === 'INSERT') return !addable.has(table);
      return (grants.get(table)?.[rights[command]] ?? null) === null;
    };
    const all = rows
      .filter(policy => !idle(policy))
      .flatMap(mutantsOf)
      .filter(({ name }) => (atFullLength || plain.test(name)) && only.test(name));
    const from = atFullLength ? 0 : chance.below(all.length);
    const step = atFullLength ? 1 : Math.max(1, Math.floor(all.length / short));
    const tried = all.filter((_, index) => (index + from) % step === 0);
    let left = tried;
    let equivalent = 0;
    // What one world happens to hide another shows: who is left is tried in further ones.
    for (let turn = 0; turn < WORLDS && left.length > 0; turn += 1) {
      const trial = turn === 0 ? first : await openTrial(chance);
      if (turn > 0) trials.push(trial);
      const survivors: Mutant[] = [];
      for (const mutant of left) if (!(await isKilled(trial, mutant))) survivors.push(mutant);
      left = survivors.filter(({ name }) => reasonOf(name) === null);
      equivalent += survivors.length - left.length;
      console.log(`world ${turn + 1}: ${left.length} left of ${tried.length}`);
    }
    const survived = left.map(({ name }) => name);
    const count = tried.length - equivalent;
    const killed = count - survived.length;
    console.log(`seed ${seed}: ${killed} of ${count} killed, ${equivalent} equivalent, of ${all.length}`);
    for (const name of survived) console.log(`survived: ${name}`);
    figure('policy-mutants', {
      mutants: count,
      killed,
      survived: survived.length,
      equivalent,
      seed,
    });
    assert.deepEqual(survived, []);
  });
});
