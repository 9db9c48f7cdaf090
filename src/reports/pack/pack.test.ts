import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import readExcelFile from 'read-excel-file/node';
import { makeLetters } from '../../letters/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import type { Release } from '../released/index.ts';
import { packLinkRoutes, packRoutes } from './index.ts';
import { makeDuePacks } from './routines.ts';

const letters = makeLetters({ workers: 1 });
const release = (quarter: string, referred: number): Release => ({
  definitions: 1,
  quarter,
  funnel: { referred, accepted: referred, contacted: referred, met: null, introduced: null, attended: null },
  cuts: [
    {
      cut: 'route',
      parts: [
        { part: 'professional', referred, met: null, attended: null },
        { part: 'self', referred: 0, met: null, attended: null },
      ],
    },
  ],
  waits: { contacted: 7, met: null, attended: null },
  ended: 0,
  changes: [],
});
const plain = async (response: Response): Promise<string> =>
  (await response.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the funder’s pack', () => {
  let app: TestApp;
  const { clare } = { clare: { slug: 'clare' } };
  const packs = () =>
    app.sql<{ id: string; span: string; state: string; corrects: string | null }>(
      'select id, span, state, corrects from funder_pack order by made_at, id',
    );
  const mails = () =>
    app.sql<{ template: string; recipient: string; body: string }>(
      "select template, recipient, body from message where to_whom = 'funder' order by created_at, id",
    );
  const linkIn = (body: string): string => /\/clare\/pack\/[\w-]{43}/.exec(body)?.[0] ?? '';
  before(async () => {
    app = await testApp([...packRoutes(letters), ...packLinkRoutes]);
    await app.sql(
      'update programme set name = \'=HYPERLINK("http://example.org")<b>Clare</b>\' where slug = $1',
      [clare.slug],
    );
    for (const [quarter, people] of [
      ['2026-1', 20],
      ['2026-2', 25],
    ] as const)
      await app.sql(
        'insert into released_figures (programme_id, quarter, version, definitions, cells, made_at) values ($1, $2, 1, 1, $3, now())',
        [app.clare.coordinator.actor.programmeId, quarter, JSON.stringify(release(quarter, people))],
      );
  });
  after(async () => {
    await app.close();
    await letters.close();
  });

  test('is a page in the language that was chosen, and says so where nothing has been released', async () => {
    const page = await app.get('/reports/pack?span=2026-2&in=ga', app.clare.coordinator);
    assert.equal(page.status, 200);
    const html = await page.text();
    assert.match(html, /<article class="pack" lang="ga"/);
    assert.ok(!html.includes('<b>Clare</b>'), 'hostile names are text');
    assert.match(
      await plain(await app.get('/reports/pack?span=2026-2', app.clare.coordinator)),
      /People referred: 25\./,
    );
    assert.match(
      await plain(await app.get('/reports/pack', app.trafford.coordinator)),
      /No figures have been released yet/,
    );
    assert.equal((await app.get('/reports/pack', app.clare.linkWorker)).status, 403);
  });

  test('what is taken is kept first, and comes byte for byte the same ever after', async () => {
    const take = (kind: string, path = '/reports/pack/take') =>
      app.post(path, { span: '2026-2', lang: 'en', kind }, app.clare.coordinator);
    const pdf = Buffer.from(await (await take('pdf')).arrayBuffer());
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    const text = pdf.toString('latin1');
    assert.match(text, /<pdfuaid:part>1</);
    assert.match(text, /\/S \/Figure/);
    assert.match(text, /\/Lang ?\(en/);
    const [kept, ...others] = await packs();
    assert.ok(kept && others.length === 0);
    // What is released later changes nothing of what was kept.
    await app.sql("update released_figures set cells = $1 where quarter = '2026-2'", [
      JSON.stringify(release('2026-2', 90)),
    ]);
    const again = Buffer.from(await (await take('pdf', `/reports/pack/kept/${kept.id}/take`)).arrayBuffer());
    assert.ok(again.equals(pdf));
    assert.match(
      await plain(await app.get('/reports/pack?span=2026-2', app.clare.coordinator)),
      /People referred: 25\./,
    );
    const [file] = await app.sql<{ sha256: Buffer }>(
      "select sha256 from funder_pack_file where kind = 'pdf' and lang = 'en'",
    );
    assert.ok(file?.sha256.equals(createHash('sha256').update(pdf).digest()));
    const verbs = await app.sql<{ verb: string }>(
      "select verb from audit_entry where verb like 'pack.%' order by at",
    );
    assert.ok(['pack.read', 'pack.made', 'pack.taken'].every(verb => verbs.some(one => one.verb === verb)));
  });

  test('the spreadsheet has a sheet for each question, numbers as numbers and hostile names as texts', async () => {
    const [kept] = await packs();
    const response = await app.post(
      `/reports/pack/kept/${kept?.id}/take`,
      { lang: 'en', kind: 'xlsx' },
      app.clare.coordinator,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    const sheets = await readExcelFile(bytes);
    const names = sheets.map(one => one.sheet);
    const rowsOf = (name: string) => sheets.find(one => one.sheet === name)?.data ?? [];
    assert.deepEqual(names.slice(0, 3), ['About this pack', 'Who came', 'Whom we miss']);
    assert.equal(names.length, 12);
    const front = rowsOf('About this pack');
    assert.equal(front[1]?.[0], '=HYPERLINK("http://example.org")<b>Clare</b>');
    const who = rowsOf('Who came');
    assert.deepEqual(who.find(row => row[0] === 'Sent by a professional')?.slice(0, 2), [
      'Sent by a professional',
      25,
    ]);
    const csv = await (
      await app.post(
        `/reports/pack/kept/${kept?.id}/take`,
        { lang: 'en', kind: 'csv' },
        app.clare.coordinator,
      )
    ).text();
    assert.match(csv, /"?Who came, and from where\?"?,How they came,Sent by a professional,People,25,25/);
  });

  test('another programme’s pack is not there, and neither is a kept file of one', async () => {
    const [kept] = await packs();
    assert.equal((await app.get(`/reports/pack/kept/${kept?.id}`, app.trafford.coordinator)).status, 404);
    const taken = await app.post(
      `/reports/pack/kept/${kept?.id}/take`,
      { lang: 'en', kind: 'pdf' },
      app.trafford.coordinator,
    );
    assert.equal(taken.status, 404);
  });

  test('addresses that are none come back with what was typed, and only an administrator lets packs go by themselves', async () => {
    const plan = { active: 'yes', languages: 'en', gp: '60', source: 'HSE 2026' };
    const said = async (fields: Record<string, string>): Promise<string> => {
      const wrong = await app.post('/reports/pack/plan', { ...plan, ...fields }, app.clare.coordinator);
      assert.equal(wrong.status, 422);
      return wrong.text();
    };
    const address = await said({ addresses: 'nobody' });
    assert.ok(address.includes('>nobody</textarea>') && address.includes('Enter e-mail addresses'));
    const cost = await said({ gp: 'much' });
    assert.ok(cost.includes('value="much"') && cost.includes('Type a number'));
    const automatic = { ...plan, automatic: 'yes', addresses: 'fund@example.org' };
    assert.equal((await app.post('/reports/pack/plan', automatic, app.clare.coordinator)).status, 403);
    assert.equal((await app.post('/reports/pack/plan', automatic, app.clare.administrator)).status, 303);
    const page = await (await app.get('/reports/pack/plan', app.clare.coordinator)).text();
    assert.match(page, /fund@example\.org/);
    assert.match(page, /value="60"/);
  });

  test('one press sends each funder a link of their own, once, that opens this pack and nothing else', async () => {
    const [kept] = await packs();
    const path = `/reports/pack/kept/${kept?.id}/release`;
    assert.equal((await app.post(path, {}, app.clare.administrator)).status, 403);
    assert.equal((await app.post(path, {}, app.clare.coordinator)).status, 303);
    assert.equal((await app.post(path, {}, app.clare.coordinator)).status, 303);
    const sent = await mails();
    assert.deepEqual(
      sent.map(one => one.recipient),
      ['fund@example.org'],
    );
    const link = linkIn(sent[0]?.body ?? '');
    const [row] = await app.sql<{ token_hash: Buffer }>('select token_hash from funder_pack_link');
    assert.ok(
      row?.token_hash.equals(createHash('sha256').update(link.slice('/clare/pack/'.length)).digest()),
    );
    assert.match(await plain(await app.get(link)), /People referred: 25\./);
    assert.equal((await app.get(`${link}/en.xlsx`)).status, 200);
    assert.equal((await app.get(link.replace('/clare/', '/trafford/'))).status, 404);
    assert.equal((await app.get(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).status, 404);
  });

  test('a wrong pack is withdrawn with its reason; the next one says what was corrected', async () => {
    const [kept] = await packs();
    const link = linkIn((await mails())[0]?.body ?? '');
    const at = `/reports/pack/kept/${kept?.id}/withdraw`;
    assert.equal((await app.post(at, { why: '' }, app.clare.coordinator)).status, 422);
    assert.equal((await app.post(at, { why: 'A cost was <wrong>.' }, app.clare.coordinator)).status, 303);
    assert.equal((await app.post(at, { why: 'Again.' }, app.clare.coordinator)).status, 409);
    const gone = await app.get(link);
    assert.equal(gone.status, 410);
    assert.match(await gone.text(), /A cost was &lt;wrong&gt;\./);
    assert.equal((await app.get(`${link}/en.pdf`)).status, 404);
    assert.deepEqual(
      (await mails()).map(one => one.template),
      ['funder_pack', 'funder_pack_withdrawn'],
    );
    await app.post('/reports/pack/take', { span: '2026-2', lang: 'en', kind: 'csv' }, app.clare.coordinator);
    const [, next] = await packs();
    assert.equal(next?.corrects, kept?.id);
    assert.match(
      await plain(await app.get('/reports/pack?span=2026-2', app.clare.coordinator)),
      /What was corrected: A cost was &lt;wrong&gt;\..*People referred: 90\./,
    );
  });

  test('the clock makes the pack of a new quarter once, and lets it go where the administrator chose so', async () => {
    const { programmeId } = app.clare.coordinator.actor;
    await app.sql(
      "insert into released_figures (programme_id, quarter, version, definitions, cells, made_at) values ($1, '2026-3', 1, 1, $2, now())",
      [programmeId, JSON.stringify(release('2026-3', 40))],
    );
    const run = (id: string) =>
      app.database.within(systemActor(id), scope =>
        makeDuePacks(scope, { letters, publicUrl: 'http://localhost' }),
      );
    await run(programmeId);
    await run(programmeId);
    await run(app.trafford.coordinator.actor.programmeId);
    const made = (await packs()).filter(one => one.span === '2026-3');
    assert.deepEqual(
      made.map(one => one.state),
      ['released'],
    );
    assert.equal((await mails()).filter(one => one.template === 'funder_pack').length, 2);
  });
});
