import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { authenticator } from '../identity/passkeys/testing.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { portalRoutes } from './index.ts';

const origin = 'http://localhost';
let app: TestApp;
before(async () => {
  app = await testApp(portalRoutes);
});
after(() => app.close());

let places = 0;
const anotherPlace = (): string => {
  places += 1;
  return `10.7.${places}.1`;
};
const post = (path: string, fields: Record<string, string>, cookie = '', place = anotherPlace()) =>
  app.request(path, {
    method: 'POST',
    headers: { origin, 'x-forwarded-for': place, cookie },
    body: new URLSearchParams({ _once: newId(), ...fields }),
  });
const get = async (path: string, cookie = '') => (await app.request(path, { headers: { cookie } })).text();
const cookieOf = (response: Response) =>
  /hedgerow_my=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? '';
const plain = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
/** What a page asks the browser for. */
const question = (page: string) => ({
  options: JSON.parse(plain(/data-options="([^"]+)"/.exec(page)?.[1] ?? '{}')),
  ticket: /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '',
});

type Opened = { personId: string; path: string; pin: string; cookie: string };
async function given(personId: string): Promise<Opened> {
  const fields = { link_way: 'in_person', pin_way: 'by_phone' };
  const text = await (await app.post(`/people/${personId}/link`, fields, app.clare.linkWorker)).text();
  const pin = /(\d{3}) (\d{3})<\/bdi>/.exec(text)?.slice(1).join('') ?? '';
  const path = /\/clare\/my\/[\w-]{43}/.exec(text)?.[0] ?? '';
  return { personId, path, pin, cookie: cookieOf(await post(path, { pin })) };
}
const somebody = async (): Promise<Opened> => {
  const { personId } = await seedCase(app, { state: 'active', familyName: `Kinnane${newId().slice(-4)}` });
  return given(personId);
};
/** Adds the passkey of a device as the pages do it. */
async function added(of: Opened, device: ReturnType<typeof authenticator>): Promise<Response> {
  const page = await (await post('/clare/my/passkey/new', { pin: of.pin }, of.cookie)).text();
  const { options, ticket } = question(page);
  return post(
    '/clare/my/passkey',
    { answer: device.makes({ challenge: options.challenge }), ticket },
    of.cookie,
  );
}
/** Comes by link and passkey. */
async function comes(
  of: Opened,
  device: ReturnType<typeof authenticator>,
  told = {},
  place = anotherPlace(),
) {
  const { options, ticket } = question(await get(of.path));
  const answer = device.shows({ challenge: options.challenge, ...told });
  return post(`${of.path}/passkey`, { answer, ticket }, '', place);
}
const verbs = async (personId: string) =>
  (
    await app.sql<{ verb: string; reason: string | null }>(
      "select verb, reason from audit_entry where person_id = $1 and verb like 'person_%' order by at, id",
      [personId],
    )
  ).map(({ verb, reason }) => (reason ? `${verb} ${reason}` : verb));

describe('a passkey of a person', () => {
  test('is added after the PIN, opens the page in its place, and stands in the record', async () => {
    const of = await somebody();
    const device = authenticator(origin);
    assert.doesNotMatch(await get(of.path), /data-passkey/, 'not asked for where there is none');
    const made = await added(of, device);
    assert.equal(made.status, 303);
    assert.match(await get('/clare/my/passkey', of.cookie), /Your passkeys/);
    const in_ = await comes(of, device, { counter: 1 });
    assert.equal(in_.status, 303);
    assert.match(await get('/clare/my', cookieOf(in_)), /Hello Breda/);
    assert.ok(cookieOf(await post(of.path, { pin: of.pin })), 'the PIN opens it as before');
    const seen = await verbs(of.personId);
    assert.ok(seen.includes('person_passkey.added'));
    assert.ok(seen.includes('person_link.opened passkey'));
    assert.ok(seen.includes('person_link.opened pin'));
  });

  test('says nothing of anybody: not on the page of the link, not on the device', async () => {
    const of = await somebody();
    await added(of, authenticator(origin));
    const page = await get(of.path);
    assert.doesNotMatch(page, /Breda|Kinnane/);
    const wish = await (await post('/clare/my/passkey/new', { pin: of.pin }, of.cookie)).text();
    const { options } = question(wish);
    assert.doesNotMatch(JSON.stringify(options), /Breda|Kinnane/);
    assert.equal(options.authenticatorSelection.userVerification, 'required');
    assert.equal(options.authenticatorSelection.residentKey, 'discouraged');
    assert.doesNotMatch(
      Buffer.from(options.user.id, 'base64url').toString('hex'),
      new RegExp(of.personId.replaceAll('-', '')),
    );
  });

  test('is not added without the PIN: a page that was left open is not enough', async () => {
    const of = await somebody();
    const wrong = of.pin === '111222' ? '111223' : '111222';
    const answer = await post('/clare/my/passkey/new', { pin: wrong }, of.cookie);
    assert.equal(answer.status, 422);
    assert.doesNotMatch(await answer.text(), /data-passkey="create"/);
    const device = authenticator(origin);
    const forged = { answer: device.makes({ challenge: 'made-up' }), ticket: 'made up' };
    assert.equal((await post('/clare/my/passkey', forged, of.cookie)).status, 422);
    const guesses = await Promise.all(
      Array.from({ length: 20 }, () => post('/clare/my/passkey/new', { pin: wrong }, of.cookie, '10.66.1.1')),
    );
    assert.ok(guesses.filter(({ status }) => status === 422).length <= 3);
    // The tries are those of the link: who guesses here waits at the door, too.
    assert.equal((await post(of.path, { pin: wrong }, '', '10.66.1.1')).status, 429);
  });

  test('made for another question, house or owner, or with nobody checked, is not kept', async () => {
    const of = await somebody();
    const mine = await somebody();
    const device = authenticator(origin);
    const tries = [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { flags: 1 },
      { challenge: 'x'.repeat(43) },
    ];
    for (const told of tries) {
      const page = await (await post('/clare/my/passkey/new', { pin: of.pin }, of.cookie)).text();
      const { options, ticket } = question(page);
      const answer = device.makes({ challenge: options.challenge, ...told });
      assert.equal(
        (await post('/clare/my/passkey', { answer, ticket }, of.cookie)).status,
        422,
        JSON.stringify(told),
      );
    }
    const { options, ticket } = question(
      await (await post('/clare/my/passkey/new', { pin: of.pin }, of.cookie)).text(),
    );
    const answer = device.makes({ challenge: options.challenge });
    assert.equal(
      (await post('/clare/my/passkey', { answer, ticket }, mine.cookie)).status,
      422,
      'of somebody else',
    );
    assert.equal((await post('/clare/my/passkey', { answer, ticket }, of.cookie)).status, 303);
    assert.equal(
      (await post('/clare/my/passkey', { answer, ticket }, of.cookie)).status,
      422,
      'a second time',
    );
  });

  test('opens nothing with a wrong answer, a spent question, or for the link of somebody else', async () => {
    const [of, other] = [await somebody(), await somebody()];
    const device = authenticator(origin);
    await added(of, device);
    await added(other, authenticator(origin));
    for (const told of [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { flags: 1 },
      { flags: 4 },
      { type: 'webauthn.create' },
      { challenge: 'x'.repeat(43) },
    ])
      assert.equal((await comes(of, device, told)).status, 422, JSON.stringify(told));
    assert.equal((await comes(other, device)).status, 422);
    const { options, ticket } = question(await get(of.path));
    const answer = device.shows({ challenge: options.challenge });
    const once = await Promise.all(
      Array.from({ length: 5 }, () => post(`${of.path}/passkey`, { answer, ticket })),
    );
    assert.equal(once.filter(({ status }) => status === 303).length, 1);
    assert.ok((await verbs(of.personId)).includes('person_passkey.refused wrong'));
  });

  test('is guessed at as slowly as the PIN, together with it', async () => {
    const of = await somebody();
    const device = authenticator(origin);
    await added(of, device);
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1)
      statuses.push((await comes(of, authenticator(origin), {}, '10.55.1.1')).status);
    assert.ok(statuses.includes(429), statuses.join());
    assert.equal((await post(of.path, { pin: of.pin }, '', '10.55.1.1')).status, 429);
    assert.equal((await comes(of, device)).status, 303, 'the owner elsewhere goes in');
  });

  test('whose counter went back ends: somebody may have a copy', async () => {
    const of = await somebody();
    const device = authenticator(origin);
    await added(of, device);
    assert.equal((await comes(of, device, { counter: 5 })).status, 303);
    const copied = await comes(of, device, { counter: 5 });
    assert.equal(copied.status, 422);
    assert.match(await copied.text(), /may have copied this passkey/);
    assert.doesNotMatch(await get(of.path), /data-passkey/);
    assert.ok((await verbs(of.personId)).includes('person_passkey.refused copied'));
  });

  test('is removed by the person at once, and nobody removes that of somebody else', async () => {
    const [of, other] = [await somebody(), await somebody()];
    const device = authenticator(origin);
    await added(of, device);
    const id = /passkey\/([0-9a-f-]{36})\/remove/.exec(await get('/clare/my/passkey', of.cookie))?.[1];
    assert.equal((await post(`/clare/my/passkey/${id}/remove`, {}, other.cookie)).status, 404);
    assert.equal((await post(`/clare/my/passkey/${id}/remove`, {}, of.cookie)).status, 303);
    assert.doesNotMatch(await get(of.path), /data-passkey/);
    const [row] = await app.sql(
      'select public_key, credential_id, ended_why from person_passkey where id = $1',
      [id],
    );
    assert.deepEqual(row, { public_key: null, credential_id: null, ended_why: 'person' });
  });

  test('does not go along with a new link, and ends with the old one', async () => {
    const of = await somebody();
    const device = authenticator(origin);
    await added(of, device);
    const { options, ticket } = question(await get(of.path));
    const anew = await given(of.personId);
    assert.doesNotMatch(await get(anew.path), /data-passkey/);
    const answer = device.shows({ challenge: options.challenge });
    assert.equal((await post(`${of.path}/passkey`, { answer, ticket })).status, 404);
    assert.equal((await post(`${anew.path}/passkey`, { answer, ticket })).status, 422);
    const left = await app.sql(
      "select ended_why from person_passkey where person_id = $1 and (ended_at is null or public_key is not null or ended_why <> 'link')",
      [of.personId],
    );
    assert.deepEqual(left, []);
  });

  test('is seen and removed by whoever works with the person, and no key is shown', async () => {
    const of = await somebody();
    const device = authenticator(origin);
    await added(of, device);
    const at = `/people/${of.personId}/link`;
    assert.match(await (await app.get(at, app.clare.linkWorker)).text(), /Remove the passkeys/);
    const elsewhere = await app.post(`${at}/passkeys/end`, {}, app.trafford.linkWorker);
    assert.equal(elsewhere.status, 404);
    assert.equal((await app.post(`${at}/passkeys/end`, {}, app.clare.linkWorker)).status, 303);
    assert.doesNotMatch(await get(of.path), /data-passkey/);
    assert.doesNotMatch(await (await app.get(at, app.clare.linkWorker)).text(), /Remove the passkeys/);
    assert.ok((await verbs(of.personId)).includes('person_passkey.ended staff'));
    assert.equal((await post(of.path, { pin: of.pin })).status, 303, 'link and PIN stay');
  });

  test('is the person’s alone: a helper neither sees nor adds one', async () => {
    const of = await somebody();
    const text = await (
      await post('/clare/my/helpers', { name: 'Noreen', powers: 'plan' }, of.cookie)
    ).text();
    const pin = /(\d{3}) (\d{3})<\/bdi>/.exec(text)?.slice(1).join('') ?? '';
    const path = /\/clare\/my\/[\w-]{43}/.exec(text)?.[0] ?? '';
    const helper = cookieOf(await post(path, { pin }));
    assert.ok(helper);
    assert.equal((await app.request('/clare/my/passkey', { headers: { cookie: helper } })).status, 404);
    assert.equal((await post('/clare/my/passkey/new', { pin }, helper)).status, 404);
  });

  test('no more than a few are kept', async () => {
    const of = await somebody();
    for (let n = 0; n < 4; n += 1) assert.equal((await added(of, authenticator(origin))).status, 303);
    const fifth = await post('/clare/my/passkey/new', { pin: of.pin }, of.cookie);
    assert.equal(fifth.status, 422);
    assert.match(await fifth.text(), /Remove one first/);
  });
});

test('the database keeps a passkey to its link, however it is asked', async () => {
  const of = await somebody();
  await added(of, authenticator(origin));
  const [key] = await app.sql<{ id: string }>('select id from person_passkey where person_id = $1', [
    of.personId,
  ]);
  for (const change of [
    "public_key = '\\x00', credential_id = '\\x00'",
    'link_id = gen_random_uuid()',
    'counter = -1',
    "made_at = now() - interval '1 day'",
  ])
    await assert.rejects(
      () => app.sql(`update person_passkey set ${change} where id = $1`, [key?.id]),
      change,
    );
});

test('after the PIN the page speaks the language that the person wished for; a helper reads in their own', async () => {
  const of = await somebody();
  await app.sql("update person set locale = 'pl' where id = $1", [of.personId]);
  const before = await get(of.path);
  assert.match(before, /lang="en"/, 'the link alone does not tell it');
  const in_ = await post(of.path, { pin: of.pin });
  const cookies = in_.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ');
  assert.match(await get('/clare/my', cookies), /<html[^>]* lang="pl"/);
  const lasting = in_.headers.getSetCookie().find(one => one.includes('lang'));
  assert.doesNotMatch(lasting ?? '', /max-age/i, 'a shared telephone forgets it');
  const wrong = await post(of.path, { pin: of.pin === '111222' ? '111223' : '111222' });
  assert.equal(wrong.headers.getSetCookie().length, 0);
  assert.match(await get('/clare/my?lang=uk', cookies), /<html[^>]* lang="uk"/, 'it can be read in another');
});

test('a link that goes by message asks for the PIN in the language of the message', async () => {
  const of = await somebody();
  await app.sql("update person set locale = 'pl', may_email = true, email = 'b@example.org' where id = $1", [
    of.personId,
  ]);
  const fields = { link_way: 'email', pin_way: 'by_phone' };
  assert.equal((await app.post(`/people/${of.personId}/link`, fields, app.clare.linkWorker)).status, 200);
  const sent = await app.database.within(systemActor(app.clare.linkWorker.actor.programmeId), ({ db }) =>
    db
      .selectFrom('message')
      .select(['id', 'body', 'locale'])
      .where('person_id', '=', of.personId)
      .where('template', '=', 'own_page')
      .executeTakeFirst(),
  );
  assert.equal(sent?.locale, 'pl');
  const path = /\/clare\/my\/[\w-]{43}\?lang=pl/.exec(sent?.body ?? '')?.[0] ?? '';
  assert.match(await get(path), /<html[^>]* lang="pl"/);
});
