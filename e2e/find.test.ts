import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { aoife, clare } from './addresses.ts';
import { send } from './forms.ts';
import { type House, openHouse } from './house.ts';

const near = '/clare/find?near=V95&within=20';

describe('finding, on a map and on a list', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  test('the page is light and without script until the map is asked for', async () => {
    const { page, complaints } = await house.visitor({ phone: true });
    await page.goto(near);
    assert.equal(await page.locator('script').count(), 0);
    await page.getByRole('link', { name: 'Show on a map' }).first().click();
    await page.locator('.map-box--live').waitFor();
    const markers = page.locator('.map-pin');
    await markers.first().waitFor();
    assert.ok((await markers.count()) > 0);
    assert.match((await markers.first().getAttribute('aria-label')) ?? '', /\d+ \S/);
    await page.locator('path.map-land').waitFor();
    // Land is drawn only where its picture has a size.
    const drawn = await page.locator('.map-land-pane svg').boundingBox();
    assert.ok((drawn?.width ?? 0) > 300, 'land is seen');
    assert.deepEqual(complaints, []);
  });

  test('a marker is reached and opened with the keyboard, and leads to its service', async () => {
    const { page, axe } = await house.visitor();
    await page.goto(`${near}&map=yes`);
    const marker = page.locator('.map-pin').first();
    await marker.focus();
    await page.keyboard.press('Enter');
    const link = page.locator('.leaflet-popup a[href*="/clare/find/"]').first();
    await link.waitFor();
    const name = ((await link.textContent()) ?? '').replace(/^\d+ /, '');
    // It comes in softly; half come, its words are too pale for anybody's rule.
    const opacity = () => page.evaluate("getComputedStyle(document.querySelector('.leaflet-popup')).opacity");
    for (let turn = 0; turn < 100 && (await opacity()) !== '1'; turn++) await page.waitForTimeout(50);
    assert.deepEqual(await axe(), []);
    await link.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  });

  test('another place to look near is chosen on the map and stands rounded in the address', async () => {
    const { page } = await house.visitor();
    await page.goto(`${near}&map=yes`);
    await page.locator('.map-near').waitFor();
    await page.getByRole('button', { name: 'Look near the middle' }).click();
    await page.waitForURL(/at=/);
    assert.match(decodeURIComponent(page.url()), /at=\d+\.\d{1,3},-\d+\.\d{1,3}&/);
    assert.match((await page.locator('main').textContent()) ?? '', /from the place that was chosen/);
  });

  test('without scripts the list and a still picture with the same numbers', async () => {
    const { page } = await house.visitor({ scripts: false });
    await page.goto(`${near}&map=yes`);
    assert.ok((await page.locator('svg.map .map__pin').count()) > 0);
    assert.ok((await page.locator('li.hit').count()) > 0);
  });

  test('a filter is let go with one tap, and what it hid is counted', async () => {
    const { page } = await house.visitor({ scripts: false });
    await page.goto(`${near}&free=yes`);
    const free = page.locator('.find-hidden a', { hasText: 'Free' });
    assert.match((await free.textContent()) ?? '', /^\d+ more without/);
    await free.click();
    assert.doesNotMatch(page.url(), /free=/);
  });

  test('everybody keeps a list by its address, compares and prints it', async () => {
    const { page, complaints } = await house.visitor({ scripts: false, phone: true });
    await page.goto(near);
    for (const nth of [0, 1])
      await page.locator('li.hit').nth(nth).getByRole('link', { name: 'Keep' }).click();
    await page.getByRole('link', { name: 'Compare and share' }).click();
    assert.equal(await page.locator('.compare__one').count(), 2);
    const [first] = await page.locator('.compare__one h2').allTextContents();
    await page.getByRole('link', { name: 'Move back' }).first().click();
    assert.equal((await page.locator('.compare__one h2').allTextContents())[1], first);
    await page.getByRole('link', { name: 'Irish: Print in large letters' }).click();
    assert.match(
      (await page.locator('main').textContent()) ?? '',
      /Rudaí ar mhaith leat triail a bhaint astu/,
    );
    assert.deepEqual(complaints, []);
  });

  test('from a sentence to a list to an introduction', async () => {
    const { page, signIn, complaints } = await house.visitor();
    await signIn(aoife);
    const [breda] = await house.sql<{ id: string }>(
      `select id from referral where programme_id = ${clare} and given_name = 'Breda' and state = 'active'`,
    );
    const id = breda?.id ?? '';
    const introductions = () => house.sql('select 1 from introduction where referral_id = $1', [id]);
    const before = await introductions();
    await page.goto(`/find?for=${id}&say=${encodeURIComponent('I used to grow vegetables and I miss it')}`);
    const hit = page.locator('li.hit[id^=match-]').first();
    await hit.getByRole('link', { name: 'Keep' }).click();
    assert.match(page.url(), /say=/);
    await page.getByRole('link', { name: 'Compare and share' }).click();
    await page.getByRole('button', { name: 'Send it to Breda' }).click();
    await page.getByText('on its way').waitFor();
    await page.getByRole('button', { name: 'Keep with the case' }).click();
    await page.getByText('The list is kept with the case.').waitFor();
    const paper = page.getByRole('link', { name: 'PDF in large print, Irish' }).first();
    const file = await page.request.get((await paper.getAttribute('href')) ?? '');
    assert.equal(file.headers()['content-type'], 'application/pdf');
    await page.getByRole('link', { name: 'Compare again, or send it' }).first().click();
    await page
      .getByRole('link', { name: /^Suggest to Breda/ })
      .first()
      .click();
    assert.equal(
      await send(page, '/introductions', { kind: 'accompanied', stage: 'chosen', company: 'Aoife' }),
      200,
    );
    assert.equal((await introductions()).length, before.length + 1);
    assert.deepEqual(complaints, []);
  });
});
