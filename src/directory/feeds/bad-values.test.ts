import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { type TestApp, testApp } from '../../web/testing.ts';
import { countsOf, type FeedServer, feedBench, feedServer, sendJson } from './testing.ts';

describe('feeds whose values are bad', () => {
  let app: TestApp;
  let server: FeedServer;
  let bench: ReturnType<typeof feedBench>;
  before(async () => {
    app = await testApp([]);
    server = await feedServer();
    bench = feedBench(app, server);
  });
  after(async () => {
    await server.close();
    await app.close();
  });

  const wide = { fetchLimits: { total: 60_000, span: 20_000, leastPerSpan: 50, bytes: 25_000_000 } };
  const problemsOf = (runId: string) =>
    app.sql<{ column_name: string | null; reason: string; level: string; value: string | null }>(
      'select column_name, reason, level, value from directory.import_problem where run_id = $1 order by number',
      [runId],
    );
  const page = (contents: readonly unknown[]) => {
    server.answer = (_, response) =>
      sendJson(response, { total_items: contents.length, total_pages: 1, last_page: true, contents });
  };
  const good = { id: 'good', name: 'Choir', status: 'active', service_at_locations: [] };

  test('each is told by its column and reason, and the rest of the row goes in', async () => {
    const empty = Object.fromEntries(
      ['description', 'url', 'email', 'fees_description', 'minimum_age', 'assured_date', 'alert'].map(
        name => [name, ''],
      ),
    );
    page([
      good,
      { ...good, id: 'empty', name: 'Empty strings', ...empty },
      { ...good, id: 'years', name: 'Two digits', assured_date: '24/11/26', minimum_age: 'sixty' },
      {
        ...good,
        id: 'types',
        name: 'Wrong types',
        description: { en: 'x' },
        schedules: 'Tuesdays',
        email: 7,
      },
      { ...good, id: 'long', name: 'Long', description: 'x'.repeat(10_000_000) },
      { ...good, id: 'zero', name: 'With\u0000nothing', description: 'a\u0000b' },
      'no record',
      { id: 'nameless' },
    ]);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    const run = await bench.carryOut(runId, wide);
    assert.deepEqual([run.state, run.added, run.left_out], ['done', 6, 2]);
    const problems = await problemsOf(runId);
    const told = (column: string) =>
      problems.filter(one => one.column_name === column).map(one => one.reason);
    assert.deepEqual(told('assured_date'), ['bad_date']);
    assert.deepEqual(told('minimum_age'), ['bad_number']);
    assert.ok(told('schedules').includes('wrong_type'));
    assert.ok(told('description').includes('too_long'));
    assert.deepEqual(told('name'), ['missing_name']);
    assert.ok(
      problems.every(one => (one.value ?? '').length < 300),
      'no report holds ten megabytes',
    );
    const [empties] = await app.sql(
      "select description, url, email, minimum_age from directory.service where name = 'Empty strings'",
    );
    assert.deepEqual(empties, { description: null, url: null, email: null, minimum_age: null });
    const [long] = await app.sql<{ length: number }>(
      "select length(description) from directory.service where name = 'Long'",
    );
    assert.equal(long?.length, 20_000);
    assert.deepEqual(
      countsOf(await bench.again(feedId, false, wide)),
      [0, 0, 6, 0],
      'the same again is the same',
    );
  });

  test('the same id twice is one service, and one that names itself otherwise in its details stays who it is', async () => {
    page([good, { ...good, name: 'Choir again' }, { ...good, id: 'other', name: 'Walk' }]);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    const run = await bench.carryOut(runId);
    assert.deepEqual([run.state, run.added], ['done', 2]);
    assert.ok((await problemsOf(runId)).some(one => one.reason === 'duplicate'));
    assert.equal((await bench.listed(feedId)).length, 2);
  });

  test('what unpacks to far more than it is ends at the limit, and changes nothing', async () => {
    page([good]);
    const { feedId, runId } = await bench.add('file', '/list.json');
    await bench.carryOut(runId);
    const before = await bench.written();
    const zeros = Buffer.alloc(60_000_000, 'x');
    const bombs: Record<string, FeedServer['answer']> = {
      too_large: (_, response) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(gzipSync(zeros)),
      bad_zip: (_, response) =>
        response
          .writeHead(200, { 'content-type': 'application/zip' })
          .end(Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync(zeros)])),
    };
    for (const [reason, answer] of Object.entries(bombs)) {
      server.answer = answer;
      const run = await bench.again(feedId, false, wide);
      assert.deepEqual([run.state, run.broken_reason], ['broken', reason]);
      assert.deepEqual(await bench.written(), before, reason);
    }
  });
});
