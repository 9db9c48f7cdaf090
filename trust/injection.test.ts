import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { fixedClock } from '../src/platform/clock.ts';
import {
  type Actor,
  type Database,
  openDatabase,
  type Role,
  type Scope,
} from '../src/platform/database/index.ts';
import { type ClonedDatabase, cloneDatabase } from '../src/platform/database/testing.ts';
import { atFullLength, figure } from './figures.ts';
import { attacks, places } from './injection/attacks.ts';
import { readCatalogue } from './relations/catalogue.ts';
import { chanceOf } from './relations/chance.ts';
import { makeWorld, type World } from './relations/world.ts';

const seed = Number(process.env['TRUST_SEED'] ?? Date.now() % 1_000_000);
const roles: readonly Role[] = atFullLength
  ? ['link_worker', 'public', 'referrer', 'person', 'analyst']
  : ['link_worker'];

/**
 * Whoever gets a text of their own into a statement of the application stays who they were: the same context and the same rows, in this
 * transaction and in the next one of the same connection. The statements go the way all statements go: `within`, by the driver.
 */
describe(`an injected text gains nothing (seed ${seed})`, () => {
  let clone: ClonedDatabase;
  let owner: pg.Client;
  let database: Database;
  let world: World;

  before(async () => {
    clone = await cloneDatabase();
    // Both before anything that may fail, so that `after` always has them to close.
    owner = new pg.Client({ connectionString: clone.ownerUrl });
    database = openDatabase(clone.appUrl, fixedClock('2026-11-23T09:00:00Z'), { connections: 1 });
    await owner.connect();
    await owner.query('begin');
    world = await makeWorld(owner, await readCatalogue(owner), chanceOf(seed));
    await owner.query('commit');
  });
  after(async () => {
    await database.close();
    await owner.end();
    await clone.drop();
  });

  /** Who a transaction speaks for and what it sees. */
  const standing = async ({ db }: Scope): Promise<string> => {
    const { rows } = await sql`
      select current_user as login, current_setting('app.programme', true) as programme, current_setting('app.actor', true) as actor,
        current_setting('app.role', true) as role, current_setting('app.teams', true) as teams, current_setting('app.glass', true) as glass,
        (select array_agg(id order by id) from person) as people, (select count(*) from referral) as referrals,
        (select count(*) from staff_password) as passwords, (select count(*) from audit_entry) as audit`.execute(
      db,
    );
    return JSON.stringify(rows);
  };

  /** What an attack may leave behind in a database: rights, logins, policies, functions, tables, settings. */
  const traces = async (): Promise<string> => {
    const { rows } = await owner.query(`
      select (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname !~ '^pg_t') as tables,
        (select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where nspname !~ '^pg_t') as functions,
        (select count(*) from pg_policy) as policies, (select count(*) from pg_class where relrowsecurity) as secured,
        (select count(*) from pg_trigger where tgenabled = 'O') as triggers, (select count(*) from pg_extension) as extensions,
        (select jsonb_agg(r order by rolname) from pg_roles r where rolname like 'hedgerow%') as logins,
        has_function_privilege('hedgerow_app', 'pg_catalog.set_config(text, text, boolean)', 'execute') as may_set,
        (select count(*) from person) as people, (select count(*) from pg_largeobject_metadata) as objects`);
    return JSON.stringify(rows);
  };

  /** What an attack gained; null when nothing. A transaction that it ended has failed, which gains nothing either. */
  const gainOf = async (
    actor: Actor,
    send: (scope: Scope) => Promise<unknown>,
    was: string,
  ): Promise<string | null> => {
    let gain: string | null = null;
    await database
      .within(actor, async scope => {
        await sql`savepoint attack`.execute(scope.db);
        await send(scope).catch(() => sql`rollback to attack`.execute(scope.db));
        const is = await standing(scope);
        if (is !== was) gain = `stands as ${is}`;
        throw new Error('undone');
      })
      .catch(() => undefined);
    if (gain !== null) return gain;
    const later = await database.within(actor, standing);
    return later === was ? null : `the next transaction stands as ${later}`;
  };

  test('wherever it comes to stand, and however the driver sends it', async () => {
    const [here, there] = world.programmes;
    const aim: Readonly<Record<string, string>> = {
      programme: there.id,
      team: here.teams[1] ?? '',
      person: [...here.facts.people.keys()].at(-1) ?? '',
    };
    const clean = await traces();
    let attempts = 0;
    const through: string[] = [];
    for (const role of roles) {
      const actor: Actor = {
        programmeId: here.id,
        id: here.staff[0] ?? '',
        role,
        teams: here.teams.slice(0, 1),
        name: '',
      };
      const was = await database.within(actor, standing);
      for (const text of Object.values(attacks).flat()) {
        const attack = text.replace(/\{(programme|team|person)\}/g, (_, key: string) => aim[key] ?? '');
        const statements = places.flatMap(place => place(attack) ?? []);
        const ways: readonly ((scope: Scope) => Promise<unknown>)[] = [
          ...statements.map(
            statement =>
              ({ db }: Scope) =>
                sql.raw(statement).execute(db),
          ),
          ...statements.map(
            statement =>
              ({ db }: Scope) =>
                sql`${sql.raw(`${statement.split(';')[0]}`)} ${sql.raw(statement.includes(';') ? `; ${attack}` : '')}`.execute(
                  db,
                ),
          ),
          ({ db }) => sql`select ${attack}::text`.execute(db),
          ({ db }) => sql`select given_name from person where given_name = ${attack}`.execute(db),
          ({ db }) => sql`select ${sql.ref(attack)} from person`.execute(db),
          ({ db }) => sql`select * from ${sql.table(attack)}`.execute(db),
        ];
        for (const way of ways) {
          attempts++;
          const gain = await gainOf(actor, way, was);
          if (gain !== null) through.push(`as ${role}: ${attack}: ${gain.slice(0, 300)}`);
        }
      }
    }
    console.log(`seed ${seed}: ${attempts} attempts, ${through.length} through`);
    figure('injection', { attacks: attempts, through: through.length, seed });
    assert.deepEqual(through, []);
    assert.equal(await traces(), clean, 'nothing is left behind');
  });
});
