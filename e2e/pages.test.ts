import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { figure } from '../src/platform/figures.ts';
import { assetPath, assetRoutes } from '../src/ui/index.ts';
import { aoife, declaredRoutes, known, nuala } from './addresses.ts';
import { leftUndrawn } from './drawn.ts';
import { headersOfAll, tellingAddresses } from './edges.ts';
import { send } from './forms.ts';
import { desk, type House, openHouse, type Visitor } from './house.ts';
import { type Visit, visitsOf } from './visits.ts';

/** Addresses that answer with a file, or that need a way there: the other browser tests go that way. */
const apart = new Set([
  '/audit/list.csv',
  '/board.csv',
  '/consents/list.csv',
  '/directory/imports/:runId/problems.csv',
  '/find/list.csv',
  '/:programme/find/list.csv',
  '/inbox.csv',
  '/people.csv',
  '/services/:serviceId/recall.csv',
  '/concepts/list.json',
  '/unmet-needs/list.csv',
  '/waiting.csv',
  '/resume',
  '/:programme/sent',
  '/:programme/support/:step',
  '/cases/:referralId/letters/:letterId',
  '/cases/:referralId/letters/:file{[0-9a-f-]+\\.pdf}',
  '/letters-to-post/:file{[0-9a-f-]+\\.pdf}',
  '/cases/:referralId/plan.pdf',
  '/cases/:referralId/measures/:timepoint/paper.pdf',
  '/reports/missing/brief.pdf',
  '/reports/data-sets/:setId/dictionary.md',
  '/reports/data-sets/:setId/dictionary.csv',
  '/cases/:referralId/shortlists/:file{[0-9a-f-]+\\.pdf}',
  '/directory/imports/draft/:draftId',
  '/:programme/calendar/:file{[A-Za-z0-9_-]+\\.ics}',
  '/:programme/my/calendar.ics',
  '/paper/codes/:codeId/:kind{(?:cards|poster|poster_a3|form)\\.pdf}',
  '/:programme/paper/:file{(?:self|professional)-(?:standard|large)\\.pdf}',
]);

/** Answers for machines are no pages; the rooms that publish them ask for each. */
const isForMachines = (path: string) => path.startsWith('/api/') || path === '/health/watch';

/** Looked at in Irish and by night as well. */
const night = [
  '/',
  '/:programme',
  '/:programme/refer',
  '/:programme/find',
  '/:programme/privacy',
  '/today',
  '/board',
  '/cases/:referralId',
  '/cases/:referralId/plan',
  '/cases/:referralId/sessions/:sessionId',
  '/cases/:referralId/measures',
  '/inbox',
  '/inbox/:referralId',
  '/account',
  '/staff/invite',
  '/step-up',
  '/forgotten',
  '/measures',
  '/messages',
  '/find',
] as const;

describe('every page', () => {
  let house: House;
  let visits: Record<string, readonly Visit[]>;
  const visitors = new Map<string, Visitor>();
  before(async () => {
    house = await openHouse();
    visits = await visitsOf(house, known(house));
  });
  after(() => house?.close());

  const visitorFor = async (as: string | null, kind = ''): Promise<Visitor> => {
    const key = `${as}/${kind}`;
    const there = visitors.get(key);
    if (there) return there;
    const made = await house.visitor(
      kind === 'night' ? { phone: true, dark: true, language: 'ga' } : undefined,
    );
    if (as) await made.signIn(as);
    visitors.set(key, made);
    return made;
  };

  test('is visited: no declared address is forgotten, and none is visited that is not declared', async () => {
    const declared = (await declaredRoutes())
      .filter(route => route.method === 'get' && !apart.has(route.path) && !isForMachines(route.path))
      .map(route => route.path);
    assert.deepEqual([...new Set(declared)].sort(), Object.keys(visits).sort());
  });

  test('by day, at a desk and on a phone', async t => {
    for (const [path, stops] of Object.entries(visits)) {
      for (const stop of stops) {
        await t.test(`${path} ${stop.as ?? 'anyone'} ${stop.status ?? ''}`, async () => {
          const visitor = await visitorFor(stop.as);
          await look(visitor, stop);
        });
      }
    }
  });

  test('the pages for everybody are light: packed page and styles under 20 KB, and no script but that of the map', async () => {
    const styles = gzipSync(await (await assetRoutes.request(assetPath('public.css'))).text()).length;
    const heavy: string[] = [];
    for (const { as, to } of Object.values(visits).flat()) {
      // The map is asked for by a press; a group's own entry holds every form that there is of it.
      if (as !== null || to.includes('map=yes') || to.includes('/entry/')) continue;
      const html = await (await fetch(house.url + to)).text();
      const weight = gzipSync(html).length + styles;
      if (weight > 20_000) heavy.push(`${to} weighs ${weight}`);
      if (/<script/.test(html) && !/^\/sign-in/.test(to)) heavy.push(`${to} has a script`);
    }
    assert.deepEqual(heavy, []);
  });

  test('the results of a search come as a table, to everybody and to staff', async () => {
    for (const [as, path] of [
      [null, '/clare/find/list.csv?q=singing'],
      [aoife, '/find/list.csv?q=singing'],
    ] as const) {
      const { context } = await visitorFor(as);
      const answer = await context.request.get(path);
      assert.equal(answer.status(), 200, path);
      assert.match(answer.headers()['content-type'] ?? '', /^text\/csv/);
      assert.match(await answer.text(), /Courthouse Singers/);
    }
  });

  test('a table is looked at before it is imported', async () => {
    const visitor = await visitorFor(nuala);
    await visitor.page.goto('/directory/imports/new');
    await visitor.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'walkers.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    const said = { title: 'Walkers', licence: 'CC BY 4.0' };
    assert.equal(await send(visitor.page, '/directory/imports/new', said), 200);
    assert.match(new URL(visitor.page.url()).pathname, /^\/directory\/imports\/draft\//);
    await sound(visitor, 'import preview');
    await visitor.page.setViewportSize(desk);
  });

  test('every address answers with the headers that guard the browser', async () => {
    const routes = await declaredRoutes();
    assert.deepEqual(await headersOfAll(house, routes), []);
    figure('browser', { routes: routes.length, unguarded: 0 });
  });

  test('by night, in Irish, on a phone', async t => {
    for (const path of night) {
      const [stop] = visits[path] ?? [];
      assert.ok(stop, path);
      await t.test(path, async () => {
        const visitor = await visitorFor(stop.as, 'night');
        await look(visitor, stop);
      });
    }
  });

  test('no page broke the policy it came with, and no address told who somebody is', async () => {
    const all = [...visitors.values()];
    const addresses = all.flatMap(one => one.addresses);
    const violations = all.flatMap(one => one.complaints).filter(one => violation.test(one));
    const told = await tellingAddresses(house, addresses);
    const pages = Object.values(visits).flat().length + night.length;
    const requests = addresses.length;
    figure('browser', { pages, requests, violations: violations.length, told: told.length });
    assert.deepEqual({ violations, told }, { violations: [], told: [] });
  });
});

/** What Chromium says of a policy that was broken: the content policy, trusted types. */
const violation = /Content Security Policy|requires 'Trusted|Refused to/;

const table = `Name,Address,Phone
Abbey Walkers,"1 Abbey Street, Ennis",020 915 0190
,,
`;

/** Goes there and finds nothing wrong, at three widths. */
async function look({ page, axe, complaints }: Visitor, stop: Visit): Promise<void> {
  const size = page.viewportSize() ?? desk;
  const response = await page.goto(stop.to);
  assert.equal(response?.status(), stop.status ?? 200, stop.to);
  await sound({ page, axe, complaints }, stop.to);
  await page.setViewportSize(size);
}

type Looked = Pick<Visitor, 'page' | 'axe' | 'complaints'>;

async function sound({ page, axe, complaints }: Looked, what: string): Promise<void> {
  const found: string[] = [...(await axe())];
  if ((await page.title()).trim() === '') found.push('no title');
  found.push(...(await leftUndrawn(page)));
  const heads = await page.locator('h1').count();
  if (heads !== 1) found.push(`${heads} first headings`);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const over = await page.evaluate(
      'document.scrollingElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (Number(over) > 0) found.push(`${over} px too wide at ${width}`);
  }
  found.push(...complaints);
  assert.deepEqual(found, [], what);
}
