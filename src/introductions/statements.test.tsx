import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { directoryRoutes } from '../directory/index.ts';
import { inTheirWords, lexiconRoutes, longestStatement, matchApi } from '../matching/index.ts';
import { makeFetcher } from '../platform/fetching/index.ts';
import { speaksOfDanger } from '../referrals/index.ts';
import { Crisis } from '../web/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';

/** What nobody hopes for in a sentence, and somebody sends. */
const odd: Readonly<Record<string, string>> = {
  nothing: '',
  'one letter': 'a',
  'one word': 'lonely',
  emoji: '👩‍🌾🌿😭🏳️‍🌈🇮🇪',
  signs: '!!! ??? … —— *** %s %00 \\ \' " ` $(x) {{y}} <!-- -->',
  'numbers only': '0871234567 1234 5678',
  chinese: '我很孤独,想学游泳',
  georgian: 'მარტო ვარ',
  hindi: 'मैं अकेला हूँ',
  hebrew: 'אני בודד ואוהב לשיר',
  thai: 'ฉันเหงาและอยากร้องเพลง',
  mixed: 'Я самотня and I like śpiewać مع الناس',
  'turned over': '\u202ederettahs\u202c lonely \u2066x',
  'half a character': 'lonely \ud83d and \udc00',
  'marks without a letter': '\u0301\u0302\u0303 z\u0335a\u0335l\u0335g\u0335o',
  'one endless word': 'a'.repeat(3000),
  'one endless sentence': 'and '.repeat(700),
  abuse: 'You are all useless f***ing c***s, I will burn the place down',
  markup: '<script>alert(1)</script><img src=x onerror=alert(1)> lonely',
  query: "'; drop table referral; -- OR 1=1",
  slow: `${'('.repeat(300)}${'[a-z]*'.repeat(300)}${')'.repeat(300)}`,
};

/** Somebody in danger, in each language a statement is read in. */
const danger: Readonly<Record<string, string>> = {
  English: 'I do not want to live any more. I used to sing.',
  Irish: 'Tá fonn bás a fháil orm, smaoiním ar fhéinmharú.',
  Polish: 'Nie chcę już żyć. Lubiłam śpiewać.',
  Ukrainian: 'Не хочу більше жити. Любила співати.',
  Arabic: 'لا أريد أن أعيش. كنت أحب الغناء.',
  Portuguese: 'Não quero mais viver. Gostava de cantar.',
};

describe('any statement', () => {
  let app: TestApp;
  const me = () => app.clare.linkWorker;
  before(async () => {
    app = await testApp([
      ...directoryRoutes({
        fetcher: makeFetcher({ allow: [], agent: 'Hedgerow' }),
        caseInHand: async () => null,
        crisis: () => null,
        inTheirWords: inTheirWords({
          speaksOfDanger,
          crisis: (view, alert) => <Crisis view={view} alert={alert} />,
        }),
      }),
      matchApi({ speaksOfDanger }),
      ...lexiconRoutes,
    ]);
  });
  after(() => app.close());

  const page = async (say: string) => {
    const response = await app.get(`/find?${new URLSearchParams({ say: say.toWellFormed() })}`, me());
    return { status: response.status, html: await response.text() };
  };
  const api = async (statement: string) => {
    const response = await app.request('/api/match', {
      method: 'POST',
      body: JSON.stringify({ statement }),
      headers: { 'content-type': 'application/json', origin: 'http://localhost', cookie: me().cookie },
    });
    return { status: response.status, text: await response.text() };
  };
  const noTrace = (text: string, what: string) =>
    assert.doesNotMatch(text, /\bat .+\.tsx?:\d+|Error:|node:internal|undefined is not/, what);
  const raised = (html: string) => html.search(/id="crisis"[^>]*role="alert"/);

  for (const [what, say] of Object.entries(odd)) {
    test(`${what} gets an answer, on the page and as JSON`, async () => {
      const { status, html } = await page(say);
      assert.equal(status, 200);
      noTrace(html, what);
      assert.doesNotMatch(html, /<script>alert|<img src=x/);
      if (say !== '') assert.match(html, /id="crisis/, 'help right now is always there');
      const answer = await api(say);
      assert.equal(answer.status, 200);
      noTrace(answer.text, what);
      assert.ok(Array.isArray(JSON.parse(answer.text).groups));
    });
  }

  test('5,000 words get an answer as JSON; what is longer than anybody says is told so', async () => {
    const long = await api('I am lonely and I like walking with others here '.repeat(500));
    assert.equal(long.status, 200);
    assert.deepEqual(
      JSON.parse(long.text).heard.concepts.map(({ id }: { id: string }) => id),
      ['need.lonely', 'interest.walking'],
    );
    const tooLong = await api('x'.repeat(longestStatement + 1));
    assert.equal(tooLong.status, 422);
    noTrace(tooLong.text, 'too long');
  });

  for (const [language, say] of Object.entries(danger)) {
    test(`words of danger in ${language} raise the crisis panel before anything else, and the answer still comes`, async () => {
      const { status, html } = await page(say);
      assert.equal(status, 200);
      const panel = raised(html);
      assert.ok(panel > 0 && panel < html.indexOf('What we heard'), language);
      const answer = JSON.parse((await api(say)).text);
      assert.equal(answer.read_carefully, true);
    });
  }

  test('without words of danger the panel is there, and does not shout', async () => {
    const { html } = await page('I would like to sing');
    assert.equal(raised(html), -1);
    assert.ok(html.indexOf('id="crisis') > html.indexOf('What we heard'));
  });

  test('POST /api/match hears by the programme’s own list, from the version that is published, and nobody else does', async () => {
    const lead = app.clare.coordinator;
    const heard = async (cookie = me().cookie) => {
      const response = await app.request('/api/match', {
        method: 'POST',
        body: JSON.stringify({ statement: 'my father kept hives' }),
        headers: { 'content-type': 'application/json', origin: 'http://localhost', cookie },
      });
      const answer = await response.json();
      return [answer.lexicon, ...answer.heard.concepts.map(({ id }: { id: string }) => id)];
    };
    const [shipped, ...none] = await heard();
    assert.deepEqual(none, []);
    const fields = { over: '0', kind: 'interest', name_en: 'Bee keeping', en: 'hives', finds: 'bee*' };
    assert.equal((await app.post('/concepts/new', fields, lead)).status, 303);
    assert.deepEqual(await heard(), [shipped], 'a draft is not heard');
    await app.post('/concepts/publish', { why: 'There is a group now' }, lead);
    assert.deepEqual(await heard(), [`${shipped}/1`, 'interest.bee_keeping']);
    assert.deepEqual(await heard(app.trafford.linkWorker.cookie), [shipped]);
    await app.post('/concepts/revert', { to: '0', why: 'A mistake' }, lead);
    assert.deepEqual(await heard(), [`${shipped}/2`]);
  });

  test('no text of any script brings the page or the editor down', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 120 }).filter(text => text.trim() !== ''),
        async say => {
          const { status, html } = await page(say);
          assert.equal(status, 200);
          noTrace(html, say);
          const tried = await app.get(
            `/concepts?${new URLSearchParams({ try: say, q: say.slice(0, 40) })}`,
            app.clare.coordinator,
          );
          assert.equal(tried.status, 200);
        },
      ),
      { numRuns: 15 },
    );
  });
});
