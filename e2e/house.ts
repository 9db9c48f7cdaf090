import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { readConfig } from '../src/platform/config.ts';
import { cloneDatabase } from '../src/platform/database/testing.ts';
import { createLog } from '../src/platform/log.ts';
import { secretOf } from '../src/platform/secret.ts';
import { ringOf } from '../src/platform/vault/index.ts';
import { openForTest } from '../src/platform/vault/testing.ts';
import { start } from '../src/start.ts';
import { axeFindings } from './axe.ts';

/** A whole Hedgerow with its demonstration, and a browser to walk through it. */
export type House = {
  readonly url: string;
  readonly browser: Browser;
  /** The database's owner, to look past row-level security. */
  readonly ownerUrl: string;
  /** Asks the database as its owner; columns that are sealed come opened. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A fresh browser profile. Every page that it opens fails the test on a script error or a refused resource. */
  visitor(options?: VisitorOptions): Promise<Visitor>;
  close(): Promise<void>;
};

export type VisitorOptions = {
  readonly scripts?: boolean;
  readonly phone?: boolean;
  readonly dark?: boolean;
  readonly language?: 'en' | 'ga';
  /** The address they come from, as a proxy tells it. */
  readonly from?: string;
};

/** The sizes a page is looked at. */
export const desk = { width: 1280, height: 900 } as const;
export const phone = { width: 390, height: 844 } as const;

export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything the browser complained about so far. */
  readonly complaints: readonly string[];
  /** Every address that was asked for, and what sent there, in full. */
  readonly addresses: readonly string[];
  /** Signs in with one click on the demonstration's sign-in page. */
  signIn(name: string): Promise<void>;
  /** What axe finds on the page as it stands, each as one line. */
  axe(): Promise<readonly string[]>;
};

/** How every Chromium of these tests is started. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Opens a house on a free port over a database of its own. Close it in `after`.
 * @param host passkeys are made for a name, which an address of numbers is not
 */
export async function openHouse(host: '127.0.0.1' | 'localhost' = '127.0.0.1'): Promise<House> {
  const database = await cloneDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'hedgerow-e2e-'));
  const port = await freePort();
  const config = readConfig({
    PORT: port,
    // Addresses that pages show in full must lead here: a browser follows them.
    PUBLIC_URL: `http://${host}:${port}`,
    DATA_DIR: folder,
    DATABASE_URL: database.ownerUrl,
    DEMO: 'on',
    LOG_LEVEL: 'warn',
    // A visitor may come from elsewhere; without the header of a proxy they come from this machine.
    PROXIES: '1',
  });
  const running = await start(config, createLog({ level: config.logLevel }), reason =>
    process.stderr.write(`${reason}\n`),
  );
  const ring = ringOf(config, secretOf(config));
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // A pool is ended before its connections are; one that the dropping of the database cuts must harm nothing.
  owner.on('error', () => undefined);
  owner.on('connect', client => client.on('error', () => undefined));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: flags,
  });
  return {
    url: `http://${host}:${port}`,
    browser,
    ownerUrl: database.ownerUrl,
    async sql(text, values = []) {
      const answer = await owner.query(text, [...values]);
      await openForTest(owner, ring, answer);
      return answer.rows;
    },
    visitor: options => visit(browser, `http://${host}:${port}`, options ?? {}),
    async close() {
      await browser.close();
      await owner.end();
      await running.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>(done => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise(done => probe.close(done));
  return String(port);
}

async function visit(browser: Browser, url: string, options: VisitorOptions): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled: options.scripts ?? true,
    viewport: options.phone ? phone : desk,
    colorScheme: options.dark ? 'dark' : 'light',
    locale: options.language === 'ga' ? 'ga-IE' : 'en-IE',
    timezoneId: 'Europe/Dublin',
    ...(options.from ? { extraHTTPHeaders: { 'x-forwarded-for': options.from } } : {}),
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const addresses: string[] = [];
  page.on('request', request => {
    if (request.url().startsWith(url)) addresses.push(request.url());
  });
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' && !/status of 4(0[349]|10|22)/.test(message.text()))
      complaints.push(message.text());
  });
  return {
    page,
    context,
    complaints,
    addresses,
    async signIn(name) {
      await page.goto('/sign-in');
      await page
        .getByRole('button', { name: new RegExp(name) })
        .first()
        .click();
      await page.waitForURL(address => !address.pathname.startsWith('/sign-in'));
    },
    axe: () => (options.scripts === false ? withScripts(browser, page) : axeFindings(page)),
  };
}

/** Axe waits by timers, which stand still where scripts are off: it looks at the same page in a browser with scripts. */
async function withScripts(browser: Browser, page: Page): Promise<readonly string[]> {
  const body = await page.content();
  const twin = await browser.newContext({ viewport: page.viewportSize() });
  const shown = await twin.newPage();
  // Its own scripts stay out, or it would not be the page that is seen without them.
  await shown.route('**', route =>
    route.request().resourceType() === 'script' ? route.abort() : route.fallback(),
  );
  await shown.route(page.url(), route => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await shown.goto(page.url());
  const found = await axeFindings(shown);
  await twin.close();
  return found;
}

/** How the pages stood at the end, for looking at a failure: PICTURES=folder npm test -- e2e/journey.test.ts */
export async function pictures(folder: string, visitors: readonly Visitor[]): Promise<void> {
  for (const [index, { page }] of visitors.entries()) {
    await page.screenshot({ path: `${folder}/visitor-${index}.png`, fullPage: true });
  }
}
