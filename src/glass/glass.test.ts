import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { seedCase } from '../care/testing.ts';
import { Forbidden, newId } from '../core/index.ts';
import { peopleRoutes } from '../people/index.ts';
import { type Actor, systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { workspaceRoutes } from '../workspace/index.ts';
import { glassReasons, isOpen } from './glass.ts';
import { glassListeners, glassRoutes } from './index.ts';
import { may } from './policy.ts';
import { reviewGlass } from './review-glass.ts';

const born = { 'born-day': '14', 'born-month': '3', 'born-year': '1948' };
const breda = { given: 'Breda', family: 'Kinnane', ...born };
const why = { reason: 'danger', words: 'Her neighbour rang: she has not opened the door since yesterday.' };

describe('a record outside one’s relation', () => {
  let app: TestApp;
  let personId: string;
  let referralId: string;
  before(async () => {
    app = await testApp([...glassRoutes, ...peopleRoutes, ...workspaceRoutes]);
    const { programmeId } = app.clare.linkWorker.actor;
    for (const [who, name] of [
      [app.clare.linkWorker, 'North'],
      [app.clare.otherLinkWorker, 'South'],
    ] as const) {
      const team = newId();
      await app.sql('insert into team (programme_id, id, name) values ($1, $2, $3)', [
        programmeId,
        team,
        name,
      ]);
      await app.sql('update staff set team_id = $1 where id = $2', [team, who.actor.id]);
    }
    const seeded = await seedCase(app, { linkWorkerId: app.clare.otherLinkWorker.actor.id });
    personId = seeded.personId;
    referralId = seeded.id;
    await app.sql("update person set birth_date = '1948-03-14', contact_note = 'Rings twice' where id = $1", [
      personId,
    ]);
  });
  after(() => app.close());
  beforeEach(async () => {
    // The table keeps what it was given, so the tests take it away past all rules.
    await app.sql('delete from break_glass');
    await app.sql('delete from task');
    await app.sql('delete from message');
    await app.sql('delete from outbox');
  });

  const me = () => app.clare.linkWorker;
  const lead = () => app.clare.coordinator;
  const open = (fields: Record<string, string> = {}) =>
    app.post('/break-glass/open', { ...breda, ...why, ...fields }, me());
  const glassId = async () => {
    const [row] = await app.sql<{ id: string }>('select id from break_glass');
    return row?.id ?? '';
  };
  const audited = (verb: string) =>
    app.sql<{ reason: string | null }>('select reason from audit_entry where verb = $1 and person_id = $2', [
      verb,
      personId,
    ]);

  test('is not found before it is opened, and nothing of it is told to who asks for it', async () => {
    assert.equal((await app.get(`/people/${personId}`, me())).status, 404);
    const answer = await app.post('/break-glass', { ...breda, family: 'KINNÁNE' }, me());
    assert.equal(answer.status, 200);
    const page = await answer.text();
    assert.match(page, /There is a record that you may not see/);
    for (const told of [personId, referralId, 'Rings twice', 'Donal', 'South'])
      assert.doesNotMatch(page, new RegExp(told));
    assert.equal((await audited('glass.sought')).length, 1);
  });

  test('another day of birth, half a name, or a record that may be seen anyway: there is none', async () => {
    await seedCase(app, { givenName: 'Seen', familyName: 'Here', linkWorkerId: me().actor.id });
    await app.sql("update person set birth_date = '1948-03-14' where given_name = 'Seen'");
    for (const other of [
      { 'born-day': '15' },
      { family: 'Kin' },
      { given: 'B' },
      { given: 'Seen', family: 'Here' },
    ]) {
      const page = await (await app.post('/break-glass', { ...breda, ...other }, me())).text();
      assert.match(page, /There is no record of that name/);
      assert.doesNotMatch(page, /There is a record that you may not see/);
    }
  });

  test('is opened with a reason and words, read, and not changed', async () => {
    const opened = await open();
    assert.equal(opened.status, 303);
    assert.equal(opened.headers.get('location'), `/people/${personId}`);
    const record = await app.get(`/people/${personId}`, me());
    assert.equal(record.status, 200);
    const page = await record.text();
    assert.match(page, /Rings twice/);
    assert.match(page, /glass-bar/);
    assert.equal((await app.get(`/cases/${referralId}`, me())).status, 200);
    const before = await app.sql('select * from person where id = $1', [personId]);
    const changed = await app.post(
      `/people/${personId}/edit`,
      { given_name: 'Changed', family_name: 'Kinnane', version: '1' },
      me(),
    );
    assert.ok([404, 422].includes(changed.status), `${changed.status}`);
    assert.deepEqual(await app.sql('select * from person where id = $1', [personId]), before);
    assert.deepEqual(await audited('glass.opened'), [{ reason: 'danger' }]);
    assert.equal((await audited('person.read')).length > 0, true);
  });

  test('nothing is offered that may not be done: no form, and no way to one, on the record and the case', async () => {
    const own = await (await app.get(`/people/${personId}`, app.clare.otherLinkWorker)).text();
    assert.match(own, new RegExp(`href="/people/${personId}/edit"`), 'whoever works with them is offered it');
    await open();
    for (const path of [`/people/${personId}`, `/cases/${referralId}`]) {
      const page = await (await app.get(path, me())).text();
      const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
      assert.match(main, /<h1/);
      const forms = [...main.matchAll(/<form[^>]*method="post"[^>]*action="([^"]*)"/gi)].map(([, to]) => to);
      assert.deepEqual(
        forms.filter(to => !to?.startsWith('/break-glass/')),
        [],
      );
      const ways = [...main.matchAll(/href="(\/(?:people|cases|waiting|sessions|letters)\/[^"#?]*)"/g)].map(
        ([, to]) => to,
      );
      assert.deepEqual(
        ways.filter(to => to !== `/cases/${referralId}` && to !== `/people/${personId}`),
        [],
        path,
      );
    }
  });

  test('no other record is opened by it, and to nobody else', async () => {
    const other = await seedCase(app, {
      givenName: 'Other',
      familyName: 'Person',
      linkWorkerId: app.clare.otherLinkWorker.actor.id,
    });
    await open();
    assert.equal((await app.get(`/people/${other.personId}`, me())).status, 404);
    assert.equal((await app.get(`/people/${personId}`, app.trafford.linkWorker)).status, 404);
  });

  test('closes when it is over, when somebody closes it, and when it is judged wrong', async () => {
    await open();
    await app.sql('alter table break_glass disable trigger glass_terms');
    await app.sql(
      "update break_glass set opened_at = now() - interval '61 minutes', ends_at = now() - interval '1 minute'",
    );
    await app.sql('alter table break_glass enable trigger glass_terms');
    assert.equal((await app.get(`/people/${personId}`, me())).status, 404);
    for (const [path, fields, as] of [
      ['end', {}, me()],
      ['end', {}, lead()],
      ['review', { verdict: 'not_justified', review_words: 'Her own link worker was at the desk.' }, lead()],
    ] as const) {
      await app.sql('delete from break_glass');
      await open();
      assert.equal((await app.get(`/people/${personId}`, me())).status, 200);
      assert.equal((await app.post(`/break-glass/${await glassId()}/${path}`, fields, as)).status, 303);
      assert.equal((await app.get(`/people/${personId}`, me())).status, 404);
    }
  });

  test('asks for a reason, for words and for a fresh proof of who one is, and keeps what was typed', async () => {
    const without = await open({ reason: '', words: '' });
    assert.equal(without.status, 422);
    const page = await without.text();
    assert.match(page, /Choose why you need the record now/);
    assert.match(page, /name="given" value="Breda"/);
    const hostile = await (await open({ words: '<script>alert(1)</script>', reason: '' })).text();
    assert.doesNotMatch(hostile, /<script>alert/);
    await app.sql(
      "update staff_session set proven_at = now() - interval '1 hour', created_at = now() - interval '1 hour' where staff_id = $1",
      [me().actor.id],
    );
    assert.match((await open()).headers.get('location') ?? '', /^\/step-up/);
    assert.deepEqual(await app.sql('select 1 from break_glass'), []);
    await app.sql("update staff_session set proven_at = now() + interval '1 day' where staff_id = $1", [
      me().actor.id,
    ]);
  });

  test('is told to the co-ordinators at once: a line to judge, a task, an e-mail that names nobody', async () => {
    await open();
    const id = await glassId();
    const [event] = await app.sql<{ id: string; name: string }>(
      "select id, name from outbox where name = 'GlassOpened'",
    );
    assert.ok(event);
    const { programmeId } = me().actor;
    for (const heard of [1, 2])
      await app.database.within(systemActor(programmeId), async scope => {
        for (const listener of glassListeners({ publicUrl: 'https://example.org' }))
          await listener.handle(scope, {
            id: event.id,
            name: event.name,
            subjectId: id,
            programmeId,
            payload: { heard },
          });
      });
    const tasks = await app.sql(
      "select assignee_id from task where kind = 'review_glass' and done_at is null",
    );
    assert.deepEqual(tasks, [{ assignee_id: null }]);
    const messages = await app.sql<{ body: string; subject: string }>(
      "select subject, body from message where template = 'break_glass'",
    );
    assert.equal(messages.length, 1);
    assert.doesNotMatch(`${messages[0]?.subject} ${messages[0]?.body}`, /Breda|Kinnane/);
    const page = await (await app.get('/break-glass/reviews', lead())).text();
    assert.match(page, /Breda Kinnane/);
    assert.match(page, /has not opened the door/);
    assert.match(
      await (await app.get('/today', lead())).text(),
      /1 record|A record was opened in an emergency/,
    );
  });

  test('is judged once, with words where it was wrong, and never by who opened it', async () => {
    await open();
    const path = `/break-glass/${await glassId()}/review`;
    const judged = (await audited('glass.reviewed')).length;
    assert.equal((await app.post(path, { verdict: 'not_justified' }, lead())).status, 422);
    // They became a co-ordinator since.
    const own = { ...me().actor, role: 'coordinator' as const };
    const asked = { id: await glassId(), verdict: 'justified' as const, words: null };
    await assert.rejects(
      app.database.within(own, scope => reviewGlass(scope, asked)),
      Forbidden,
    );
    assert.equal((await app.post(path, { verdict: 'justified' }, lead())).status, 303);
    assert.equal(
      (await app.post(path, { verdict: 'not_justified', review_words: 'No.' }, lead())).status,
      409,
    );
    assert.equal((await app.post(path, { verdict: 'justified' }, app.trafford.coordinator)).status, 404);
    assert.equal((await audited('glass.reviewed')).length, judged + 1);
  });

  test('the terms stay as they were granted, whoever asks the database', async () => {
    const actor = app.clare.otherLinkWorker.actor;
    const teams = await app.sql<{ id: string }>("select id from team where name = 'North'");
    const asker: Actor = { ...me().actor, teams: teams.map(({ id }) => id) };
    const id = newId();
    await app.database.within(asker, ({ db, now }) =>
      db
        .insertInto('break_glass')
        .values({
          programme_id: asker.programmeId,
          id,
          staff_id: asker.id,
          person_id: personId,
          reason: 'danger',
          words: 'x',
          opened_at: now,
          ends_at: now.add({ hours: 2400 }),
          verdict: null,
        })
        .execute(),
    );
    const [row] = await app.sql<{ minutes: number }>(
      'select extract(epoch from ends_at - opened_at)::int / 60 as minutes from break_glass where id = $1',
      [id],
    );
    assert.equal(row?.minutes, 60);
    const change = (set: object, as = asker) =>
      app.database.within(as, ({ db }) =>
        db.updateTable('break_glass').set(set).where('id', '=', id).executeTakeFirstOrThrow(),
      );
    const later = Temporal.Now.instant().add({ hours: 5 });
    for (const set of [
      { ends_at: later },
      { opened_at: later },
      { person_id: newId() },
      { reason: 'other' },
      { words: 'y' },
    ])
      for (const as of [asker, lead().actor]) await assert.rejects(change(set, as), /terms of break-glass/);
    await assert.rejects(
      change({ verdict: 'justified', reviewed_at: later, reviewed_by: asker.id }),
      /judged once/,
    );
    // Somebody else’s is not there for a colleague, and cannot be opened in another’s name.
    assert.equal((await change({ ended_at: later, ended_by: actor.id }, actor)).numUpdatedRows, 0n);
    await assert.rejects(
      app.database.within(actor, ({ db, now }) =>
        db
          .insertInto('break_glass')
          .values({
            programme_id: asker.programmeId,
            id: newId(),
            staff_id: asker.id,
            person_id: personId,
            reason: 'danger',
            words: 'x',
            opened_at: now,
            ends_at: now,
          })
          .execute(),
      ),
      /row-level security/,
    );
    await change({ ended_at: later, ended_by: asker.id });
    await assert.rejects(change({ ended_at: null, ended_by: null }), /ends once/);
  });

  test('nobody but a link worker asks, and only a link worker is told', async () => {
    for (const as of [
      lead().actor,
      app.clare.administrator.actor,
      app.trafford.linkWorker.actor,
      systemActor(lead().actor.programmeId),
    ]) {
      const found = await app.database.within(as, async ({ db }) => {
        const { rows } = await sql<{
          id: string | null;
        }>`select hidden_record('Breda', 'Kinnane', '1948-03-14') as id`.execute(db);
        return rows[0]?.id ?? null;
      });
      assert.equal(found, null, as.role);
    }
  });
});

test('whoever may not work with people opens nothing, nobody judges their own, nobody judges twice', () => {
  const roles = [
    'link_worker',
    'coordinator',
    'administrator',
    'analyst',
    'public',
    'referrer',
    'person',
    'signin',
    'system',
  ] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...roles),
      fc.constantFrom('open', 'end', 'review'),
      fc.boolean(),
      fc.constantFrom(null, 'justified', 'not_justified'),
      (role, act, own, verdict) => {
        const { ok } = may({ id: 'me', role }, act as 'open', { staffId: own ? 'me' : 'other', verdict });
        if (act === 'open') assert.equal(ok, role === 'link_worker');
        if (act === 'review') assert.equal(ok, role === 'coordinator' && !own && verdict === null);
        if (act === 'end') assert.equal(ok, own || role === 'coordinator');
      },
    ),
  );
});

test('a record is open from when it was opened until it ends or is closed, never after', () => {
  const start = Temporal.Instant.from('2026-11-23T02:00:00Z');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.option(fc.integer({ min: 0, max: 60 })),
      (after, closed) => {
        const glass = {
          endsAt: start.add({ minutes: 60 }),
          endedAt: closed === null ? null : start.add({ minutes: closed }),
        };
        assert.equal(isOpen(glass, start.add({ minutes: after })), closed === null && after < 60);
      },
    ),
  );
  assert.equal(new Set(glassReasons).size, glassReasons.length);
});
