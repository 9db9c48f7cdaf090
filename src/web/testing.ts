import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { newId } from '../core/index.ts';
import { findSession, startSession } from '../identity/index.ts';
import { fixedClock } from '../platform/clock.ts';
import type { Actor, Role } from '../platform/database/index.ts';
import { type TestDatabase, testDatabase, testKeys } from '../platform/database/testing.ts';
import { openForTest, sealingForTest } from '../platform/vault/testing.ts';
import { programmeBook } from '../programmes/index.ts';
import { formToken, makeApp } from './app.ts';
import type { WebDeps } from './deps.ts';
import type { Route } from './route.ts';

type Person = { readonly actor: Actor; readonly cookie: string };

/** Two programmes with staff in each role, and an app over them. */
export type TestApp = {
  readonly database: TestDatabase;
  readonly clock: ReturnType<typeof fixedClock>;
  /** The installation's secret. */
  readonly secret: Buffer;
  /** An Irish programme, /clare. */
  readonly clare: Readonly<
    Record<'linkWorker' | 'otherLinkWorker' | 'coordinator' | 'administrator', Person>
  >;
  /** A UK programme, /trafford, to see isolation with. */
  readonly trafford: Readonly<Record<'linkWorker' | 'coordinator', Person>>;
  get(path: string, as?: Person): Promise<Response>;
  /** Posts a form as a browser would, with its form token and a fresh `_once` unless one is given. */
  post(
    path: string,
    fields: Record<string, string | readonly (string | File)[]>,
    as?: Person,
  ): Promise<Response>;
  /** The form token that belongs to a sign-in's cookie, as its pages carry it. */
  formTokenOf(cookie: string): Promise<string>;
  /** Any request, as it is: for what no browser of ours would send. */
  request(path: string, init: RequestInit): Promise<Response>;
  /** Looks at the tables past row-level security; columns that are sealed come opened, and are sealed when written. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

/**
 * An app over a database of its own. Close it in `after`.
 * @param routes the addresses, or how they are made
 * @param options.publicUrl what it believes to be served under
 * @example const app = await testApp(referralRoutes); after(() => app.close());
 */
export async function testApp(
  routes: readonly Route[] | ((deps: WebDeps) => readonly Route[]),
  now = '2026-11-23T09:00:00Z',
  { publicUrl = 'http://localhost' } = {},
): Promise<TestApp> {
  const clock = fixedClock(now);
  const database = await testDatabase(clock);
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // A pool is ended before its connections are; one that the dropping of the database cuts must harm nothing.
  owner.on('error', () => undefined);
  const sealing = sealingForTest(database.ownerUrl, testKeys);
  const clare = { id: newId(), slug: 'clare', region: 'ie', area: 'County Clare', phone: '+353209150100' };
  const trafford = { id: newId(), slug: 'trafford', region: 'uk', area: 'Trafford', phone: '+441632960100' };
  for (const one of [clare, trafford]) {
    await owner.query(
      `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
       values ($1, $2, $3, 'Fergusside Community Partnership', $4, $5, $6, '{en,ga}', $7, 'Monday to Friday, 9 am to 5 pm',
         'hello@example.org', '1 Example Street', $8)`,
      [
        one.id,
        one.slug,
        `Hedgerow ${one.area}`,
        one.region,
        one.area,
        one.region === 'ie' ? 'Europe/Dublin' : 'Europe/London',
        one.phone,
        clock.now(),
      ],
    );
  }
  const hire = async (programmeId: string, role: Role, name: string): Promise<Person> => {
    const id = newId();
    await owner.query(
      `insert into staff (programme_id, id, name, email, role, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [programmeId, id, name, `${randomBytes(4).toString('hex')}@example.org`, role, clock.now()],
    );
    const value = await startSession(database, programmeId, id);
    // However slow the machine: tests of what takes more than a sign-in set this back.
    await owner.query("update staff_session set proven_at = now() + interval '1 day' where staff_id = $1", [
      id,
    ]);
    return {
      actor: { programmeId, id, role, teams: [], name },
      cookie: `${publicUrl.startsWith('https:') ? '__Host-' : ''}hedgerow_session=${value}`,
    };
  };
  const staff = {
    clare: {
      linkWorker: await hire(clare.id, 'link_worker', 'Aoife Hehir'),
      otherLinkWorker: await hire(clare.id, 'link_worker', 'Donal Shannon'),
      coordinator: await hire(clare.id, 'coordinator', 'Declan Moloney'),
      administrator: await hire(clare.id, 'administrator', 'Nuala Frawley'),
    },
    trafford: {
      linkWorker: await hire(trafford.id, 'link_worker', 'Sandra Okoye'),
      coordinator: await hire(trafford.id, 'coordinator', 'Peter Ashworth'),
    },
  };
  const secret = randomBytes(32);
  const deps: WebDeps = {
    database,
    clock,
    programmes: programmeBook(database),
    log: pino({ level: 'silent' }),
    secret,
    demo: false,
    publicUrl,
    proxies: 1,
    secureCookies: publicUrl.startsWith('https:'),
    ready: async () => true,
  };
  const app = makeApp(deps, typeof routes === 'function' ? routes(deps) : routes);
  const headers = (as?: Person): Record<string, string> => ({
    ...(as ? { cookie: as.cookie } : {}),
    origin: 'http://localhost',
  });
  const formTokenOf = async (cookie: string): Promise<string> => {
    const signedIn = await findSession(database, cookie);
    return signedIn ? formToken(secret, signedIn) : '';
  };
  const tokenOf = async (as?: Person): Promise<string> =>
    formTokenOf(/hedgerow_session=([^;]*)/.exec(as?.cookie ?? '')?.[1] ?? '');
  return {
    database,
    clock,
    secret,
    ...staff,
    formTokenOf,
    get: async (path, as) => app.request(path, { headers: headers(as) }),
    async post(path, fields, as) {
      const body = new FormData();
      body.set('_csrf', await tokenOf(as));
      if (!('_once' in fields)) body.set('_once', newId());
      for (const [name, value] of Object.entries(fields)) {
        body.delete(name);
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
      }
      return app.request(path, { method: 'POST', body, headers: headers(as) });
    },
    request: async (path, init) => app.request(path, init),
    async sql(text, values = []) {
      const answer = await owner.query(text, [...values]);
      await sealing.after(text);
      await openForTest(owner, testKeys, answer);
      return answer.rows;
    },
    async close() {
      await sealing.close();
      await owner.end();
      await database.close();
    },
  };
}
