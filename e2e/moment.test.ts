import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type House, openHouse, type Visitor } from './house.ts';

/** What somebody sees whose form looks like one of a program: here, because a field was filled in that no person sees. */
describe('a moment is asked for', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  const report = async (options: {
    readonly from: string;
    readonly scripts?: boolean;
    readonly language?: 'ga';
  }): Promise<Visitor> => {
    const visitor = await house.visitor(options);
    const { page } = visitor;
    const [service] = await house.sql<{ id: string }>(
      "select service_id as id from directory.listing where region = 'ie' order by service_id limit 1",
    );
    await page.goto(`/clare/find/${service?.id}/wrong`);
    await page.locator('textarea').first().fill(`Wrong day,\n“${options.from}”`);
    await page.locator('main [name=_website]').first().fill('https://example.org', { force: true });
    await page.locator('main button[name=part]').first().click();
    return visitor;
  };
  const arrived = async (from: string) =>
    (await house.sql('select 1 from service_report where words like $1', [`%“${from}”`])).length;

  test('with scripts the device works a little, and what was typed arrives by itself', async () => {
    const { page } = await report({ from: '203.0.113.21' });
    await page.waitForURL(address => !address.pathname.endsWith('/wrong'));
    assert.equal(await arrived('203.0.113.21'), 1);
  });

  test('without scripts one waits; nothing typed is lost, and the page says how long and whom to ring', async () => {
    const visitor = await report({ from: '203.0.113.22', scripts: false, language: 'ga' });
    const { page } = visitor;
    const waits = () => page.locator('[data-puzzle]').count();
    assert.equal(await waits(), 1);
    assert.equal(await arrived('203.0.113.22'), 0);
    assert.match((await page.locator('main').textContent()) ?? '', /Fan \d+ sh?oicind/);
    assert.equal(await page.locator('main a[href^="tel:"]').first().isVisible(), true);
    assert.deepEqual(await visitor.axe(), []);
    await page.locator('main form button').click();
    assert.equal(await waits(), 1, 'too early: the same page again');
    await page.waitForTimeout(20_500);
    await page.locator('main form button').click();
    assert.equal(await waits(), 0);
    assert.equal(await arrived('203.0.113.22'), 1);
  });
});
