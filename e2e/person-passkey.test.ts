import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { aoife } from './addresses.ts';
import { type House, openHouse, type Visitor } from './house.ts';

/** A person opens their own page with a passkey, on a phone whose lock is a virtual authenticator. */
describe('a passkey to a person’s own page', () => {
  let house: House;
  let personId = '';
  before(async () => {
    house = await openHouse('localhost');
    const [breda] = await house.sql<{ id: string }>(
      "select person_id as id from referral where given_name = 'Breda' and state = 'active' limit 1",
    );
    personId = breda?.id ?? '';
  });
  after(() => house?.close());

  /** A link and number, read off the page that shows them once. */
  const given = async (worker: Visitor) => {
    await worker.page.goto(`/people/${personId}/link`);
    await worker.page.getByLabel('I show or hand it to them').check();
    await worker.page.getByLabel('I tell them on the phone').check();
    await worker.page.getByRole('button', { name: /Make link and number/ }).click();
    await worker.page.getByText('The number is shown this once').waitFor();
    const text = (await worker.page.locator('main').textContent()) ?? '';
    const pin = /\d{3} \d{3}/.exec(text)?.[0] ?? '';
    return { pin, path: /\/clare\/my\/[\w-]{43}/.exec(text)?.[0] ?? '' };
  };

  test('is added after the number, opens the page, and does not go along with a new link', async () => {
    const worker = await house.visitor();
    await worker.signIn(aoife);
    const first = await given(worker);
    const { page, context, axe } = await house.visitor({ phone: true });
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const narrow = async () => {
      assert.deepEqual(await axe(), [], page.url());
      assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390, page.url());
    };
    const withKey = page.getByRole('button', { name: 'Open with my passkey' });

    await page.goto(first.path);
    assert.equal(await withKey.count(), 0);
    await page.getByLabel('Your number').fill(first.pin);
    await page.getByRole('button', { name: 'Open my page' }).click();
    await page.getByRole('link', { name: /Open this page with a passkey/ }).click();
    await narrow();
    await page.getByLabel('Your number').fill(first.pin);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Make a passkey' }).waitFor();
    assert.equal(await page.getByText('This browser cannot make a passkey').isVisible(), false);
    await narrow();
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByText('Added. Next time').waitFor();
    await narrow();

    await page.context().clearCookies();
    await page.goto(first.path);
    await narrow();
    await withKey.click();
    await page.waitForURL('**/clare/my');
    await page.getByRole('heading', { level: 1, name: /Breda/ }).waitFor();

    await page.context().clearCookies();
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.goto(first.path);
    await page.evaluate(() => {
      const box = document.querySelector<HTMLElement>('[data-passkey]');
      if (box) box.dataset['options'] = (box.dataset['options'] ?? '').replace('"required"', '"discouraged"');
    });
    await withKey.click();
    await page.getByText('This passkey does not open this page').first().waitFor();
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });

    await worker.page.goto(`/people/${personId}/link`);
    await worker.page.getByText('Passkeys', { exact: true }).waitFor();
    const second = await given(worker);
    await page.goto(second.path);
    assert.equal(await withKey.count(), 0);
    await page.goto(first.path);
    assert.equal(await withKey.count(), 0);
  });

  test('is not asked for where no script runs: the number opens the page', async () => {
    const worker = await house.visitor();
    await worker.signIn(aoife);
    const { pin, path } = await given(worker);
    const { page } = await house.visitor({ phone: true, scripts: false });
    await page.goto(path);
    await page.getByLabel('Your number').fill(pin);
    await page.getByRole('button', { name: 'Open my page' }).click();
    await page.waitForURL('**/clare/my');
    await page.goto('/clare/my/passkey');
    await page.getByLabel('Your number').fill(pin);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('This browser cannot make a passkey').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Make a passkey' }).isVisible(), false);
  });
});
