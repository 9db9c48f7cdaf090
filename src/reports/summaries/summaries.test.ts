import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { defaultPack } from '../../outcomes/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { type Asked, askedOf } from '../asked/asked.ts';
import { helpFigures } from '../help/help.ts';
import { endedCases } from '../help/queries.ts';
import { type JourneyFact, journeyFigures } from '../journey/journey.ts';
import { journeyFacts, waitsByMonth } from '../journey/queries.ts';
import { thereFacts } from '../there/queries.ts';
import { thereFigures } from '../there/there.ts';
import { compareSummaries, keepSpans, keepSummaries, rebuildSummaries } from './index.ts';
import { measuresOf, shapeOf } from './measures.ts';
import { factsNow, helpNow, journeyNow, thereNow } from './now.ts';
import { standingNow } from './standing-queries.ts';
import { type Happening, happening, happenings, happens } from './testing.ts';

const measures = measuresOf(defaultPack);
const shape = shapeOf(defaultPack);
const today = Temporal.PlainDate.from('2026-11-23');
const asked = (more: Partial<Asked> = {}, period = '12m'): Asked => ({
  ...askedOf({ period }, today),
  ...more,
});

let app: TestApp;
let programmeId: string;
before(async () => {
  app = await testApp([]);
  programmeId = app.clare.coordinator.actor.programmeId;
});
after(() => app?.close());

const system = <T>(work: Parameters<typeof app.database.within<T>>[1]) =>
  app.database.within(systemActor(programmeId), work);
const zoneNow = async () =>
  (await app.sql<{ time_zone: string }>('select time_zone from programme where id = $1', [programmeId]))[0]
    ?.time_zone ?? '';
const inDublin = () =>
  app.sql("update programme set time_zone = 'Europe/Dublin' where id = $1", [programmeId]);
const stands = async () => {
  const zone = await zoneNow();
  return (await system(scope => standingNow(scope, zone, shape))) !== null;
};

/** Figures by both ways: from the records, and as a reader gets them. */
async function bothWays(what: Asked) {
  const zone = await zoneNow();
  return app.database.within(app.clare.coordinator.actor, async scope => {
    const until = { zone, today, months: 18 };
    const [facts, months, sent, cases] = await Promise.all([
      journeyFacts(scope, what, { zone, today }),
      waitsByMonth(scope, { zone, until: today, months: 18 }),
      thereFacts(scope, what, zone),
      endedCases(scope, what, zone),
    ]);
    const naive = {
      journey: { ...journeyFigures(facts), months },
      there: thereFigures(sent),
      help: helpFigures(cases, measures),
      facts: inOrder(facts),
    };
    const [journey, there, help, each] = await Promise.all([
      journeyNow(scope, what, { ...until, shape }),
      thereNow(scope, what, zone, shape),
      helpNow(scope, what, { zone, shape, measures }),
      factsNow(scope, what, { zone, shape, today }),
    ]);
    return [told(naive), told({ journey, there, help, facts: inOrder(each) })] as const;
  });
}

const inOrder = (facts: readonly JourneyFact[]) =>
  facts.map(one => JSON.stringify(one, Object.keys(one).sort())).sort();

/** As text, pairs in one order. */
const told = (figures: object): string =>
  JSON.stringify(
    figures,
    (key, value) =>
      key === 'pairs'
        ? value.map((one: object) => JSON.stringify(one, Object.keys(one).sort())).sort()
        : value,
    1,
  );

/** Every kept row is either marked or what the records say; and nobody reads anything else than they say. */
async function allIsTrue(area: string, whole: boolean): Promise<void> {
  assert.ok(!(await system(compareSummaries)), 'a row is out of date and not marked');
  for (const what of whole
    ? [
        asked(),
        asked({}, '2025'),
        asked({ route: 'self' }),
        asked({ need: 'lonely' }, '2026'),
        asked({ area }, '2025'),
      ]
    : [asked()]) {
    const [naive, kept] = await bothWays(what);
    assert.equal(kept, naive);
  }
}

async function somewhere(): Promise<string> {
  const id = newId();
  const name = `Tulla ${id}`;
  await app.sql('insert into area (programme_id, id, name) values ($1, $2, $3)', [programmeId, id, name]);
  return id;
}

test('each thing that can happen to a record leaves a mark, or changes nothing that is counted', async () => {
  const area = await somewhere();
  for (const what of happenings) {
    for (const on of [10, 25, 36]) {
      await inDublin();
      await system(keepSummaries);
      await system(keepSpans);
      await happens(app, area, { what, who: on, on });
      await allIsTrue(area, false);
    }
  }
});

test('whatever happens, in whatever order, readers get what the records say, after every step', async () => {
  const area = await somewhere();
  const one: fc.Arbitrary<Happening> = fc.oneof(
    { weight: 12, arbitrary: happening },
    {
      weight: 5,
      arbitrary: fc.record({
        what: fc.constantFrom('keep', 'keep', 'keep', 'spans', 'spans', 'rebuild'),
        who: fc.nat(),
        on: fc.nat(),
      }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 6, maxLength: 16 }), async history => {
      await inDublin();
      await system(keepSummaries);
      await system(keepSpans);
      for (const step of history) {
        if (step.what === 'keep') await system(keepSummaries);
        else if (step.what === 'spans') await system(keepSpans);
        else if (step.what === 'rebuild') await system(rebuildSummaries);
        else await happens(app, area, step);
        await allIsTrue(area, true);
      }
      await system(keepSummaries);
      assert.ok(await stands());
      assert.equal(await system(compareSummaries), 0, 'kept rows are the rows of the records');
    }),
    // A shorter history is not looked for: the database goes on from where it is.
    { numRuns: 3, endOnFailure: true },
  );
});

test('what was rebuilt is what was kept', async () => {
  const rows = () =>
    app.sql(`select (select jsonb_agg(f order by referral_id) from report_fact f) as facts,
      (select jsonb_agg(i order by introduction_id) from report_introduction i) as sent,
      (select jsonb_agg(s order by referral_id, instrument, scale) from report_score s) as scores`);
  await system(keepSummaries);
  const kept = await rows();
  await system(rebuildSummaries);
  await system(rebuildSummaries);
  await system(keepSummaries);
  assert.deepEqual(await rows(), kept);
  assert.deepEqual(await app.sql('select from report_stale'), []);
});

test('a change that is still under way while summaries are worked out is not lost', async () => {
  const { id } = await seedCase(app);
  await system(keepSummaries);
  const other = new pg.Client({ connectionString: app.database.ownerUrl });
  await other.connect();
  try {
    await other.query('begin');
    await other.query("update referral set route = 'self' where id = $1", [id]);
    await Promise.all([system(keepSummaries), system(keepSummaries)]);
    const [naive, kept] = await bothWays(asked({ route: 'self' }));
    assert.equal(kept, naive);
    await other.query('commit');
  } finally {
    await other.end();
  }
  const changed = () => app.sql("select from report_fact where referral_id = $1 and route = 'self'", [id]);
  assert.equal((await changed()).length, 0);
  const [naive, kept] = await bothWays(asked({ route: 'self' }));
  assert.equal(kept, naive);
  await system(keepSummaries);
  assert.equal((await changed()).length, 1);
});

test('too much that is out of date, another zone, or no summaries yet: the records are read', async () => {
  await inDublin();
  await system(keepSummaries);
  assert.equal(await system(scope => standingNow(scope, 'Europe/Kyiv', shape)), null);
  assert.equal(await system(scope => standingNow(scope, 'Europe/Dublin', 'other')), null);
  await system(rebuildSummaries);
  await app.sql(
    'insert into report_stale (programme_id, referral_id) select $1, gen_random_uuid() from generate_series(1, 401)',
    [programmeId],
  );
  assert.equal(await stands(), false);
  const [naive, read] = await bothWays(asked());
  assert.equal(read, naive);
  await system(keepSummaries);
  assert.ok(await stands());
  const trafford = app.trafford.coordinator.actor;
  const none = await app.database.within(trafford, scope => standingNow(scope, 'Europe/London', shape));
  assert.equal(none, null, 'another programme has none yet');
});

test('a row that differs from its record is found, mended, and somebody is told', async () => {
  const { id } = await seedCase(app, { state: 'active' });
  await system(keepSummaries);
  await app.sql('update report_fact set sessions_held = 7 where referral_id = $1', [id]);
  assert.equal(await system(compareSummaries), 1);
  const [naive, kept] = await bothWays(asked());
  assert.equal(kept, naive);
  const tasks = await app.sql("select from task where kind = 'summaries_differ' and programme_id = $1", [
    programmeId,
  ]);
  assert.equal(tasks.length, 1);
  await system(keepSummaries);
  assert.equal(await system(compareSummaries), 0);
});

test('only whoever sees the whole programme reads summaries, and nobody writes them but the house', async () => {
  for (const { actor } of [app.clare.linkWorker, app.clare.administrator, app.trafford.coordinator]) {
    const rows = await app.database.within(actor, ({ db }) =>
      db.selectFrom('report_fact').select('referral_id').where('programme_id', '=', programmeId).execute(),
    );
    assert.deepEqual(rows, []);
  }
  const deleted = await app.database.within(app.clare.coordinator.actor, ({ db }) =>
    db.deleteFrom('report_fact').executeTakeFirst(),
  );
  assert.equal(deleted.numDeletedRows, 0n);
});
