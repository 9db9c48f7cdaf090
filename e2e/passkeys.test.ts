import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { appSecretOf, codeNow } from '../src/account/testing.ts';
import { type TestProvider, testProvider } from '../src/account/testing-provider.ts';
import { appointStaff } from '../src/identity/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { type Database, openDatabase, systemActor } from '../src/platform/database/index.ts';
import { cloneDatabase } from '../src/platform/database/testing.ts';
import { createLog } from '../src/platform/log.ts';
import { foundProgramme } from '../src/programmes/index.ts';
import { type Running, start } from '../src/start.ts';
import { axeFindings } from './axe.ts';
import { flags } from './house.ts';

const PASSWORD = 'umbrella on the left shelf 9';

/** A fresh installation without the demonstration, and its first administrator. Keys are made for a name, so it is called localhost. */
describe('the first administrator of a fresh installation', () => {
  let running: Running;
  let owner: Database;
  let browser: Browser;
  let provider: TestProvider;
  let page: Page;
  let cdp: CDPSession;
  let authenticator = '';
  let url = '';
  let link = '';
  let secret: Buffer = Buffer.alloc(0);
  const ends: (() => Promise<unknown>)[] = [];
  before(async () => {
    const database = await cloneDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'hedgerow-keys-'));
    const port = await freePort();
    url = `http://localhost:${port}`;
    provider = await testProvider([`${url}/sign-in/back/1`]);
    const config = readConfig({
      OIDC_1_NAME: 'Health ID',
      OIDC_1_ISSUER: provider.issuer,
      OIDC_1_CLIENT_ID: provider.clientId,
      OIDC_1_CLIENT_SECRET: provider.clientSecret,
      OIDC_1_SECOND_FACTOR: 'theirs',
      PORT: port,
      PUBLIC_URL: url,
      DATA_DIR: folder,
      DATABASE_URL: database.ownerUrl,
      DEMO: 'off',
      LOG_LEVEL: 'warn',
    });
    running = await start(config, createLog({ level: 'warn' }), reason =>
      process.stderr.write(`${reason}\n`),
    );
    owner = openDatabase(database.ownerUrl, systemClock, { connections: 1 });
    const about = {
      slug: 'kerry',
      name: 'Hedgerow Kerry',
      host: 'A host',
      region: 'ie',
      area: 'County Kerry',
      phone: '+353209150300',
      hours: '9 to 5',
      email: 'hello@example.org',
      address: '1 Example Street',
    } as const;
    const programmeId = await foundProgramme(owner.open, about, systemClock.now());
    const token = await owner.within(systemActor(programmeId), scope =>
      appointStaff(scope, { name: 'Nuala Frawley', email: 'nuala@example.org', role: 'administrator' }),
    );
    link = `${url}/join/${token}`;
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: flags,
    });
    const context = await browser.newContext({ baseURL: url, locale: 'en-IE' });
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
    cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const made = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    authenticator = made.authenticatorId;
    ends.push(
      () => browser.close(),
      () => running.stop(),
      () => provider.close(),
      () => owner.close(),
      () => database.drop(),
      () => rm(folder, { recursive: true, force: true }),
    );
  });
  after(async () => {
    for (const end of ends) await end();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const signOut = () => page.context().clearCookies({ name: 'hedgerow_session' });
  const withKey = async () => {
    await page.goto('/sign-in?to=/account');
    await button('Sign in with a passkey').click();
  };
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const light = async () => assert.deepEqual(await axeFindings(page), [], page.url());

  test('gets in by the link of the set-up command: password, app, recovery codes', async () => {
    await page.goto(link);
    await light();
    await page.getByLabel('New password').fill('password1234');
    await button('Continue').click();
    await page.getByText('on every list of guesses').first().waitFor();
    await light();
    await page.getByLabel('New password').fill(PASSWORD);
    await button('Continue').click();
    await heading('Set up a second step').waitFor();
    await light();
    secret = appSecretOf(await page.content());
    await page.getByLabel('Six figures').fill(codeNow(secret));
    await button('Check the code and go on').click();
    await heading('Recovery codes').waitFor();
    assert.equal(await page.locator('.codes li').count(), 10);
    await light();
    await page.goto(link);
    await heading('This link does not work any more').waitFor();
    await light();
  });

  test('adds a passkey, and signs in with it without typing a name', async () => {
    await page.goto('/account/passkeys/new');
    await light();
    await page.getByLabel('A name for it').fill('Work laptop');
    await button('Make a passkey').click();
    await page.getByText('The passkey is added.').waitFor();
    await light();
    await signOut();
    await withKey();
    await heading('Your sign-in').waitFor();
    assert.match((await page.locator('#sign-ins').textContent()) ?? '', /Chrome on Linux/);
  });

  test('as the second step after a password, and to show once more who one is', async () => {
    await signOut();
    await page.goto('/sign-in?to=/account');
    await page.getByLabel('Your work e-mail').fill('nuala@example.org');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading('One more step').waitFor();
    await light();
    await button('Sign in with a passkey').click();
    await heading('Your sign-in').waitFor();
    await owner.pool.query("update staff_session set proven_at = now() - interval '6 minutes'");
    await page.goto('/account/password');
    await heading('Is it you?').waitFor();
    await light();
    await button('Sign in with a passkey').click();
    await heading('Change your password').waitFor();
    await light();
  });

  test('an answer counts once: sent again it opens nothing', async () => {
    await signOut();
    let sent = '';
    await page.route('**/sign-in/passkey', async route => {
      sent = route.request().postData() ?? '';
      await route.continue();
    });
    await withKey();
    await heading('Your sign-in').waitFor();
    await page.unroute('**/sign-in/passkey');
    assert.ok(sent.includes('answer='));
    const again = await fetch(`${url}/sign-in/passkey`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
      body: sent,
    });
    assert.equal(again.status, 422);
    assert.ok(!again.headers.getSetCookie().some(line => line.includes('hedgerow_session')));
  });

  test('without a check of its owner a passkey counts for nothing, also when the page is talked out of asking', async () => {
    await signOut();
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: false });
    await page.goto('/sign-in');
    await page.evaluate(() => {
      const box = document.querySelector<HTMLElement>('[data-passkey]');
      if (box) box.dataset['options'] = (box.dataset['options'] ?? '').replace('"required"', '"discouraged"');
    });
    await button('Sign in with a passkey').click();
    await page.getByText('does not open anything here').first().waitFor();
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: true });
  });

  test('a counter that goes back is a copy: refused, and its owner is told', async () => {
    await owner.pool.query('update staff_passkey set counter = 100000');
    await withKey();
    await page.getByText('may have been copied').first().waitFor();
    await light();
    const { rows } = await owner.pool.query(
      "select payload->>'what' as what from outbox where payload->>'what' = 'passkey_copied'",
    );
    assert.equal(rows.length, 1);
    await owner.pool.query('update staff_passkey set counter = 0');
  });

  test('several, named, renamed and removed; the last way in stays', async () => {
    await withKey();
    await heading('Your sign-in').waitFor();
    await page
      .locator('#passkeys')
      .getByRole('link', { name: /Change/ })
      .click();
    await light();
    await page.getByLabel('A name for it').fill('Old <b>laptop</b>');
    await button('Save the name').click();
    await page.getByText('Old <b>laptop</b>').first().waitFor();
    await page
      .locator('#passkeys')
      .getByRole('link', { name: /Change/ })
      .click();
    await button('Remove this passkey').click();
    await page.getByText('The passkey is removed.').waitFor();
    await signOut();
    await withKey();
    await page.getByText('does not open anything here').first().waitFor();
  });

  test('connects a provider and comes in by it: to and fro in the browser, under the strict policy', async () => {
    await page.goto('/sign-in?to=/account');
    await page.getByLabel('Your work e-mail').fill('nuala@example.org');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await owner.pool.query('update staff_totp set last_step = 0');
    await page.getByLabel('Code from your app').fill(codeNow(secret));
    await button('Sign in').click();
    await heading('Your sign-in').waitFor();
    await button('Connect').click();
    await page.getByText('From now on you can sign in with Health ID.').waitFor();
    await signOut();
    await page.goto('/sign-in?to=/account');
    await button('Sign in with Health ID').click();
    await heading('Your sign-in').waitFor();
    await signOut();
  });

  test('invites somebody; no mail leaves this house, so the link is shown to hand over', async () => {
    await page.goto('/sign-in?to=/staff');
    await page.getByLabel('Your work e-mail').fill('nuala@example.org');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Code from your app').fill('000000');
    await button('Sign in').click();
    await page.getByText('This code is not right').first().waitFor();
    await light();
    await owner.pool.query('update staff_totp set last_step = 0');
    await page.getByLabel('Code from your app').fill(codeNow(secret));
    await button('Sign in').click();
    await heading('Who works here').waitFor();
    await light();
    await page.getByRole('link', { name: 'Invite somebody' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Aoife Hehir');
    await page.getByLabel('Work e-mail').fill('aoife@example.org');
    await page.getByLabel('Link worker').check();
    await light();
    await button('Send the invitation').click();
    await heading('Aoife Hehir').waitFor();
    await light();
    await button('Show the link, to hand over').click();
    await heading('Link for Aoife Hehir').waitFor();
    await light();
    assert.match((await page.locator('.secret-text').textContent()) ?? '', /\/join\/[A-Za-z0-9_-]{64}$/);
  });
});

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>(done => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise(done => probe.close(done));
  return String(port);
}
