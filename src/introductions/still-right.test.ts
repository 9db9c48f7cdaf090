import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { directoryRoutes } from '../directory/index.ts';
import { makeFetcher } from '../platform/fetching/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { introductionRoutes } from './index.ts';
import { seedService } from './testing.ts';

describe('an entry that is used is confirmed on the day', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp([
      ...introductionRoutes,
      ...directoryRoutes({
        fetcher: makeFetcher({ allow: [], agent: 'Hedgerow' }),
        caseInHand: async () => null,
        crisis: () => null,
        inTheirWords: async () => ({ kept: {}, panel: null, folds: null }),
      }),
    ]);
  });
  after(() => app.close());

  test('asked where nobody confirmed it lately; one tap, and the page is there again without the question', async () => {
    const me = app.clare.linkWorker;
    const { id: referral } = await seedCase(app, { state: 'active' });
    const service = await seedService(app);
    const path = `/introductions/new?service=${service}&referral=${referral}`;
    const page = async () => (await app.get(path, me)).text();
    assert.match(await page(), /Is it still right today\?[\s\S]*Nobody has confirmed this entry yet/);
    const done = await app.post(`/services/${service}/confirm`, { how: 'phone', back: path }, me);
    assert.equal(done.status, 303);
    assert.equal(done.headers.get('location'), path);
    assert.doesNotMatch(await page(), /Is it still right today/);
    await app.sql('update directory.confirmation set confirmed_on = $1', ['2025-06-01']);
    assert.match(await page(), /Last confirmed on 1 June 2025. Ring before anyone goes/);
    await app.sql('update directory.confirmation set confirmed_on = $1', ['2026-03-01']);
    assert.match(await page(), /Last confirmed on 1 March 2026. Check before you rely on it/);
    const elsewhere = await app.post(
      `/services/${service}/confirm`,
      { how: 'phone', back: 'https://example.org/' },
      me,
    );
    assert.equal(elsewhere.headers.get('location'), `/services/${service}`);
  });
});
