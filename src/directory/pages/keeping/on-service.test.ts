import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '../../../core/index.ts';
import { visitor } from '../../../platform/database/index.ts';
import { makeFetcher } from '../../../platform/fetching/index.ts';
import { type TestApp, testApp } from '../../../web/testing.ts';
import { seedEntry } from '../../keeping/testing.ts';
import { directoryRoutes } from '../../routes.ts';

describe('what is said of an entry', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(
      directoryRoutes({
        fetcher: makeFetcher({ allow: [], agent: 'Hedgerow' }),
        caseInHand: async () => null,
        crisis: () => null,
        inTheirWords: async () => ({ panel: null, kept: {} }),
      }),
    );
    // Two programmes of one region, which share its entries.
    await app.sql("update programme set region = 'ie' where slug = 'trafford'");
  });
  after(() => app.close());

  const page = async (path: string, as?: TestApp['clare']['linkWorker']) => {
    const answer = await app.get(path, as);
    assert.equal(answer.status, 200, path);
    return answer.text();
  };
  const reports = (id: string) =>
    app.sql<{ part: string; source: string; words: string | null; by_id: string | null }>(
      'select part, source, words, by_id from service_report where service_id = $1 order by at, id',
      [id],
    );
  const audited = async (verb: string, id: string) =>
    (await app.sql('select 1 from audit_entry where verb = $1 and subject_id = $2', [verb, id])).length;

  describe('that it is wrong', () => {
    test('in one tap by a visitor, who is not asked for a name; staff see that it is being checked', async () => {
      const { id } = await seedEntry(app);
      const open = await page(`/clare/find/${id}`);
      assert.match(open, new RegExp(`action="/clare/find/${id}/wrong"`));
      const answer = await app.post(`/clare/find/${id}/wrong`, { part: 'closed' });
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, `/clare/find/${id}`]);
      assert.deepEqual(await reports(id), [{ part: 'closed', source: 'public', words: null, by_id: null }]);
      assert.match(await page(`/services/${id}`, app.clare.linkWorker), /This is being checked/);
      assert.doesNotMatch(await page(`/clare/find/${id}`), /being checked/);
      assert.equal(await audited('service.reported', id), 1);
      const elsewhere = await page(`/services/${id}`, app.trafford.linkWorker);
      assert.doesNotMatch(elsewhere, /being checked/, 'words of one programme stay in it');
    });

    test('twice with one form is once', async () => {
      const { id } = await seedEntry(app);
      const _once = newId();
      for (const _ of [1, 2])
        await app.post(`/services/${id}/wrong`, { part: 'times', _once }, app.clare.linkWorker);
      assert.equal((await reports(id)).length, 1);
    });

    test('with nothing tapped is asked again with the words kept and escaped', async () => {
      const { id } = await seedEntry(app);
      for (const [path, as] of [
        [`/services/${id}/wrong`, app.clare.linkWorker],
        [`/clare/find/${id}/wrong`, undefined],
      ] as const) {
        const answer = await app.post(path, { words: '<script>alert(1)</script>' }, as);
        assert.equal(answer.status, 422);
        const html = await answer.text();
        assert.match(html, /&lt;script>alert\(1\)|&lt;script&gt;alert\(1\)/);
        assert.match(html, /Tap what is wrong/);
      }
      assert.deepEqual(await reports(id), []);
    });

    test('by a visitor has its limits: after five in an hour nothing is added, and the sixth is thanked', async () => {
      const { id } = await seedEntry(app);
      const answers = [];
      for (const _ of Array.from({ length: 7 }))
        answers.push(await app.post(`/clare/find/${id}/wrong`, { part: 'cost' }));
      assert.deepEqual(new Set(answers.map(one => one.status)), new Set([303]));
      assert.equal((await reports(id)).length, 5);
    });

    test('of what is not there, or not listed, is not found; what only staff can know is not taken from visitors', async () => {
      const { id } = await seedEntry(app);
      assert.equal((await app.post(`/clare/find/${newId()}/wrong`, { part: 'cost' })).status, 404);
      assert.equal((await app.post(`/clare/find/${id}/wrong`, { part: 'unsafe' })).status, 422);
      await app.sql('update directory.service set not_listed_since = now() where id = $1', [id]);
      assert.equal((await app.post(`/clare/find/${id}/wrong`, { part: 'cost' })).status, 404);
    });

    test('an injected expression of a visitor neither reads, nor settles, nor speaks as staff', async () => {
      const { id } = await seedEntry(app);
      await app.post(`/services/${id}/wrong`, { part: 'times', words: 'Now at 3' }, app.clare.linkWorker);
      const { programmeId } = app.clare.linkWorker.actor;
      const run = (text: string) =>
        app.database.within(visitor(programmeId), async ({ db }) => (await sql.raw(text).execute(db)).rows);
      assert.deepEqual(await run('select * from service_report'), []);
      assert.deepEqual(
        await run("update service_report set settled_at = now(), outcome = 'was_right' returning 1"),
        [],
      );
      const adding = (rest: string) =>
        run(`insert into service_report (programme_id, id, service_id, part, at, source, by_id, settled_at, outcome)
          values ('${programmeId}', '${newId()}', '${id}', 'times', now(), ${rest})`);
      for (const rest of [
        `'staff', '${app.clare.linkWorker.actor.id}', null, null`,
        `'public', '${app.clare.linkWorker.actor.id}', null, null`,
        "'public', null, now(), 'was_right'",
        "'introduction', null, null, null",
      ])
        await assert.rejects(adding(rest), { code: '42501' }, rest);
    });
  });

  describe('by link workers to each other', () => {
    const noteOf = async (id: string) =>
      (
        await app.sql<{ id: string; text: string }>(
          'select id, text from service_note where service_id = $1',
          [id],
        )
      )[0];

    test('is read by colleagues, never by visitors, administrators or another programme', async () => {
      const { id } = await seedEntry(app);
      const text = 'Ring before ten; Maura at the door is kind';
      assert.equal((await app.post(`/services/${id}/notes`, { text }, app.clare.linkWorker)).status, 303);
      const shown = await page(`/services/${id}`, app.clare.otherLinkWorker);
      assert.match(shown, /Ring before ten; Maura/);
      assert.match(shown, /Aoife Hehir/);
      for (const html of [
        await page(`/clare/find/${id}`),
        await page(`/services/${id}`, app.clare.administrator),
        await page(`/services/${id}`, app.trafford.linkWorker),
      ])
        assert.doesNotMatch(html, /Maura/);
      const note = await noteOf(id);
      assert.equal(await audited('service_note.written', note?.id ?? ''), 1);
    });

    test('is changed and taken away by its author alone', async () => {
      const { id } = await seedEntry(app);
      await app.post(`/services/${id}/notes`, { text: 'Parking at the back' }, app.clare.linkWorker);
      const note = await noteOf(id);
      const path = `/services/${id}/notes/${note?.id}`;
      assert.equal((await app.post(path, { text: 'Mine now' }, app.clare.coordinator)).status, 403);
      assert.equal((await app.post(path, { text: 'Mine now' }, app.trafford.linkWorker)).status, 404);
      const other = await seedEntry(app);
      assert.equal(
        (await app.post(`/services/${other.id}/notes/${note?.id}`, { text: 'x' }, app.clare.linkWorker))
          .status,
        404,
      );
      assert.equal((await app.post(path, { text: '' }, app.clare.linkWorker)).status, 422);
      assert.equal((await app.post(path, { text: 'Parking in front' }, app.clare.linkWorker)).status, 303);
      assert.equal((await noteOf(id))?.text, 'Parking in front');
      assert.equal((await app.post(`${path}/remove`, {}, app.clare.linkWorker)).status, 303);
      assert.doesNotMatch(await page(`/services/${id}`, app.clare.linkWorker), /Parking in front/);
      assert.equal((await app.post(path, { text: 'Again' }, app.clare.linkWorker)).status, 404);
      await assert.rejects(
        app.database.within(app.clare.coordinator.actor, async ({ db }) => {
          const { rows } = await sql.raw("update service_note set text = 'Mine now' returning 1").execute(db);
          assert.deepEqual(rows, []);
          throw new Error('looked');
        }),
        /looked/,
      );
    });
  });

  test('that nobody knows a fact is asked in one tap and counted', async () => {
    const { id } = await seedEntry(app, { postcode: 'V95 X2P1' });
    const before = await page(`/services/${id}`, app.clare.linkWorker);
    assert.match(before, /Is it step-free\?/);
    for (const as of [app.clare.linkWorker, app.clare.otherLinkWorker])
      assert.equal((await app.post(`/services/${id}/ask`, { fact: 'step_free' }, as)).status, 303);
    assert.match(await page(`/services/${id}`, app.clare.linkWorker), /asked 2 times/);
    assert.equal(
      (await app.post(`/services/${newId()}/ask`, { fact: 'cost' }, app.clare.linkWorker)).status,
      404,
    );
  });

  test('at the address of a merged entry leads to the one that stays', async () => {
    const { id: kept } = await seedEntry(app, { name: 'Quilters' });
    const { id: merged } = await seedEntry(app, { name: 'Quilters again' });
    await app.post(`/services/${merged}/notes`, { text: 'Back door on Sundays' }, app.clare.linkWorker);
    await app.sql('update directory.service set merged_into = $1, not_listed_since = now() where id = $2', [
      kept,
      merged,
    ]);
    for (const [path, as, to] of [
      [`/services/${merged}`, app.clare.linkWorker, `/services/${kept}`],
      [`/clare/find/${merged}`, undefined, `/clare/find/${kept}`],
    ] as const) {
      const answer = await app.get(path, as);
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, to]);
    }
    assert.match(await page(`/services/${kept}`, app.clare.linkWorker), /Back door on Sundays/);
  });
});
