import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { declaredRoutes, known } from './addresses.ts';
import { desk, type House, openHouse, type Visitor } from './house.ts';
import { type Visit, visitsOf } from './visits.ts';

/** Addresses that answer with a file or lead on, or that need a way there: each has a test of its own below. */
const apart = new Set([
  '/board.csv',
  '/resume',
  '/:programme/sent',
  '/:programme/support/:step',
  '/cases/:referralId/letters/:letterId',
  '/cases/:referralId/letters/:file{[0-9a-f-]+\\.pdf}',
  '/cases/:referralId/plan.pdf',
  '/directory/imports/draft/:draftId',
]);

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
      .filter(route => route.method === 'get' && !apart.has(route.path))
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

  test('by night, in Irish, on a phone', async t => {
    for (const [path, [stop]] of Object.entries(visits)) {
      if (!stop) continue;
      await t.test(path, async () => {
        const visitor = await visitorFor(stop.as, 'night');
        await look(visitor, stop);
      });
    }
  });
});

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
