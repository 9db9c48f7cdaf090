import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type TestApp, testApp } from '../../web/testing.ts';
import { hear } from '../hear.ts';
import { lexiconRoutes } from '../index.ts';
import { lexicon, shippedConcepts } from '../lexicon/index.ts';
import { unheardStore } from '../unheard/store.ts';
import { wordsToNote } from '../unheard/words-to-note.ts';
import { lexiconInUse } from './lexicon-in-use.ts';

describe('the editor of the list of concepts', () => {
  let app: TestApp;
  let lead: TestApp['clare']['coordinator'];
  before(async () => {
    app = await testApp(lexiconRoutes);
    lead = app.clare.coordinator;
  });
  after(() => app.close());

  const text = async (path: string) => {
    const response = await app.get(path, lead);
    assert.equal(response.status, 200, path);
    return response.text();
  };
  const heardNow = (statement: string, who = lead) =>
    app.database.within(who.actor, async scope =>
      hear(statement, await lexiconInUse(scope)).concepts.map(({ id }) => id),
    );
  const fieldsOf = (id: string, more: string) => {
    const concept = shippedConcepts.get(id);
    assert.ok(concept);
    return {
      over: '0',
      finds: concept.finds.join('\n'),
      assets: [...concept.assets],
      ...Object.fromEntries(
        Object.entries(concept.terms).map(([language, list]) => [language, list.join('\n')]),
      ),
      en: [...concept.terms.en, more].join('\n'),
    };
  };

  test('a word is added as a draft, tried on the spot, published, heard, and taken back', async () => {
    assert.match(await text('/concepts?q=singing'), /singing/);
    const saved = await app.post(
      '/concepts/interest.singing',
      fieldsOf('interest.singing', 'warbling'),
      lead,
    );
    assert.equal(saved.status, 303);
    assert.deepEqual(await heardNow('I like warbling'), []);
    const tried = await text('/concepts?try=I+like+warbling');
    assert.match(tried, /Now:<\/b> nothing/);
    assert.match(tried, /With the drafts:<\/b> singing \(“warbling”\)/);
    assert.match(tried, /\+ en: warbling/);
    await app.post('/concepts/publish', { why: '' }, lead);
    assert.deepEqual(await heardNow('I like warbling'), [], 'not without a reason');
    await app.post('/concepts/publish', { why: 'People here say so' }, lead);
    assert.deepEqual(await heardNow('I like warbling'), ['interest.singing']);
    assert.deepEqual(await heardNow('I like warbling', app.trafford.coordinator), [], 'nobody else hears it');
    assert.match(await text('/concepts/versions?show=1'), /People here say so[\s\S]*\+ en: warbling/);
    await app.post('/concepts/revert', { to: '0', why: 'A mistake' }, lead);
    assert.deepEqual(await heardNow('I like warbling'), []);
    assert.match(await text('/concepts/versions'), /Version 2/);
  });

  test('two editors of one concept are told, and both texts survive', async () => {
    await app.post('/concepts/interest.music', fieldsOf('interest.music', 'spoons'), lead);
    const late = await app.post('/concepts/interest.music', fieldsOf('interest.music', 'kazoo'), lead);
    assert.equal(late.status, 409);
    const html = await late.text();
    assert.match(html, /kazoo/);
    assert.match(html, /spoons/);
    await app.post('/concepts/discard', {}, lead);
    assert.equal((await app.post('/concepts/publish', { why: 'Nothing' }, lead)).status, 409);
  });

  test('a concept of one’s own is heard by its name', async () => {
    const fields = { over: '0', kind: 'interest', name_en: 'Bee keeping', en: 'bees\nhives', finds: 'bee*' };
    assert.equal((await app.post('/concepts/new', fields, lead)).status, 303);
    await app.post('/concepts/publish', { why: 'There is a group now' }, lead);
    assert.deepEqual(await heardNow('my father kept hives'), ['interest.bee_keeping']);
    const json = await (await app.get('/concepts/list.json', lead)).json();
    assert.equal(json.changes['interest.bee_keeping'].own.names.en, 'Bee keeping');
    assert.equal(json.concepts.length, lexicon.concepts.size + 1);
    assert.equal((await app.get('/concepts/interest.nothing', lead)).status, 404);
    const missing = await app.post('/concepts/new', { over: '0', kind: 'interest', en: '<b>x' }, lead);
    assert.equal(missing.status, 422);
    assert.match(await missing.text(), /&lt;b&gt;x/);
  });

  test('a word nobody heard is readable from its third day, and can be given to a concept', async () => {
    const day = Temporal.PlainDate.from('2026-11-20');
    const note = (days: number) =>
      app.database.within(app.clare.linkWorker.actor, scope =>
        unheardStore(scope).note('en', ['whittling'], day.add({ days })),
      );
    await note(0);
    await note(0);
    await note(1);
    assert.equal((await app.sql('select 1 from unheard_word where word is not null')).length, 0);
    assert.doesNotMatch(await text('/concepts/unheard'), /whittling/);
    await note(2);
    assert.match(await text('/concepts/unheard'), /whittling[\s\S]*on 3 days, 4 times/);
    const give = { word: 'whittling', language: 'en', concept: 'interest.crafts', do: 'assign' };
    await app.post('/concepts/unheard', give, lead);
    assert.match(await text('/concepts'), /\+ en: whittling/);
    assert.doesNotMatch(await text('/concepts/unheard'), /<b[^>]*>whittling/);
  });

  test('names are not noted', () => {
    const noted = (statement: string) => wordsToNote(statement, hear(statement, lexicon).rest, 'en');
    assert.deepEqual(noted('my friend Bridget and I love pyrography'), ['pyrography']);
    assert.deepEqual(noted('I am called bridget'), []);
    assert.ok(!noted('Bridget Kinnane likes quoits').includes('kinnane'));
  });

  test('a link worker may not edit', async () => {
    assert.equal((await app.get('/concepts', app.clare.linkWorker)).status, 403);
    assert.equal((await app.post('/concepts/publish', { why: 'x' }, app.clare.linkWorker)).status, 403);
  });
});
