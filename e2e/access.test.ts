import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Role } from '../src/platform/database/index.ts';
import type { Route } from '../src/web/index.ts';
import { aoife, clare, declan, declaredRoutes, nuala, peter, sandra } from './addresses.ts';
import { type House, openHouse } from './house.ts';

type Key = { readonly cookie: string; readonly csrf: string };

/** Enough for the small forms to get past their schemas; what it is does not matter. */
const typed = { version: '0', text: 'Words', do: 'done' } as const;

/** Addresses of the whole house, asked for by the wrong people. No browser is needed. */
describe('who may come where', () => {
  let house: House;
  let routes: readonly (Route & { readonly door: readonly Role[] })[];
  let ids: Readonly<Record<string, string>>;
  let names: RegExp;
  const keys = new Map<string, Key>();
  before(async () => {
    house = await openHouse();
    routes = (await declaredRoutes()).filter((route): route is Route & { door: readonly Role[] } =>
      Array.isArray(route.door),
    );
    for (const name of [aoife, declan, nuala, sandra, peter]) keys.set(name, await signIn(house, name));
    ids = await idsOfClare(house);
    const [person] = await house.sql<{ given: string; family: string }>(
      'select given_name as given, family_name as family from person where id = $1',
      [ids['personId']],
    );
    names = new RegExp(`${person?.given}|${person?.family}`);
  });
  after(() => house?.close());

  /** What takes more than a sign-in asks for it again after five minutes; here it is who may come that is looked at. */
  const shownAgain = () => house.sql('update staff_session set proven_at = now()');
  beforeEach(shownAgain);

  const ask = async (route: Route, path: string, name: string | null) => {
    const key = name === null ? null : keys.get(name);
    const response = await fetch(house.url + path, {
      method: route.method.toUpperCase(),
      redirect: 'manual',
      headers: { origin: house.url, ...(key ? { cookie: key.cookie } : {}) },
      ...(route.method === 'post' ? { body: new URLSearchParams({ ...typed, _csrf: key?.csrf ?? '' }) } : {}),
    });
    return { status: response.status, to: response.headers.get('location'), body: await response.text() };
  };

  test('an id of another programme is not found, whatever is asked of it, and nothing is told', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ path }) => /:\w+Id|:file/.test(path) && !isOfNobody(path))) {
      const path = filled(route.path, ids);
      for (const [name, role] of [
        [sandra, 'link_worker'],
        [peter, 'coordinator'],
      ] as const) {
        if (!route.door.includes(role)) continue;
        const { status, body } = await ask(route, path, name);
        if (status !== 404) wrong.push(`${status} ${route.method} ${route.path} as ${role}`);
        if (names.test(body)) wrong.push(`tells a name: ${route.method} ${route.path} as ${role}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('a role without a key to the door is told so', async () => {
    const wrong: string[] = [];
    const staff = { link_worker: aoife, coordinator: declan, administrator: nuala } as const;
    for (const route of routes) {
      for (const role of ['link_worker', 'coordinator', 'administrator'] as const) {
        if (route.door.includes(role)) continue;
        const { status, body } = await ask(route, filled(route.path, ids), staff[role]);
        if (status !== 403) wrong.push(`${status} ${route.method} ${route.path} as ${role}`);
        if (names.test(body)) wrong.push(`tells a name: ${route.method} ${route.path} as ${role}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('without a sign-in no staff address answers: it leads to the sign-in, or says 401 to a program', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const { status, to, body } = await ask(route, filled(route.path, ids), null);
      // A program is told so; a person is led to the door.
      const kept = route.json ? status === 401 : status === 303 && to?.startsWith('/sign-in');
      if (!kept) wrong.push(`${status} ${route.method} ${route.path}`);
      if (names.test(body)) wrong.push(`tells a name: ${route.method} ${route.path}`);
    }
    assert.deepEqual(wrong, []);
  });

  test('a form from elsewhere is refused', async () => {
    const key = keys.get(aoife);
    const path = `/cases/${ids['referralId']}/contacts/new`;
    const sent = (headers: Record<string, string>, _csrf: string) =>
      fetch(house.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: key?.cookie ?? '', ...headers },
        body: new URLSearchParams({ _csrf, mode: 'phone', outcome: 'reached' }),
      });
    assert.equal((await sent({ origin: 'https://evil.example' }, key?.csrf ?? '')).status, 403);
    assert.equal((await sent({ origin: house.url }, 'made-up')).status, 403);
  });
});

/** Listings of services are open data of a region: they are nobody's record. */
function isOfNobody(path: string): boolean {
  return (
    path.startsWith('/services/') ||
    path.startsWith('/directory/imports/:runId') ||
    /^\/directory\/(care|duplicates)\//.test(path)
  );
}

/** The address with its names filled in. An unknown name is a new kind of id, which this test must learn. */
function filled(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)(\{[^/]+\})?/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`No id of County Clare for :${name} in ${path}`);
    return id;
  });
}

/** One thing of each kind, all of County Clare, most of one person. */
async function idsOfClare(house: House): Promise<Readonly<Record<string, string>>> {
  const first = async (query: string): Promise<string> => {
    const [row] = await house.sql<{ id: string }>(query);
    if (!row) throw new Error(`The demonstration has nothing for: ${query}`);
    return row.id;
  };
  const referralId = await first(
    `select id from referral where programme_id = ${clare} and given_name = 'Breda' and state = 'active'`,
  );
  const of = (table: string, where = 'true') =>
    first(`select id from ${table} where programme_id = ${clare} and ${where} order by id limit 1`);
  return {
    referralId,
    personId: await first(`select person_id as id from referral where id = '${referralId}'`),
    sessionId: await of('session', `referral_id = '${referralId}'`),
    introductionId: await of('introduction', `referral_id = '${referralId}'`),
    messageId: await of('message', `referral_id = '${referralId}'`),
    concernId: await of('concern', `referral_id = '${referralId}'`),
    taskId: await of('task'),
    consentId: await of('consent', 'person_id is not null'),
    otherId: await of('person'),
    serviceId: await first(`select service_id as id from introduction where programme_id = ${clare} limit 1`),
    runId: await first('select id from directory.import_run limit 1'),
    // The demonstration asks nobody by the clock.
    feedId: '0b0e0000-0000-4000-8000-000000000000',
    timepoint: 'baseline',
    group: 'entry',
    concept: 'interest.singing',
    letterId: referralId,
    mergeId: referralId,
    draftId: referralId,
    proposalId: await of('service_proposal'),
    noteId: await of('service_note'),
    oneId: referralId,
    staffId: await of('staff', "name = 'Aoife Hehir'"),
    passkeyId: referralId,
    signInId: referralId,
    provider: '1',
    file: `${referralId}.pdf`,
  };
}

/** Signs in as the demonstration's button does. */
async function signIn(house: House, name: string): Promise<Key> {
  const [staff] = await house.sql<{ id: string; programme_id: string }>(
    'select id, programme_id from staff where name = $1',
    [name],
  );
  assert.ok(staff);
  const entered = await fetch(`${house.url}/sign-in/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: house.url },
    body: new URLSearchParams({ programmeId: staff.programme_id, staffId: staff.id, to: '/today' }),
  });
  const cookie = entered.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ');
  const page = await (await fetch(`${house.url}/find`, { headers: { cookie } })).text();
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  assert.notEqual(csrf, '');
  return { cookie, csrf };
}
