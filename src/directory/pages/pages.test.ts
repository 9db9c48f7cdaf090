import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type pg from 'pg';
import { newId } from '../../core/index.ts';
import { makeFetcher } from '../../platform/fetching/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { directoryRoutes } from '../routes.ts';

const fixtures = join(import.meta.dirname, '../fixtures/trafford');
const referralId = newId();
const libraries = readFileSync(join(fixtures, 'trafford_libraries.csv'));
const clubs = readFileSync(join(fixtures, 'sports_clubs.csv'));

describe('the pages of the directory', () => {
  let app: TestApp;
  const text = async (path: string, as?: TestApp['clare']['linkWorker']): Promise<string> => {
    const response = await app.get(path, as);
    assert.equal(response.status, 200, path);
    return response.text();
  };
  const file = (body: Buffer | string, name = 'list.csv') =>
    new File([new Uint8Array(Buffer.from(body))], name);
  const send = (fields: Record<string, string | readonly (string | File)[]>) =>
    app.post('/directory/imports/new', fields, app.trafford.coordinator);
  /** Sends a file through form, preview and yes; answers the address of its report. */
  const bring = async (
    body: Buffer | string,
    title: string,
    choices: Record<string, string> = {},
  ): Promise<string> => {
    const sent = await send({ title, licence: 'OGL v3.0', files: [file(body)] });
    assert.equal(sent.status, 303);
    const draft = sent.headers.get('location') ?? '';
    await text(draft, app.trafford.coordinator);
    const done = await app.post(draft, { do: 'import', ...choices }, app.trafford.coordinator);
    assert.equal(done.status, 303);
    return done.headers.get('location') ?? '';
  };

  before(async () => {
    app = await testApp(
      directoryRoutes({
        fetcher: makeFetcher({ allow: [], agent: 'Hedgerow' }),
        caseInHand: async (_scope, id) =>
          id === referralId ? { referralId, name: 'Breda', postcode: 'M33 7ZF' } : null,
        crisis: () => 'CRISIS PANEL',
        inTheirWords: async () => ({ panel: null, kept: {} }),
      }),
    );
    await bring(libraries, 'Libraries');
    await bring(clubs, 'Clubs');
  });
  after(() => app.close());

  test('staff find by words, and see what to ask', async () => {
    const html = await text('/find?q=altrincham+library', app.trafford.linkWorker);
    assert.match(html, /Altrincham Library/);
    assert.match(html, /ask: any charge\?/);
    assert.match(html, /ask: step-free\?/);
    assert.match(html, /Because of/);
  });

  test('a misspelt word is read, said and found', async () => {
    const html = await text('/find?q=badmington', app.trafford.linkWorker);
    assert.match(html, /We read “badmington” as “badminton”/);
    assert.match(html, /ABC Partington Badminton/);
  });

  test('with a case in hand each result can be suggested to that person, near them', async () => {
    const html = await text(`/find?for=${referralId}`, app.trafford.linkWorker);
    assert.match(html, /You are looking with Breda in mind/);
    assert.match(html, new RegExp(`/introductions/new\\?service=[0-9a-f-]{36}&amp;referral=${referralId}`));
    assert.match(html, /value="M33 7ZF"/);
    const unknown = await text(`/find?for=${newId()}`, app.trafford.linkWorker);
    assert.doesNotMatch(unknown, /in mind/);
  });

  test('more leads on by address, and nothing is shown twice', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/find?kind=sport';
    for (let pages = 0; path !== undefined && pages < 20; pages++) {
      const html = await text(path, app.trafford.linkWorker);
      seen.push(...[...html.matchAll(/<a href="(\/services\/[^"]+)"/g)].map(([, href]) => href ?? ''));
      const onward = [...html.matchAll(/href="(\/find\?[^"]*after=[^"]+)"/g)].map(([, href]) =>
        href?.replaceAll('&amp;', '&'),
      );
      path = onward.find(href => href !== path && !/lang=|list=|map=/.test(href ?? ''));
    }
    assert.equal(new Set(seen).size, seen.length);
    assert.equal(seen.length, 140);
  });

  test('an address that makes no sense is read as far as it does', async () => {
    for (const query of [
      'kind=nonsense',
      'within=7',
      'after=%00',
      'order=up&for=1',
      `q=${'x'.repeat(600)}`,
      'near=nowhere&within=5',
      'q=%3Cscript%3Ealert(1)%3C/script%3E',
    ]) {
      const html = await text(`/find?${query}`, app.trafford.linkWorker);
      assert.doesNotMatch(html, /<script>alert/);
    }
  });

  test('everybody may look, in two languages, with the crisis panel and without a case', async () => {
    assert.match(await text('/trafford/find'), /CRISIS PANEL/);
    const found = await text(`/trafford/find?q=library&for=${referralId}`);
    assert.doesNotMatch(found, /Breda/);
    const href = /href="(\/trafford\/find\/[0-9a-f-]{36})"/.exec(found)?.[1] ?? '';
    const page = await text(href);
    assert.match(page, /OGL v3.0/);
    assert.match(page, /Nobody has confirmed this yet/);
    assert.match(await text('/trafford/find?q=library&lang=ga'), /Cad atá in aice liom/);
  });

  test('the other region’s programme finds none of it', async () => {
    assert.doesNotMatch(await text('/clare/find?q=library'), /Altrincham Library/);
    assert.doesNotMatch(await text('/find?q=library', app.clare.linkWorker), /Altrincham Library/);
  });

  test('services that do not exist, or must not be listed, are not there', async () => {
    assert.equal((await app.get(`/services/${newId()}`, app.trafford.linkWorker)).status, 404);
    assert.equal((await app.get('/services/1', app.trafford.linkWorker)).status, 404);
    const [row] = await app.sql<{ id: string }>(
      "update directory.service set not_listed_since = now() where name = 'Hale Library' returning id",
    );
    assert.equal((await app.get(`/trafford/find/${row?.id}`)).status, 404);
    assert.match(await text(`/services/${row?.id}`, app.trafford.linkWorker), /not offered any more/);
  });

  test('a link worker may not import; nobody sees another region’s reports', async () => {
    for (const path of ['/directory/imports', '/directory/imports/new', `/directory/imports/${newId()}`]) {
      assert.equal((await app.get(path, app.trafford.linkWorker)).status, 403, path);
    }
    const report = await bring('name\nChoir\n', 'Choirs');
    assert.equal((await app.get(report, app.clare.coordinator)).status, 404);
  });

  test('a form without file or licence comes back with what was typed', async () => {
    const sent = await send({ title: 'Groups', licence: '' });
    assert.equal(sent.status, 422);
    const html = await sent.text();
    assert.match(html, /Choose a file/);
    assert.match(html, /Write who allows us to use it/);
    assert.match(html, /value="Groups"/);
  });

  test('the report names row, column and reason; good rows went in; again changes nothing', async () => {
    const body =
      'name,website,email\nGood Choir,choir.example.org,a@example.org\n,x.example.org,\nOdd Walk,ht tp,"<b>no</b>"\n';
    const html = await text(await bring(body, 'Mixed'), app.trafford.coordinator);
    assert.match(html, /There is no name/);
    assert.match(html, /This is not a web address/);
    assert.match(html, /left the row out/);
    assert.doesNotMatch(html, /<b>no<\/b>/);
    assert.match(await text('/find?q=good+choir', app.trafford.linkWorker), /Good Choir/);
    assert.match(await text(await bring(body, 'Mixed'), app.trafford.coordinator), /Nothing changed/);
  });

  test('columns with strange names are mapped in the preview, and the mapping is kept for the next file', async () => {
    const body = 'Wer,Wo\nDancing,M33 7ZF\n';
    const sent = await send({ title: 'Strange', licence: 'mine', files: [file(body)] });
    const draft = sent.headers.get('location') ?? '';
    assert.match(await text(draft, app.trafford.coordinator), /No column tells the name/);
    await app.post(
      draft,
      { do: 'mapping', 'map-0': 'name', 'map-1': 'postal_code' },
      app.trafford.coordinator,
    );
    assert.match(await text(draft, app.trafford.coordinator), /Bring it in/);
    const report = await app.post(
      draft,
      { do: 'import', 'map-0': 'name', 'map-1': 'postal_code' },
      app.trafford.coordinator,
    );
    assert.equal(report.status, 303);
    assert.match(
      await text(
        await bring('Wer,Wo\nDancing,M33 7ZF\nSinging,M33 7ZF\n', 'Strange'),
        app.trafford.coordinator,
      ),
      /New services/,
    );
    assert.match(await text('/find?q=singing', app.trafford.linkWorker), /Singing/);
  });

  test('the same yes twice imports once; a draft of somebody else does not exist', async () => {
    const sent = await send({ title: 'Twice', licence: 'mine', files: [file('name\nTwice\n')] });
    const draft = sent.headers.get('location') ?? '';
    assert.equal((await app.get(draft, app.clare.coordinator)).status, 404);
    const once = newId();
    const first = await app.post(draft, { do: 'import', _once: once }, app.trafford.coordinator);
    const second = await app.post(draft, { do: 'import', _once: once }, app.trafford.coordinator);
    assert.equal(second.headers.get('location'), first.headers.get('location'));
    const runs = await app.sql(
      "select 1 from directory.import_run r join directory.source s on s.id = r.source_id where s.title = 'Twice'",
    );
    assert.equal(runs.length, 1);
    assert.equal(
      (await app.sql("select 1 from audit_entry where verb = 'directory.imported'")).length > 0,
      true,
    );
  });

  test('a broken file is said to be broken and changes nothing', async () => {
    const sent = await send({
      title: 'Broken',
      licence: 'mine',
      files: [file('{"contents":[', 'feed.json')],
    });
    const draft = sent.headers.get('location') ?? '';
    const html = await text(draft, app.trafford.coordinator);
    assert.match(html, /calls itself JSON but is not/);
    assert.doesNotMatch(html, /value="import"/);
  });

  test('a large file is left to the queue: its report says how far it is, and it can be called off', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `Large ${at},${'A group. '.repeat(50)}`);
    const report = await bring(`name,description\n${rows.join('\n')}\n`, 'Large');
    assert.match(await text(report, app.trafford.coordinator), /It begins in a moment/);
    const large = () => app.sql("select 1 from directory.service where name like 'Large %'");
    assert.deepEqual(await large(), []);
    assert.equal((await app.post(`${report}/cancel`, {}, app.trafford.coordinator)).status, 303);
    assert.match(await text(report, app.trafford.coordinator), /Called off; nothing was changed/);
  });

  test('a page of results makes the same number of queries for one row and for many', async () => {
    const count = async (path: string): Promise<number> => {
      let sent = 0;
      const restore: (() => void)[] = [];
      const watch = (client: pg.PoolClient): void => {
        const query = client.query;
        client.query = ((...values: unknown[]) => {
          sent += 1;
          return Reflect.apply(query, client, values);
        }) as typeof client.query;
        restore.push(() => {
          client.query = query;
        });
      };
      app.database.pool.on('acquire', watch);
      await text(path, app.trafford.linkWorker);
      app.database.pool.off('acquire', watch);
      for (const back of restore.toReversed()) back();
      return sent;
    };
    const [few, many] = [await count('/find?q=kersal'), await count('/find?q=club')];
    assert.equal(few, many);
    assert.ok(many > 0 && many < 20, String(many));
  });
});
