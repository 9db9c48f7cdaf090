import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { personStore } from '../people/index.ts';
import { mergePeople } from '../people/merge-people.ts';
import { systemActor } from '../platform/database/index.ts';
import { deliverNow } from '../platform/events/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { portalListeners, portalRoutes } from './index.ts';
import { endLinksAfterClosing } from './private/end-link.ts';
import { newPin } from './private/link-store.ts';
import { personActor } from './private/visit-store.ts';

let app: TestApp;
before(async () => {
  app = await testApp(portalRoutes);
});
after(() => app.close());

type Somebody = { readonly id: string; readonly personId: string };
const somebody = async (more = ''): Promise<Somebody> => {
  const made = await seedCase(app, { state: 'active', familyName: `Kinnane${newId().slice(-4)}` });
  await app.sql(`update person set may_email = true, email = 'b@example.org' ${more} where id = $1`, [
    made.personId,
  ]);
  return made;
};

/** Gives a link as a link worker does and reads link and PIN off the page, which shows them once. */
async function given(of: Somebody, link_way = 'in_person', pin_way = 'by_phone') {
  const answer = await app.post(`/people/${of.personId}/link`, { link_way, pin_way }, app.clare.linkWorker);
  assert.equal(answer.status, 200);
  const text = await answer.text();
  const pin = /(\d{3}) (\d{3})<\/bdi>/.exec(text)?.slice(1).join('') ?? '';
  assert.match(pin, /^\d{6}$/);
  return { pin, path: /\/clare\/my\/[\w-]{43}/.exec(text)?.[0] ?? '', text };
}

let places = 0;
const anotherPlace = (): string => {
  places += 1;
  return `10.9.${places}.1`;
};
const tryPin = async (path: string, pin: string, place = anotherPlace()) => {
  const body = new URLSearchParams({ pin });
  return app.request(path, {
    method: 'POST',
    body,
    headers: { origin: 'http://localhost', 'x-forwarded-for': place },
  });
};
const cookieOf = (response: Response) =>
  /hedgerow_my=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? '';
const as = (cookie: string) => ({ cookie, origin: 'http://localhost' });
const own = (cookie: string, path = '/clare/my') => app.request(path, { headers: as(cookie) });
const send = (cookie: string, path: string, fields: Record<string, string>) =>
  app.request(path, {
    method: 'POST',
    headers: as(cookie),
    body: new URLSearchParams({ _once: newId(), ...fields }),
  });
async function opened(of: Somebody) {
  const link = await given(of);
  const cookie = cookieOf(await tryPin(link.path, link.pin));
  assert.ok(cookie);
  return { ...link, cookie };
}

describe('a link with a PIN', () => {
  test('opens the person’s page with both, in the browser that typed the PIN', async () => {
    const of = await somebody();
    const { path, pin } = await given(of);
    for (let looked = 0; looked < 5; looked += 1) {
      const page = await app.request(path, { headers: { 'user-agent': 'LinkScanner' } });
      assert.equal(page.status, 200);
      assert.doesNotMatch(await page.text(), /Breda|Kinnane/);
      assert.equal(page.headers.get('set-cookie')?.includes('hedgerow_my') ?? false, false);
    }
    const answer = await tryPin(path, `${pin.slice(0, 3)} ${pin.slice(3)}`);
    assert.equal(answer.status, 303);
    const cookie = cookieOf(answer);
    const page = await own(cookie);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /Hello Breda/);
    assert.equal((await own('')).status, 404);
    assert.equal((await own('', path.replace(/.$/, 'A'))).status, 200, 'a wrong link looks the same');
  });

  test('keeps neither token nor PIN, and puts neither into the log of who did what', async () => {
    const { path, pin } = await given(await somebody());
    const token = path.split('/').at(-1) ?? '';
    for (const table of ['person_link', 'person_visit', 'audit_entry', 'outbox', 'submission', 'message']) {
      const rows = await app.sql(`select 1 from ${table} t where strpos(t::text, $1) > 0`, [token]);
      assert.deepEqual(rows, [], table);
    }
    const links = await app.sql(`select 1 from person_link t where strpos(t::text, $1) > 0`, [pin]);
    assert.deepEqual(links, []);
  });

  test('of many guesses at once few are looked at; the owner elsewhere goes in', async () => {
    const { path, pin } = await given(await somebody());
    const wrong = pin === '111222' ? '111223' : '111222';
    const guesses = await Promise.all(Array.from({ length: 30 }, () => tryPin(path, wrong, '10.1.1.1')));
    const evaluated = guesses.filter(one => one.status === 422).length;
    assert.ok(evaluated <= 3, `${evaluated}`);
    assert.equal(guesses.filter(one => one.status === 429).length, 30 - evaluated);
    assert.equal((await tryPin(path, pin, '10.1.1.1')).status, 429);
    assert.equal((await tryPin(path, pin, '10.2.2.2')).status, 303);
    const [row] = await app.sql<{ n: number }>(
      "select count(*)::int as n from audit_entry where verb = 'person_link.pin_wrong'",
    );
    assert.ok(Number(row?.n) >= evaluated);
  });

  test('guessed from many places it makes all wait, but not for good', async () => {
    const { path, pin } = await given(await somebody());
    const statuses: number[] = [];
    for (let n = 0; n < 24; n += 1) statuses.push((await tryPin(path, '999888', `10.3.${n}.1`)).status);
    assert.ok(statuses.includes(429));
    assert.equal((await tryPin(path, pin, '10.4.4.4')).status, 429);
    const [wait] = await app.sql<{ most: number }>(
      'select max(extract(epoch from next_at - now()))::int as most from sign_in_try',
    );
    assert.ok(Number(wait?.most) <= 900);
    await app.sql("update sign_in_try set next_at = now() - interval '1 second'");
    assert.equal((await tryPin(path, pin, '10.4.4.4')).status, 303);
  });

  test('no figures that everybody would try', () => {
    for (let n = 0; n < 2000; n += 1) {
      const pin = newPin();
      assert.match(pin, /^\d{6}$/);
      assert.doesNotMatch(pin, /^(\d)\1{5}$|123456|654321|^(\d\d)\2\2$/);
    }
  });

  const ends: Readonly<Record<string, (of: Somebody, cookie: string) => Promise<unknown>>> = {
    'a new link': of => given(of),
    staff: of => app.post(`/people/${of.personId}/link/end`, {}, app.clare.linkWorker),
    'the person': (_, cookie) => send(cookie, '/clare/my/end', {}),
    merging: async of => {
      const other = await seedCase(app, { state: 'closed' });
      await app.database.within(app.clare.coordinator.actor, scope =>
        mergePeople(scope, { keptId: of.personId, mergedId: other.personId, reason: 'the same' }),
      );
    },
    'eight weeks after closing': async of => {
      await app.sql(
        "update referral set state = 'closed', closed_at = now() - interval '57 days' where id = $1",
        [of.id],
      );
      await app.database.within(systemActor(app.clare.coordinator.actor.programmeId), scope =>
        endLinksAfterClosing(scope, 8),
      );
    },
    'its day': of =>
      app.sql("update person_link set expires_at = now() - interval '1 second' where person_id = $1", [
        of.personId,
      ]),
  };
  for (const [what, end] of Object.entries(ends)) {
    test(`is over at once, everywhere, by ${what}`, async () => {
      const of = await somebody();
      const { path, pin, cookie } = await opened(of);
      assert.equal((await own(cookie)).status, 200);
      await end(of, cookie);
      assert.equal((await own(cookie)).status, 404);
      assert.equal((await tryPin(path, pin)).status, 404);
    });
  }

  test('a visit ends after twenty minutes of silence, after four hours, and by leaving', async () => {
    const of = await somebody();
    const { path, pin, cookie } = await opened(of);
    const set = (column: string, ago: string) =>
      app.sql(`update person_visit set ${column} = now() - interval '${ago}' where person_id = $1`, [
        of.personId,
      ]);
    await set('last_seen_at', '19 minutes');
    assert.equal((await own(cookie)).status, 200, 'and being seen puts it off');
    await set('last_seen_at', '21 minutes');
    assert.equal((await own(cookie)).status, 404);
    const again = cookieOf(await tryPin(path, pin));
    await set('expires_at', '1 second');
    assert.equal((await own(again)).status, 404);
    const third = cookieOf(await tryPin(path, pin));
    await send(third, '/clare/my/leave', {});
    assert.equal((await own(third)).status, 404);
  });

  test('rules on safe contact bind how it goes', async () => {
    const careful = await somebody(', neutral_sender = true, may_text = true, may_post = true');
    const page = await (await app.get(`/people/${careful.personId}/link`, app.clare.linkWorker)).text();
    assert.doesNotMatch(page, /value="sms"|value="email"|value="paper"/);
    for (const link_way of ['sms', 'email', 'paper']) {
      const answer = await app.post(
        `/people/${careful.personId}/link`,
        { link_way, pin_way: 'by_phone' },
        app.clare.linkWorker,
      );
      assert.equal(answer.status, 409, link_way);
    }
    const both = await app.post(
      `/people/${careful.personId}/link`,
      { link_way: 'paper', pin_way: 'paper' },
      app.clare.linkWorker,
    );
    assert.equal(both.status, 422);
    const plain = await somebody();
    const { text, pin } = await given(plain, 'email');
    assert.doesNotMatch(text, /clare\/my\/[\w-]{43}/, 'what goes by e-mail is not shown');
    const [message] = await app.sql<{ state: string; channel: string }>(
      "select state, channel from message where person_id = $1 and template = 'own_page'",
      [plain.personId],
    );
    assert.deepEqual(message, { state: 'queued', channel: 'email' });
    assert.ok(!text.includes('undefined') && pin);
  });

  test('somebody of another programme, or whose work is not with people, gives no link', async () => {
    const of = await somebody();
    const path = `/people/${of.personId}/link`;
    const form = { link_way: 'in_person', pin_way: 'by_phone' };
    assert.equal((await app.post(path, form, app.trafford.linkWorker)).status, 404);
    assert.equal((await app.post(path, form, app.clare.administrator)).status, 403);
    assert.equal((await app.post(path, {}, app.clare.linkWorker)).status, 422);
    assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
  });
});

describe('a person’s own pages', () => {
  test('what they agreed to can be turned round on the spot, and is on record with its words', async () => {
    const of = await somebody();
    const { cookie } = await opened(of);
    const page = await own(cookie, '/clare/my/agreed');
    assert.match(await page.text(), /We tell whoever sent you/);
    const path = '/clare/my/agreed/share_with_gp';
    assert.equal((await send(cookie, path, { answer: 'yes', version: '1' })).status, 303);
    assert.equal((await send(cookie, path, { answer: 'no', version: '1' })).status, 303);
    const rows = await app.sql(
      "select given, how, wording, wording_locale, recorded_by = person_id as self from consent where person_id = $1 and purpose = 'share_with_gp' order by id",
      [of.personId],
    );
    assert.deepEqual(rows, [
      { given: true, how: 'online', wording: 1, wording_locale: 'en', self: true },
      { given: false, how: 'online', wording: 1, wording_locale: 'en', self: true },
    ]);
    assert.equal((await send(cookie, path, { answer: 'perhaps', version: '1' })).status, 422);
    assert.equal((await send('', path, { answer: 'no', version: '1' })).status, 404);
    assert.equal(
      (await send(cookie, '/clare/my/agreed/take_part', { answer: 'no', version: '1' })).status,
      404,
    );
    const audited = await app.sql(
      "select verb from audit_entry where person_id = $1 and actor_role = 'person' and verb like 'consent.%' order by id",
      [of.personId],
    );
    assert.deepEqual(audited, [{ verb: 'consent.given' }, { verb: 'consent.refused' }]);
  });

  test('to stop says no to taking part, tells what follows, and asks the link worker to ring', async () => {
    const of = await somebody();
    const { cookie } = await opened(of);
    assert.equal((await own(cookie, '/clare/my/stop')).status, 200);
    const answer = await send(cookie, '/clare/my/stop', {});
    assert.equal(answer.headers.get('location'), '/clare/my/stopped');
    assert.equal((await own(cookie, '/clare/my/stopped')).status, 200);
    await deliverNow(app.database, app.clare.linkWorker.actor.programmeId, portalListeners);
    const tasks = await app.sql(
      "select assignee_id from task where kind = 'wants_to_stop' and person_id = $1",
      [of.personId],
    );
    assert.deepEqual(tasks, [{ assignee_id: app.clare.linkWorker.actor.id }]);
  });

  test('who saw the record stands there by day and in plain words, as the programme names colleagues', async () => {
    const of = await somebody();
    const { programmeId } = app.clare.linkWorker.actor;
    const add = (at: string, who: string, role: string, verb: string, reason: string | null = null) =>
      app.sql(
        `insert into audit_entry (programme_id, id, at, actor_id, actor_role, verb, subject_kind, subject_id, person_id, reason, request_id)
         values ($1, $2, $3, $4, $5, $6, 'person', $7, $7, $8, 'r')`,
        [programmeId, newId(), at, who, role, verb, of.personId, reason],
      );
    const { linkWorker, coordinator, otherLinkWorker } = app.clare;
    await add('2026-11-10T09:00:00Z', linkWorker.actor.id, 'link_worker', 'person.read');
    await add('2026-11-10T10:00:00Z', linkWorker.actor.id, 'link_worker', 'plan.agreed');
    await add('2026-11-11T09:00:00Z', coordinator.actor.id, 'coordinator', 'person.exported');
    await add('2026-11-11T11:00:00Z', coordinator.actor.id, 'coordinator', 'concern.read');
    await add('2026-11-12T23:30:00Z', otherLinkWorker.actor.id, 'link_worker', 'glass.opened', 'danger');
    const { cookie } = await opened(of);
    const text = await (await own(cookie, '/clare/my/seen')).text();
    assert.match(text, /Aoife Hehir, link worker/);
    assert.match(text, /Looked at your record/);
    assert.match(text, /Wrote or changed something in your plan/);
    assert.match(text, /Took out in a file or on paper: your record/);
    assert.match(text, /other parts of your record/);
    assert.doesNotMatch(text, /concern|safeguarding q/i);
    assert.match(text, /Somebody may be in danger/);
    assert.ok(text.indexOf('12 November') < text.indexOf('10 November'), 'newest first');
    await app.sql(`update programme set settings = '{"colleaguesAreNamed":"role"}' where slug = 'clare'`);
    const before = await (await own(cookie, '/clare/my/seen?before=2026-11-11')).text();
    assert.doesNotMatch(before, /Declan/);
    assert.equal((await own('', '/clare/my/seen')).status, 404);
  });

  test('as themselves they read their own record and write nothing but what they say', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const { programmeId } = app.clare.linkWorker.actor;
    const me = personActor(programmeId, one.personId);
    const found = await app.database.within(me, async scope => [
      (await personStore(scope).find(one.personId))?.id,
      (await personStore(scope).find(other.personId))?.id,
    ]);
    assert.deepEqual(found, [one.personId, undefined]);
    const said = (personId: string, more: object = {}) =>
      app.database.within(me, ({ db, now }) =>
        db
          .insertInto('consent')
          .values({
            programme_id: programmeId,
            id: newId(),
            person_id: personId,
            purpose: 'share_with_gp',
            given: true,
            at: now,
            how: 'online',
            by_whom: 'me',
            recorded_by: one.personId,
            ...more,
          })
          .execute(),
      );
    await said(one.personId);
    // One after the other: one that fails while another is waited for would fail unheard.
    for (const [whose, more] of [
      [other.personId, {}],
      [one.personId, { recorded_by: other.personId }],
      [one.personId, { capacity: 'representative' }],
      [one.personId, { how: 'in_person' }],
    ] as const)
      await assert.rejects(said(whose, more), /row-level security/);
    const changed = await app.database.within(me, ({ db }) =>
      db.updateTable('consent').set({ given: true }).where('person_id', '=', one.personId).executeTakeFirst(),
    );
    assert.equal(changed.numUpdatedRows, 0n);
  });
});
