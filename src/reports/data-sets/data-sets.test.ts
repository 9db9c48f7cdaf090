import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { reportRoutes } from '../index.ts';

type Line = Record<string, string>;

describe('data sets', () => {
  let app: TestApp;
  let referralId = '';
  let other = '';
  before(async () => {
    app = await testApp(reportRoutes);
    const { id, personId } = await seedCase(app, { state: 'active', familyName: '=Kinnane' });
    referralId = id;
    other = app.trafford.linkWorker.actor.programmeId;
    await seedCase(app, { programmeId: other, linkWorkerId: app.trafford.linkWorker.actor.id });
    await app.sql(`update person set birth_date = '1955-03-01' where id = $1`, [personId]);
    await app.sql(`update referral set words = 'I miss the singing' where id = $1`, [id]);
    await agree(personId);
    // Nobody asked this one: no line of theirs leaves the house.
    await seedCase(app, { state: 'active', familyName: 'Unasked' });
    const { programmeId } = app.clare.linkWorker.actor;
    for (const need of ['lonely', 'domestic_abuse'])
      await app.sql('insert into referral_need (programme_id, referral_id, need) values ($1, $2, $3)', [
        programmeId,
        id,
        need,
      ]);
    // Two starts: the newest counts, as everywhere in the house.
    for (const [timepoint, happy, day, version] of [
      ['baseline', 1, '2026-11-17', 1],
      ['baseline', 3, '2026-11-18', 1],
      ['end', 7, '2026-11-20', 2],
    ])
      await app.sql(
        `insert into assessment (programme_id, id, referral_id, person_id, instrument, instrument_version, timepoint, scores, taken_on, recorded_by, recorded_at)
         values ($1, $2, $3, $4, 'ons4', $8, $5, $6, $9, $7, now())`,
        [
          programmeId,
          newId(),
          id,
          personId,
          timepoint,
          JSON.stringify({ happy }),
          app.clare.linkWorker.actor.id,
          version,
          day,
        ],
      );
  });
  after(() => app.close());

  const agree = (personId: string) =>
    app.sql(
      `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values ($1, $2, $3, 'use_for_statistics', true, '2026-11-01T09:00:00Z', 'by_phone', 'the person', $4)`,
      [app.clare.linkWorker.actor.programmeId, newId(), personId, app.clare.linkWorker.actor.id],
    );
  const order = (form: 'csv' | 'parquet', from = '2026-01-01', until = '2026-11-23') => {
    const of = (name: string, [year = '', month = '', day = '']: readonly string[]) => ({
      [`${name}-day`]: day,
      [`${name}-month`]: month,
      [`${name}-year`]: year,
    });
    return {
      ...of('from', from.split('-')),
      ...of('until', until.split('-')),
      form,
      reason: 'The return of the quarter',
    };
  };
  const take = (set: string, form: 'csv' | 'parquet' = 'csv', as = app.clare.coordinator) =>
    app.post(`/reports/data-sets/${set}`, order(form), as);
  const linesOf = async (response: Response): Promise<Line[]> => {
    assert.equal(response.status, 200);
    return parse(await response.text(), { bom: true, columns: true }) as Line[];
  };

  test('have one line a referral of this programme, with paired scores and no trace of who it is', async () => {
    const response = await take('house');
    assert.match(response.headers.get('content-disposition') ?? '', /attachment/);
    const text = await response.text();
    for (const secret of ['Breda', 'Kinnane', 'singing', '1955', 'domestic_abuse', '0142', referralId])
      assert.ok(!text.includes(secret), secret);
    const [line, ...more] = parse(text, { bom: true, columns: true }) as Line[];
    assert.equal(more.length, 0);
    assert.deepEqual(
      [
        line?.['age_band'],
        line?.['needs'],
        line?.['happy_start'],
        line?.['happy_end'],
        line?.['received_month'],
      ],
      ['65-74', 'restricted lonely', '3', '7', '2026-11'],
    );
  });

  test('are on record with who, why, how many lines and how many were left out', async () => {
    await (await take('nhs_minimum')).text();
    const [taken] = await app.sql(
      `select * from data_set_taken where data_set = 'nhs_minimum' order by taken_at desc limit 1`,
    );
    assert.deepEqual(
      [taken?.line_count, taken?.left_out, taken?.reason, taken?.version, taken?.form],
      [1, 1, 'The return of the quarter', 1, 'csv'],
    );
    assert.match(taken?.sha256, /^[0-9a-f]{64}$/);
    // The line has no sex, ethnicity or referrer: mandatory there, so its cells are empty faults.
    assert.ok(taken?.fault_count >= 3);
    const [entry] = await app.sql(
      `select * from audit_entry where verb = 'data_set.exported' and subject_id = $1`,
      [taken?.id],
    );
    assert.equal(entry?.reason, 'csv', 'the record of who looked holds no words');
    assert.ok(entry?.fields.includes('referrer_role'));
    assert.ok(!entry?.fields.includes('referral_source'), 'nor what a programme calls its columns');
    const page = await (await app.get('/reports/data-sets', app.clare.coordinator)).text();
    assert.match(page, /NHS social prescribing blocks/);
    assert.match(page, /The return of the quarter/);
  });

  test('say by column what is missing and in which cases, before anything is taken', async () => {
    const page = await (
      await app.get('/reports/data-sets/nhs_minimum?period=12m', app.clare.coordinator)
    ).text();
    assert.match(page, /One line would stand in the file/);
    assert.match(page, /One referral is left out/);
    assert.match(page, /person_stated_sex/);
    assert.ok(page.includes(`href="/cases/${referralId}"`));
  });

  test('as Parquet have the same lines, with days as days', async () => {
    const response = await take('nhs_minimum', 'parquet');
    assert.equal(response.status, 200);
    const [row, ...more] = await parquetReadObjects({ file: await response.arrayBuffer() });
    assert.equal(more.length, 0);
    assert.ok(row?.['referral_received_date'] instanceof Date);
    assert.equal(row['referral_received_date'].toISOString().slice(0, 10), '2026-11-16');
    assert.deepEqual([row['line'], row['happy_baseline'], row['interpreter_required']], [1, 3, 'N']);
    assert.equal(row['person_stated_sex'] ?? null, null);
  });

  test('carry a dictionary that explains every column, to read and as a table', async () => {
    for (const set of ['house', 'nhs_minimum', 'prsb_headings', 'hse_quarter']) {
      const [line] = await linesOf(await take(set));
      const text = await (
        await app.get(`/reports/data-sets/${set}/dictionary.md`, app.clare.coordinator)
      ).text();
      const table = await linesOf(
        await app.get(`/reports/data-sets/${set}/dictionary.csv`, app.clare.coordinator),
      );
      assert.deepEqual(
        table.map(row => row['Column']),
        Object.keys(line ?? {}),
      );
      for (const header of Object.keys(line ?? {})) assert.ok(text.includes(`| ${header} |`), header);
    }
  });

  test('may be copied and changed: columns, order, headings and codes, each change a version', async () => {
    const copied = await app.post('/reports/data-sets/hse_quarter/copy', {}, app.clare.coordinator);
    assert.equal(copied.status, 303);
    const path = copied.headers.get('location') ?? '';
    const id = path.split('/')[3] ?? '';
    const columns = {
      title: 'Return for the network',
      version: '1',
      count: '2',
      'c0-fact': 'first_need',
      'c0-header': 'Reason',
      'c0-place': '2',
      'c0-must': 'yes',
      'c0-codes': 'restricted = R9',
      'c1-fact': 'received_on',
      'c1-header': 'Came on',
      'c1-place': '1',
      'c1-format': 'day_first',
      add: 'sessions_held',
    };
    const wrong = await app.post(path, { ...columns, 'c1-header': '=1+1' }, app.clare.coordinator);
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /A heading begins with a letter/);
    assert.equal((await app.post(path, columns, app.clare.coordinator)).status, 303);
    const [line] = await linesOf(await take(id));
    assert.deepEqual(line, { line: '1', 'Came on': '16/11/2026', Reason: 'R9', sessions_held: '0' });
    // Somebody who looked at the first version would undo what was changed since.
    assert.equal((await app.post(path, columns, app.clare.coordinator)).status, 409);
    assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
    assert.equal((await app.get(`/reports/data-sets/${id}`, app.trafford.coordinator)).status, 404);
    assert.equal((await take(id, 'csv', app.trafford.coordinator)).status, 404);
    const gone = await app.post(`/reports/data-sets/${id}/retire`, { version: '2' }, app.clare.coordinator);
    assert.equal(gone.status, 303);
    assert.equal((await app.get(`/reports/data-sets/${id}`, app.clare.coordinator)).status, 404);
    assert.equal((await app.sql('select 1 from data_set where id = $1', [id])).length, 3);
  });

  test('leave out who takes their yes back, the very next time', async () => {
    await app.sql(`update consent set withdrawn_at = now() where purpose = 'use_for_statistics'`);
    assert.equal((await linesOf(await take('house'))).length, 0);
    await app.sql(`update consent set withdrawn_at = null where purpose = 'use_for_statistics'`);
    assert.equal((await linesOf(await take('house'))).length, 1);
  });

  test('ask for a reason, and keep what was typed', async () => {
    const answer = await app.post(
      '/reports/data-sets/house',
      { ...order('csv', '2026-11-23', '2026-11-01'), reason: 'The <b>return' },
      app.clare.coordinator,
    );
    assert.equal(answer.status, 422);
    const text = await answer.text();
    assert.match(text, /must not be before/);
    assert.match(text, /The &lt;b&gt;return|The &lt;b>return/);
    const silent = await app.post(
      '/reports/data-sets/house',
      { ...order('csv'), reason: ' ' },
      app.clare.coordinator,
    );
    assert.equal(silent.status, 422);
  });

  test('are for the co-ordinator only', async () => {
    for (const path of [
      '/reports/data-sets',
      '/reports/data-sets/house',
      '/reports/data-sets/house/dictionary.md',
    ])
      assert.equal((await app.get(path, app.clare.linkWorker)).status, 403, path);
    assert.equal((await take('house', 'csv', app.clare.administrator)).status, 403);
    assert.equal((await app.get('/reports/data-sets/nobody', app.clare.coordinator)).status, 404);
  });

  test('of a programme whose rows are gone are empty, with their head', async () => {
    await app.sql('delete from referral_need');
    await app.sql('delete from assessment');
    await app.sql('delete from referral where programme_id = $1', [other]);
    const response = await take('house', 'csv', app.trafford.coordinator);
    assert.match(await response.text(), /^\uFEFF?line,received_month,[^\n]*\r\n$/);
  });

  test('of more than ten thousand lines come in parts, and no formula in them runs', async () => {
    const { programmeId } = app.clare.linkWorker.actor;
    const area = newId();
    await app.sql(`insert into area (programme_id, id, name) values ($1, $2, '=HYPERLINK("http://evil")')`, [
      programmeId,
      area,
    ]);
    const [person] = await app.sql<{ id: string }>('select person_id as id from consent limit 1');
    // Ten thousand referrals of one person: what keeps relations would look at all of them for each.
    await app.sql('alter table referral disable trigger user');
    await app.sql(
      `insert into referral (programme_id, id, reference, state, state_since, route, submitted, given_name, family_name, person_id,
         received_at, area_id)
       select $1, gen_random_uuid(), 'X' || n, 'closed', '2026-03-29T00:30:00Z', 'self', '{}', 'A', 'B', $2,
         '2026-03-29T00:30:00Z'::timestamptz + (n % 100) * interval '1 minute', $3
       from generate_series(1, 10500) n`,
      [programmeId, person?.id, area],
    );
    const response = await app.post(
      '/reports/data-sets/house',
      order('csv', '2026-03-01', '2026-03-31'),
      app.clare.coordinator,
    );
    const reader = response.body?.getReader();
    assert.ok(reader);
    const parts: Uint8Array[] = [];
    for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
    assert.ok(parts.length > 10, `${parts.length} parts`);
    const lines = parse(Buffer.concat(parts), { bom: true, columns: true }) as Line[];
    assert.equal(lines.length, 10_500);
    assert.equal(new Set(lines.map(line => line['line'])).size, 10_500);
    assert.ok(lines.every(line => line['area'] === `'=HYPERLINK("http://evil")`));
    const file = await app.post(
      '/reports/data-sets/house',
      order('parquet', '2026-03-01', '2026-03-31'),
      app.clare.coordinator,
    );
    const rows = await parquetReadObjects({ file: await file.arrayBuffer() });
    assert.equal(rows.length, 10_500);
    assert.equal(rows[10_499]?.['area'], '=HYPERLINK("http://evil")');
  });
});
