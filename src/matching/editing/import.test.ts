import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { type TestApp, testApp } from '../../web/testing.ts';
import { hear } from '../hear.ts';
import { lexiconRoutes } from '../index.ts';
import { lexicon, shippedConcepts } from '../lexicon/index.ts';
import { lexiconInUse } from './lexicon-in-use.ts';
import { readList } from './read-list.ts';

describe('reading in a list of concepts', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(lexiconRoutes);
  });
  after(() => app.close());

  const lead = () => app.clare.coordinator;
  const send = async (list: unknown, as = lead()) => {
    const text = typeof list === 'string' ? list : JSON.stringify(list);
    const response = await app.post('/concepts/import', { file: [new File([text], 'list.json')] }, as);
    return { status: response.status, html: await response.text() };
  };
  const hidden = (html: string, name: string) => {
    const [, value = ''] = html.match(new RegExp(`name="${name}" value="([^"]*)"`)) ?? [];
    return value
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  };
  const confirm = (html: string) =>
    app.post('/concepts/import/confirm', { list: hidden(html, 'list'), mark: hidden(html, 'mark') }, lead());
  const heardNow = (statement: string) =>
    app.database.within(lead().actor, async scope =>
      hear(statement, await lexiconInUse(scope)).concepts.map(({ id }) => id),
    );
  const singing = shippedConcepts.get('interest.singing');

  test('what was downloaded changes nothing when it is read in again', async () => {
    const exported = await (await app.get('/concepts/list.json', lead())).text();
    const { status, html } = await send(exported);
    assert.equal(status, 200);
    assert.match(html, /Nothing would change/);
    assert.match(html, new RegExp(`${lexicon.concepts.size} are as here; 0 are not in the file`));
    assert.doesNotMatch(html, /import\/confirm/);
  });

  test('shows the difference, makes drafts, and is heard once published', async () => {
    const list = {
      version: 'theirs-7',
      concepts: [
        { id: 'interest.singing', terms: { en: [...(singing?.terms.en ?? []).slice(1), 'yodelling'] } },
        {
          id: 'interest.bee_keeping',
          names: { en: 'Bee <b>keeping' },
          finds: ['bee*'],
          terms: { en: ['hives', 'football'] },
        },
      ],
    };
    const { html } = await send(list);
    assert.match(html, /2 concepts would change/);
    assert.match(html, /made from theirs-7/);
    assert.match(html, /\+ en: yodelling/);
    assert.ok(html.includes(`− en: ${singing?.terms.en[0]}`));
    assert.match(html, /\+ Bee &lt;b&gt;keeping \(interest\)/);
    assert.match(html, /Claimed by two concepts[\s\S]*football[\s\S]*Bee &lt;b&gt;keeping/);
    assert.deepEqual(await app.sql('select 1 from lexicon_draft'), [], 'a preview changes nothing');
    assert.equal((await confirm(html)).status, 303);
    assert.deepEqual(await heardNow('I like yodelling'), [], 'a draft is not heard');
    await app.post('/concepts/publish', { why: 'From the county next door' }, lead());
    assert.deepEqual(await heardNow('I like yodelling'), ['interest.singing']);
    assert.deepEqual(await heardNow('my father kept hives'), ['interest.bee_keeping']);
    assert.match(
      await (await app.get('/concepts/versions?show=1', lead())).text(),
      /From the county next door[\s\S]*yodelling/,
    );
    assert.match((await send(list)).html, /Nothing would change/, 'a second time changes nothing');
  });

  test('a preview of an older list is refused, and nothing is lost', async () => {
    const { html } = await send({ concepts: [{ id: 'interest.music', terms: { en: ['spoons'] } }] });
    const fields = { over: '0', assets: [], en: 'kazoo', finds: 'music' };
    assert.equal((await app.post('/concepts/interest.music', fields, lead())).status, 303);
    const late = await confirm(html);
    assert.equal(late.status, 409);
    assert.match(await late.text(), /The list was changed since/);
    const [draft] = await app.sql<{ change: { terms: { en: { add: string[] } } } }>(
      `select change from lexicon_draft where concept_id = 'interest.music'`,
    );
    assert.deepEqual(draft?.change.terms.en.add, ['kazoo']);
    const again = await send({ concepts: [{ id: 'interest.music', terms: { en: ['spoons'] } }] });
    assert.match(again.html, /− en: kazoo/);
    assert.equal((await confirm(again.html)).status, 303);
  });

  test('what is wrong with a file is told by its place, and nothing of it goes in', async () => {
    const before = await app.sql('select concept_id, version from lexicon_draft order by 1');
    const wrong = async (list: unknown, ...told: RegExp[]) => {
      const { status, html } = await send(list);
      assert.equal(status, 422);
      for (const one of told) assert.match(html, one);
    };
    await wrong('<html>', /this is not JSON/);
    await wrong({ concepts: [] }, /no list of concepts here/);
    await wrong([], /no list of concepts here/);
    await wrong({ concepts: [{ id: 'Loneliness' }] }, /Loneliness<\/bdi>: a concept is called like/);
    await wrong(
      { concepts: [{ id: 'need.lonely', terms: { en: ['x'.repeat(61)] } }] },
      /need\.lonely · en · 1<\/bdi>: words are lists/,
    );
    await wrong({ concepts: [{ id: 'need.lonely', terms: { fr: ['seul'] } }] }, /words are lists/);
    await wrong({ concepts: [{ id: 'need.lonely', assets: ['spaceship'] }] }, /not known here/);
    await wrong({ concepts: [{ id: 'need.new_one' }] }, /the file has no name for it/);
    await wrong({ concepts: [{ id: 'need.lonely' }, { id: 'need.lonely' }] }, /it stands in the file twice/);
    const none = await app.post('/concepts/import', {}, lead());
    assert.equal(none.status, 422);
    assert.match(await none.text(), /Choose a file/);
    assert.deepEqual(await app.sql('select concept_id, version from lexicon_draft order by 1'), before);
  });

  test('a link worker may not, and another programme keeps its own list', async () => {
    assert.equal((await app.get('/concepts/import', app.clare.linkWorker)).status, 403);
    const { html } = await send({ concepts: [{ id: 'interest.singing', terms: { en: [] } }] });
    assert.match(html, /yodelling/);
    const theirs = await send(
      { concepts: [{ id: 'interest.singing', terms: { en: [] } }] },
      app.trafford.coordinator,
    );
    assert.doesNotMatch(theirs.html, /yodelling/);
  });

  test('any JSON is read or told apart, never a crash', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), value => {
        for (const text of [JSON.stringify(value), JSON.stringify({ concepts: [value] })]) {
          const { list, faults } = readList(text);
          assert.equal(list === null, faults !== null);
          if (faults) assert.ok(faults.length > 0);
        }
      }),
    );
  });
});
