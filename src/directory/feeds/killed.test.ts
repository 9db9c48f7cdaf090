import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { keepDraft } from '../draft-store.ts';
import { putSource } from '../run-store.ts';
import { sourceId } from '../sources.ts';
import { dueFeeds } from './feed-store.ts';
import { directoryRoutines } from './jobs.ts';
import { mostTries } from './run-state-store.ts';
import {
  apiOf,
  apiService,
  countsOf,
  type FeedServer,
  feedBench,
  feedServer,
  type SeenRun,
} from './testing.ts';
import { wantRun } from './want-run.ts';

const loader = join(import.meta.dirname, '../../../bin/tsx-loader.mjs');
const child = join(import.meta.dirname, 'testing-child.ts');

describe('a process that is killed in the middle of an import', () => {
  let app: TestApp;
  let server: FeedServer;
  let bench: ReturnType<typeof feedBench>;
  const children: ChildProcess[] = [];
  before(async () => {
    app = await testApp([]);
    server = await feedServer();
    bench = feedBench(app, server);
  });
  afterEach(() => {
    for (const one of children.splice(0)) one.kill('SIGKILL');
  });
  after(async () => {
    await server.close();
    await app.close();
  });

  const start = (runId: string): ChildProcess => {
    const { programmeId } = bench.actor();
    const args = [app.database.appUrl, app.clock.now().toString(), programmeId, runId, server.host];
    const started = spawn(process.execPath, ['--import', loader, child, ...args], { stdio: 'inherit' });
    children.push(started);
    return started;
  };
  const kill = async (one: ChildProcess) => {
    const ended = once(one, 'exit');
    one.kill('SIGKILL');
    await ended;
  };
  const until = async (holds: () => Promise<boolean> | boolean) => {
    for (let times = 0; !(await holds()); times++) {
      assert.ok(times < 6000, 'the other process never came so far');
      await wait(20);
    }
  };
  const runOf = async (id: string) => {
    const [run] = await app.sql<SeenRun & { phase: string | null }>(
      'select * from directory.import_run where id = $1',
      [id],
    );
    assert.ok(run);
    return run;
  };
  /** What the routine of every minute asks the queue to do now. */
  const takenUp = async (): Promise<readonly string[]> => {
    const routine = directoryRoutines.find(one => one.name === 'directory.feeds');
    assert.ok(routine);
    const before = await app.sql<{ id: string }>('select id from outbox');
    await app.database.within(systemActor(bench.actor().programmeId), scope => routine.handle(scope));
    const events = await app.sql<{ id: string; subject_id: string }>(
      "select id, subject_id from outbox where name = 'DirectoryRunWanted'",
    );
    return events.filter(one => !before.some(({ id }) => id === one.id)).map(one => one.subject_id);
  };
  const services = Array.from({ length: 9 }, (_, at) => apiService(at));

  test('while it fetches: nothing is written, the next process goes on from the page it had', async () => {
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    const pages = apiOf(services);
    let held = false;
    server.answer = (url, response) => {
      if (url.searchParams.get('page') === '3') held = true;
      else pages(url, response);
    };
    const first = start(runId);
    await until(() => held);
    await kill(first);
    assert.equal((await runOf(runId)).state, 'running');
    assert.deepEqual(await bench.listed(feedId), []);
    assert.deepEqual(await takenUp(), [], 'another process may still have it');
    app.clock.forward({ minutes: 4 });
    assert.deepEqual(await takenUp(), [runId]);
    server.answer = pages;
    server.asked.length = 0;
    assert.deepEqual(countsOf(await bench.carryOut(runId)), [9, 0, 0, 0]);
    assert.ok(!server.asked.some(one => one.includes('page=1&')), 'what was fetched is not fetched again');
    assert.deepEqual(await takenUp(), []);
  });

  test('while it writes: all of it is as before, and the import is done by the next', async () => {
    server.answer = apiOf(services);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    const words = new pg.Client({ connectionString: app.database.ownerUrl });
    await words.connect();
    try {
      await words.query('begin');
      await words.query('lock table directory.word in exclusive mode');
      const first = start(runId);
      // It has written every service and waits for the words, which come last in the same transaction.
      await until(async () => {
        const { rows } = await words.query(
          "select from pg_locks where relation = 'directory.word'::regclass and not granted",
        );
        return rows.length > 0;
      });
      await kill(first);
    } finally {
      await words.query('rollback');
      await words.end();
    }
    assert.deepEqual([(await runOf(runId)).state, (await runOf(runId)).phase], ['running', 'writing']);
    assert.deepEqual(await bench.listed(feedId), []);
    app.clock.forward({ minutes: 4 });
    assert.deepEqual(await takenUp(), [runId]);
    assert.deepEqual(countsOf(await bench.carryOut(runId)), [9, 0, 0, 0]);
    assert.equal((await bench.listed(feedId)).length, 9);
    const [{ pages } = { pages: -1 }] = await app.sql<{ pages: number }>(
      'select count(*)::int as pages from directory.feed_page',
    );
    assert.equal(pages, 0);
  });

  test('a large file that was sent waits in the database, is read by the queue, and survives a crash', async () => {
    const rows = Array.from({ length: 4000 }, (_, at) => `Group ${at},${'A group. '.repeat(40)}`);
    const bytes = Buffer.from(`name,description\n${rows.join('\n')}\n`);
    assert.ok(bytes.byteLength > 1024 * 1024);
    const source = {
      key: 'uk-large',
      title: 'Large',
      region: 'uk' as const,
      licence: 'OGL',
      licenceUrl: null,
      attribution: null,
      url: null,
      correctAsOf: null,
      settings: { mapping: null, organization: null, fallbackKinds: [] },
    };
    const runId = await app.database.within(bench.actor(), async scope => {
      const draftId = await keepDraft(scope, source, [{ name: 'large.csv', bytes }]);
      await putSource(scope.db, { ...source, id: sourceId(source.key) }, scope.now);
      return wantRun(scope, {
        sourceId: sourceId(source.key),
        feedId: null,
        draftId,
        files: ['large.csv'],
        forced: true,
      });
    });
    const first = start(runId);
    await until(async () => (await runOf(runId)).phase === 'reading');
    await kill(first);
    const some = await app.sql('select 1 from directory.service where source_id = $1', [
      sourceId(source.key),
    ]);
    assert.equal(some.length, 0);
    app.clock.forward({ minutes: 4 });
    assert.deepEqual(await takenUp(), [runId]);
    assert.deepEqual(countsOf(await bench.carryOut(runId)), [4000, 0, 0, 0]);
    assert.deepEqual(await app.sql('select 1 from directory.import_draft'), []);
  });

  test('one that ends every process is given up and says so', async () => {
    server.answer = apiOf(services);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    await app.sql("update directory.import_run set state = 'running', tries = $2 where id = $1", [
      runId,
      mostTries,
    ]);
    const run = await bench.carryOut(runId);
    assert.deepEqual([run.state, run.broken_reason], ['broken', 'gave_up']);
    assert.deepEqual(await bench.listed(feedId), []);
  });

  test('a feed is due by its rhythm, once, and not while it is at work, rests, or is asked by hand only', async () => {
    server.answer = apiOf(services);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    const due = () =>
      app.database.within(systemActor(bench.actor().programmeId), async ({ db, actor, now }) =>
        (await dueFeeds(db, actor.programmeId, now)).includes(feedId),
      );
    await bench.carryOut(runId);
    assert.equal(await due(), false);
    app.clock.forward({ hours: 25 });
    assert.equal(await due(), true);
    await app.sql('update directory.feed set paused_at = now() where id = $1', [feedId]);
    assert.equal(await due(), false);
    await app.sql('update directory.feed set paused_at = null where id = $1', [feedId]);
    await takenUp();
    assert.equal(await due(), false, 'it waits to be begun');
    const runs = await app.sql(
      "select 1 from directory.import_run where feed_id = $1 and state = 'waiting'",
      [feedId],
    );
    assert.equal(runs.length, 1);
    await takenUp();
    const still = await app.sql(
      "select 1 from directory.import_run where feed_id = $1 and state = 'waiting'",
      [feedId],
    );
    assert.equal(still.length, 1);
    await app.sql("update directory.import_run set state = 'cancelled' where feed_id = $1", [feedId]);
    await app.sql('update directory.feed set next_due = null where id = $1', [feedId]);
    assert.equal(await due(), false);
  });
});
