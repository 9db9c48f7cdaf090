import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { fixedClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { type Database, openDatabase, systemActor } from '../src/platform/database/index.ts';
import { testKeys } from '../src/platform/database/testing.ts';
import { deliverNow } from '../src/platform/events/index.ts';
import { createLog } from '../src/platform/log.ts';
import { plainRows, sealedTables } from '../src/platform/vault/index.ts';
import { programmeBook } from '../src/programmes/index.ts';
import { openRooms } from '../src/rooms.tsx';
import { makeApp } from '../src/web/app.ts';
import type { Route } from '../src/web/index.ts';
import type { Asker } from './access/cast.ts';
import { declared } from './access/declared/index.ts';
import { requestOf } from './access/request.ts';
import { NOW, openWorld, type World } from './access/world.ts';
import { figure } from './figures.ts';
import { type Canary, canaries, OF_PEOPLE, OPEN, SEALED, withCanaries } from './secrets/canaries.ts';
import { type Dump, dumpOf } from './secrets/dump.ts';
import { sealWhatWasPlain } from './secrets/from-before.ts';

/**
 * Every form of the house is sent with a canary in each field. Those that are sealed must be nowhere in a dump of the whole
 * database; those that are a person's in any way, in no log, address, event, error or record of who did what.
 */
describe('what is secret stays secret', () => {
  let world: World;
  let owner: pg.Pool;
  let database: Database;
  let house: ReturnType<typeof openRooms>;
  let app: ReturnType<typeof makeApp>;
  const lines: string[] = [];
  const addresses: string[] = [];
  const sent: Canary[] = [];
  let found = 0;
  let requests = 0;
  let dump: Dump;

  before(async () => {
    world = await openWorld();
    owner = new pg.Pool({ connectionString: world.ownerUrl, max: 2 });
    owner.on('error', () => undefined);
    const appUrl = world.ownerUrl.replace(/^([a-z]+:\/\/)[^@/]*@/, '$1hedgerow_app@');
    const clock = fixedClock(NOW);
    database = openDatabase(appUrl, clock, { connections: 4, keys: testKeys, strict: true });
    const log = createLog({ level: 'debug', readable: false, write: line => void lines.push(line) });
    const web = {
      ...{ database, clock, log, secret: world.secret, programmes: programmeBook(database) },
      ...{
        demo: false,
        publicUrl: 'http://localhost',
        proxies: 1,
        secureCookies: false,
        ready: async () => true,
      },
    };
    const config = readConfig({ PUBLIC_URL: 'http://localhost', DATABASE_URL: world.ownerUrl, DEMO: 'off' });
    house = openRooms({ config, database, web });
    app = makeApp(web, house.routes);
    await sealWhatWasPlain(world.ownerUrl, owner, await programmes());
    await sendAll();
    for (const programmeId of await programmes()) await deliverNow(database, programmeId, house.listeners);
    dump = await dumpOf(owner);
  });
  after(async () => {
    figure('secrets', { requests, canaries: new Set(sent.map(one => one.text)).size, found });
    await house?.close();
    await database?.close();
    await owner?.end();
    await world?.close();
  });

  const programmes = async (): Promise<string[]> =>
    (await owner.query<{ id: string }>('select id from programme')).rows.map(row => row.id);

  /** Each form by everybody who may send it, about their own people, filled with canaries. */
  async function sendAll(): Promise<void> {
    const [own] = world.people;
    if (!own) throw new TypeError('nobody is there');
    for (const route of house.routes as readonly Route[]) {
      const said = declared.get(`${route.method} ${route.path}`);
      // What comes as JSON is asked by scripts and machines, and has no field that somebody types of a person.
      if (!said || route.json) continue;
      for (const asker of askersOf(said.who)) {
        const { path, init } = requestOf(world, { route, said, asker, aim: { kind: 'somebody', of: own } });
        const filled = withCanaries(route, init);
        sent.push(...filled.canaries);
        const answer = await app.request(path, filled.init);
        requests += 1;
        addresses.push(answer.headers.get('location') ?? '', answer.headers.get('set-cookie') ?? '');
        if (answer.status === 500) addresses.push(await answer.text());
      }
    }
  }

  function askersOf(who: readonly string[]): readonly Asker[] {
    const here = world.askers.filter(({ standing, glass }) => standing === 'here' && glass === undefined);
    if (who.length === 0) return world.askers.filter(one => one.standing === 'stranger');
    return here.filter(one => one.role !== null && who.includes(one.role)).slice(0, 2);
  }

  const leaks = (texts: readonly string[], canary: RegExp): string[] => {
    const wrong = texts.flatMap(text => {
      const at = text.search(canary);
      return at < 0 ? [] : [text.slice(Math.max(0, at - 150), at + 150)];
    });
    found += wrong.length;
    return wrong;
  };

  test('canaries went in by many doors', () => {
    assert.ok(requests > 200, `${requests} requests`);
    assert.ok(sent.length >= 100, `${sent.length} canaries`);
    assert.deepEqual(
      canaries.filter(({ must }) => must && !sent.some(one => one.name === must)).map(one => one.must),
      [],
    );
  });

  test('every sealed column of every table holds something sealed, and nothing plain', async () => {
    const plain = await Promise.all(
      (await programmes()).map(id => database.within(systemActor(id), scope => plainRows(scope))),
    );
    assert.deepEqual(
      plain.filter(one => Object.keys(one).length > 0),
      [],
    );
    const empty: string[] = [];
    for (const [table, { columns }] of Object.entries(sealedTables))
      for (const column of columns) if (!dump.has(table, column, 'sealed')) empty.push(`${table}.${column}`);
    assert.deepEqual(empty, []);
  });

  test('a dump of the whole database has none of those that are sealed', () => {
    assert.deepEqual(leaks(dump.lines, SEALED), []);
  });

  test('what others see of what happened has none of any kind: events, jobs, the record, keys of forms, tries, sign-ins', () => {
    const others = [
      'outbox',
      'audit_entry',
      'audit_seal',
      'submission',
      'sign_in_try',
      'staff_session',
      'spent_ticket',
      'data_key',
    ];
    assert.deepEqual(leaks(dump.of(others), OPEN), []);
    assert.deepEqual(leaks(dump.ofSchema('pgboss'), OPEN), []);
  });

  test('no line of the log has one, and no address that somebody is sent to', () => {
    assert.deepEqual(leaks(lines, OPEN), []);
    assert.deepEqual(leaks(addresses, OF_PEOPLE), []);
  });

  test('no line of the log has one when the database refuses what was typed and repeats it', async () => {
    for (const table of ['note', 'task', 'contact', 'referral', 'person', 'goal', 'consent', 'submission'])
      await owner.query(
        `alter table ${table} add constraint refuses_all check (programme_id is null) not valid`,
      );
    const before = lines.length;
    await sendAll();
    const errors = lines.slice(before).filter(line => line.includes('unexpected error'));
    assert.ok(errors.length > 5, `${errors.length} errors`);
    assert.deepEqual(leaks(lines.slice(before), OPEN), []);
    assert.deepEqual(leaks(addresses, OF_PEOPLE), []);
  });
});
