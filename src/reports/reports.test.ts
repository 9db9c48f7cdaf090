import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { ageBand } from './data-set.ts';
import { reportRoutes } from './index.ts';

test('every adult age falls into one band of ten years, or the open one', () => {
  const on = Temporal.PlainDate.from('2026-11-23');
  fc.assert(
    fc.property(fc.integer({ min: 18, max: 110 }), fc.integer({ min: 0, max: 364 }), (years, rest) => {
      const band = ageBand(on.subtract({ years, days: rest }), on);
      const [, from, to] = /^(\d+)(?:-(\d+)|\+)$/.exec(band) ?? [];
      assert.ok(Number(from) <= years && years <= Number(to ?? 200), `${years} in ${band}`);
    }),
  );
});

describe('the data set', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(reportRoutes);
    const { id, personId } = await seedCase(app, { state: 'active', familyName: '=Kinnane' });
    await seedCase(app, {
      programmeId: app.trafford.linkWorker.actor.programmeId,
      linkWorkerId: app.trafford.linkWorker.actor.id,
    });
    const { programmeId } = app.clare.linkWorker.actor;
    await app.sql(`update person set birth_date = '1955-03-01' where id = $1`, [personId]);
    await app.sql(`update referral set words = 'I miss the singing' where id = $1`, [id]);
    await agree(personId);
    // Nobody asked this one: no line of theirs leaves the house.
    await seedCase(app, { state: 'active', familyName: 'Unasked' });
    for (const need of ['lonely', 'domestic_abuse']) {
      await app.sql('insert into referral_need (programme_id, referral_id, need) values ($1, $2, $3)', [
        programmeId,
        id,
        need,
      ]);
    }
    for (const [timepoint, happy] of [
      ['baseline', 3],
      ['end', 7],
    ]) {
      await app.sql(
        `insert into assessment (programme_id, id, referral_id, person_id, instrument, instrument_version, timepoint, scores, taken_on, recorded_by, recorded_at)
         values ($1, $2, $3, $4, 'ons4', 1, $5, $6, '2026-11-20', $7, now())`,
        [
          programmeId,
          newId(),
          id,
          personId,
          timepoint,
          JSON.stringify({ happy }),
          app.clare.linkWorker.actor.id,
        ],
      );
    }
  });
  after(() => app.close());

  const agree = (personId: string, given = true) =>
    app.sql(
      `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values ($1, $2, $3, 'use_for_statistics', $4, $5, 'by_phone', 'the person', $6)`,
      [
        app.clare.linkWorker.actor.programmeId,
        newId(),
        personId,
        given,
        given ? '2026-11-01T09:00:00Z' : '2026-11-22T09:00:00Z',
        app.clare.linkWorker.actor.id,
      ],
    );

  const span = (from: [string, string, string], until: [string, string, string]) => ({
    'from-day': from[0],
    'from-month': from[1],
    'from-year': from[2],
    'until-day': until[0],
    'until-month': until[1],
    'until-year': until[2],
  });
  const year = span(['1', '1', '2026'], ['23', '11', '2026']);

  test('has one line a referral of this programme, with paired scores and no trace of who it is', async () => {
    const answer = await app.post('/reports/data-set', year, app.clare.coordinator);
    assert.equal(answer.status, 200);
    const text = await answer.text();
    for (const secret of ['Breda', 'Kinnane', 'singing', '1955', 'domestic_abuse', '0142']) {
      assert.ok(!text.includes(secret), secret);
    }
    const lines = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    assert.equal(lines.length, 1);
    assert.deepEqual(
      [
        lines[0]?.['age_band'],
        lines[0]?.['needs'],
        lines[0]?.['happy_start'],
        lines[0]?.['happy_end'],
        lines[0]?.['received_month'],
      ],
      ['65-74', 'restricted lonely', '3', '7', '2026-11'],
    );
    const [entry] = await app.sql(`select fields from audit_entry where verb = 'data_set.exported'`);
    assert.ok(entry?.fields.includes('age_band'));
  });

  test('days in the wrong order come back with what was typed', async () => {
    const answer = await app.post(
      '/reports/data-set',
      span(['23', '11', '2026'], ['1', '1', '2026']),
      app.clare.coordinator,
    );
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /must not be before/);
  });

  test('is for the co-ordinator only', async () => {
    assert.equal((await app.get('/reports/data-set', app.clare.linkWorker)).status, 403);
    assert.equal((await app.post('/reports/data-set', year, app.clare.administrator)).status, 403);
  });
});
