import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '../../../core/index.ts';
import { hearDirectory } from '../../../messages/hear-directory.ts';
import { systemActor, visitor } from '../../../platform/database/index.ts';
import { deliverNow, type Listener } from '../../../platform/events/index.ts';
import { makeFetcher } from '../../../platform/fetching/index.ts';
import { type TestApp, testApp } from '../../../web/testing.ts';
import { chaseGroups } from '../../keeping/chase-groups.ts';
import { groupOf } from '../../keeping/link-store.ts';
import { keepingListeners } from '../../keeping/listeners.ts';
import { setKeeping } from '../../keeping/set-keeping.ts';
import { seedEntry } from '../../keeping/testing.ts';
import { trustOrganization } from '../../keeping/trust-organization.ts';
import { directoryRoutes } from '../../routes.ts';
import { refreshListing } from '../../search-listing-store.ts';

const writing: Listener = {
  name: 'messages.directory',
  on: ['GroupAsked', 'ProposalDecided'],
  handle: (scope, event) => hearDirectory(scope, event, 'https://h.example'),
};
const listeners = [...keepingListeners, writing];
const clareProgramme = { region: 'ie', zone: 'Europe/Dublin' } as const;

describe('a group and its entry', () => {
  let app: TestApp;
  let programmeId: string;
  before(async () => {
    app = await testApp(
      directoryRoutes({
        fetcher: makeFetcher({ allow: [], agent: 'Hedgerow' }),
        caseInHand: async () => null,
        crisis: () => null,
        inTheirWords: async () => ({ panel: null, kept: {} }),
      }),
    );
    programmeId = app.clare.coordinator.actor.programmeId;
  });
  after(() => app.close());

  const lead = () => app.clare.coordinator;
  const deliver = async () => {
    while ((await deliverNow(app.database, programmeId, listeners)) > 0);
  };
  const messages = (email: string) =>
    app.sql<{ template: string; body: string; locale: string; state: string }>(
      'select template, body, locale, state from message where recipient = $1 order by created_at, id',
      [email],
    );
  const linkIn = (body = '') => /https:\/\/h\.example(\/clare\/entry\/[\w-]{43})/.exec(body)?.[1] ?? '';
  let number = 0;
  const group = async (more: Parameters<typeof seedEntry>[1] = {}) => {
    number += 1;
    const email = `group${number}@example.org`;
    const { id, organizationId } = await seedEntry(app, {
      name: `Group ${number}`,
      email,
      phone: '065 682 1000',
      ...more,
    });
    await app.database.within(lead().actor, scope => refreshListing(scope.db, [id], scope.now));
    return { id, organizationId, email };
  };
  const asked = async (more: Parameters<typeof seedEntry>[1] = {}) => {
    const one = await group(more);
    const answer = await app.post(`/directory/care/${one.id}`, { do: 'ask' }, lead());
    assert.equal(answer.status, 303);
    await deliver();
    const link = linkIn((await messages(one.email)).at(-1)?.body);
    assert.notEqual(link, '');
    return { ...one, link };
  };
  /** The fields of a group's page as a browser would send them back. */
  const fieldsOf = async (link: string) => {
    const html = await (await app.get(link)).text();
    const fields: Record<string, string> = {};
    for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
      const name = /name="([^"]+)"/.exec(tag)?.[1];
      const unticked = /type="(checkbox|radio)"/.test(tag) && !/ checked/.test(tag);
      if (name && !unticked && !name.startsWith('_')) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    }
    return fields;
  };
  const proposals = (id: string) =>
    app.sql<{ id: string; kind: string; state: string }>(
      'select id, kind, state from service_proposal where service_id = $1 order by made_at, id',
      [id],
    );
  const weekly = { time1_rhythm: 'weekly', time1_days: 'TU', time1_from: '10:30', time1_to: '12:00' };
  const status = async (path: string) => (await app.get(path)).status;

  test('asked, it says in one tap that all is right, and the entry is confirmed by the group today', async () => {
    const one = await asked();
    const page = await (await app.get(one.link)).text();
    assert.match(page, /Everything is still right/);
    const answer = await app.post(one.link, { do: 'right' });
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/clare/entry-thanks?for=right']);
    await deliver();
    const confirmed = await app.sql<{ how: string }>(
      "select how from directory.confirmation where service_id = $1 and confirmed_on = '2026-11-23' and how = 'group'",
      [one.id],
    );
    assert.ok(confirmed.length >= 6);
    const [chase] = await app.sql('select state from directory.chase where service_id = $1', [one.id]);
    assert.equal(chase?.['state'], 'answered');
  });

  test('it changes its times; nothing is shown until staff take it over, then page and search know, and the group is told', async () => {
    const one = await asked();
    const answer = await app.post(one.link, { ...(await fieldsOf(one.link)), ...weekly, do: 'change' });
    assert.equal(answer.status, 303, await answer.text());
    await deliver();
    const shown = async () => (await app.get(`/clare/find/${one.id}`)).text();
    assert.doesNotMatch(await shown(), /Tuesdays/);
    const [proposal] = await proposals(one.id);
    const queue = await (await app.get('/directory/care', lead())).text();
    assert.match(queue, new RegExp(`/directory/proposals/${proposal?.id}`));
    const path = `/directory/proposals/${proposal?.id}`;
    const difference = await (await app.get(path, lead())).text();
    assert.match(difference, /Tuesdays/);
    assert.equal((await app.post(path, { do: 'take' }, lead())).status, 409, 'nothing chosen');
    assert.equal((await app.post(path, { do: 'take', fields: 'times.schedules' }, lead())).status, 303);
    assert.match(await shown(), /Tuesdays/);
    const [row] = await app.sql(
      "select how from directory.confirmation where service_id = $1 and fact_group = 'times'",
      [one.id],
    );
    assert.equal(row?.['how'], 'group');
    assert.equal(
      (await app.post(path, { do: 'take', fields: 'times.schedules' }, lead())).status,
      409,
      'decided',
    );
    await deliver();
    const told = (await messages(one.email)).find(message => message.template === 'entry_answer');
    assert.match(told?.body ?? '', /We have taken over/);
  });

  test('it is refused with a reason that it is told; without one the page asks', async () => {
    const one = await asked();
    await app.post(one.link, { ...(await fieldsOf(one.link)), ...weekly, do: 'change' });
    await deliver();
    const [proposal] = await proposals(one.id);
    const path = `/directory/proposals/${proposal?.id}`;
    assert.equal((await app.post(path, { do: 'refuse' }, lead())).status, 422);
    const words = 'The hall says Wednesdays.';
    assert.equal((await app.post(path, { do: 'refuse', reason: 'not_right', words }, lead())).status, 303);
    await deliver();
    const told = (await messages(one.email)).find(message => message.template === 'entry_answer');
    assert.match(told?.body ?? '', /The hall says Wednesdays/);
    assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
    assert.equal((await app.get(path, app.clare.linkWorker)).status, 403);
  });

  test('a trusted organisation’s change is live at once', async () => {
    const one = await asked({ organization: 'Parish Hall' });
    await app.database.within(lead().actor, scope => trustOrganization(scope, one.id, true));
    await app.post(one.link, { ...(await fieldsOf(one.link)), ...weekly, do: 'change' });
    await deliver();
    assert.match(await (await app.get(`/clare/find/${one.id}`)).text(), /Tuesdays/);
    assert.deepEqual(
      (await proposals(one.id)).map(row => row.state),
      ['approved'],
    );
  });

  test('what was changed meanwhile is said: to the group with its words kept, and to staff', async () => {
    const one = await asked();
    const fields = await fieldsOf(one.link);
    await app.post(one.link, { ...fields, ...weekly, do: 'change' });
    await deliver();
    await app.sql("update directory.service set description = 'New words' where id = $1", [one.id]);
    const answer = await app.post(one.link, {
      ...fields,
      ...weekly,
      time1_words: 'Bring <b>tea</b>',
      do: 'change',
    });
    assert.equal(answer.status, 409);
    const html = await answer.text();
    assert.match(html, /while you were writing/);
    assert.match(html, /Bring &lt;b>tea|Bring &lt;b&gt;tea/);
    assert.equal((await proposals(one.id)).length, 1);
  });

  test('nothing changed, or a wrong time, is said; the latter with what was typed', async () => {
    const one = await asked();
    const fields = await fieldsOf(one.link);
    assert.equal((await app.post(one.link, { ...fields, do: 'change' })).status, 409);
    const wrong = await app.post(one.link, {
      ...fields,
      ...weekly,
      time1_from: '25 past never',
      do: 'change',
    });
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /25 past never/);
  });

  test('it asks to be taken off the list, and is when staff agree; it is not written to again', async () => {
    const one = await asked();
    await app.post(one.link, { do: 'take_off' });
    await deliver();
    assert.equal(await status(`/clare/find/${one.id}`), 200);
    const [proposal] = await proposals(one.id);
    assert.equal(
      (await app.post(`/directory/proposals/${proposal?.id}`, { do: 'take' }, lead())).status,
      303,
    );
    assert.equal(await status(`/clare/find/${one.id}`), 404);
    assert.equal(await status(one.link), 410);
    assert.equal((await app.post(`/directory/care/${one.id}`, { do: 'ask' }, lead())).status, 409);
  });

  test('it says stop, or that it is not them, and gets no more letters', async () => {
    for (const what of ['stop', 'not_us']) {
      const one = await asked();
      await app.post(one.link, { do: what });
      await deliver();
      await app.sql(
        "update directory.chase set last_sent_at = last_sent_at - interval '1 day' where service_id = $1",
        [one.id],
      );
      assert.equal((await app.post(`/directory/care/${one.id}`, { do: 'ask' }, lead())).status, 409, what);
    }
  });

  test('a made-up link is not found, an old one can be renewed, a withdrawn one is over; none tells a name', async () => {
    assert.equal(await status(`/clare/entry/${'x'.repeat(43)}`), 404);
    assert.equal(await status('/clare/entry/short'), 404);
    const one = await asked();
    assert.equal(await status(one.link.replace('/clare/', '/trafford/')), 404);
    await app.sql("update service_link set expires_at = '2026-11-01' where service_id = $1", [one.id]);
    const old = await app.get(one.link);
    assert.equal(old.status, 410);
    assert.doesNotMatch(await old.text(), new RegExp(`Group ${number}\\b|${one.email}`));
    assert.equal((await app.post(one.link, { do: 'right' })).status, 410);
    await app.sql(
      "update directory.chase set last_sent_at = last_sent_at - interval '1 day' where service_id = $1",
      [one.id],
    );
    for (const _ of [1, 2]) await app.post(`${one.link}/again`, {});
    await deliver();
    const letters = await messages(one.email);
    assert.equal(letters.length, 2, 'asked twice, sent once');
    const fresh = letters.map(letter => linkIn(letter.body)).find(link => link !== one.link) ?? '';
    assert.equal(await status(fresh), 200);
    await app.post(`/directory/care/${one.id}`, { do: 'withdraw' }, lead());
    assert.equal(await status(fresh), 410);
    assert.equal((await app.post(`${fresh}/again`, {})).status, 410);
  });

  test('only a hash of the link is kept, and the database lets its holder say something of this one service only', async () => {
    const [one, other] = [await asked(), await group()];
    const token = one.link.split('/').at(-1) ?? '';
    const kept = await app.sql(
      "select encode(token_hash, 'hex') as h from service_link where service_id = $1",
      [one.id],
    );
    assert.ok(kept.every(row => !String(row['h']).includes(Buffer.from(token).toString('hex'))));
    const holder = groupOf(programmeId, one.id);
    const run = (actor: typeof holder, text: string) =>
      app.database.within(actor, async ({ db }) => (await sql.raw(text).execute(db)).rows);
    const proposing = (service: string, rest = "'waiting', null") =>
      `insert into service_proposal (programme_id, id, service_id, kind, made_at, state, decided_at)
        values ('${programmeId}', '${newId()}', '${service}', 'still_right', now(), ${rest})`;
    await run(holder, proposing(one.id));
    await assert.rejects(run(holder, proposing(other.id)), { code: '42501' });
    await assert.rejects(run(holder, proposing(one.id, "'approved', now()")), { code: '42501' });
    await assert.rejects(run(visitor(programmeId), proposing(one.id)), { code: '42501' });
    assert.deepEqual(await run(holder, 'select * from service_proposal'), []);
    assert.deepEqual(await run(holder, 'select * from service_link'), []);
    await assert.rejects(run(holder, "update directory.service set name = 'Ours'"), /only those who keep/);
  });

  test('the clock asks what grows old, reminds twice, then puts it before people to ring; fresh ones are left in peace', async () => {
    const old = await group({ confirmedDaysAgo: 300 });
    const fresh = await group({ confirmedDaysAgo: 30 });
    const day = () =>
      app.database
        .within(systemActor(programmeId), scope => chaseGroups(scope, clareProgramme))
        .then(deliver);
    await day();
    assert.equal((await messages(old.email)).length, 0, 'off until it is turned on');
    await app.database.within(lead().actor, scope => setKeeping(scope, { chasing: true, mostADay: 100 }));
    await day();
    await day();
    assert.equal((await messages(old.email)).length, 1, 'once, however often the clock comes by');
    const later = () =>
      app.sql(
        "update directory.chase set next_on = next_on - 11, last_sent_at = last_sent_at - interval '11 days' where service_id = $1",
        [old.id],
      );
    for (const letters of [2, 3]) {
      await later();
      await day();
      assert.equal((await messages(old.email)).length, letters);
    }
    await later();
    await day();
    assert.equal((await messages(old.email)).length, 3);
    assert.equal((await messages(fresh.email)).length, 0);
    const queue = await (await app.get('/directory/care?kind=ring', lead())).text();
    assert.match(queue, new RegExp(`/directory/care/${old.id}`));
    assert.match(queue, /682 1000/);
    assert.equal((await app.post(`/directory/care/${old.id}`, { do: 'phoned' }, lead())).status, 303);
    const rest = await (await app.get('/directory/care?kind=ring', lead())).text();
    assert.doesNotMatch(rest, new RegExp(`/directory/care/${old.id}"`));
  });
});
