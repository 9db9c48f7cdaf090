import type { Page } from 'playwright-core';
import { assetPath, assetRoutes } from '../src/ui/index.ts';

/** Classes of a public page whose rules are only in the sheet of the staff pages, so that it would stand there unstyled. */
export async function leftUndrawn(page: Page): Promise<string[]> {
  if ((await page.locator('html.public').count()) === 0) return [];
  const [whole, part] = await Promise.all([classesIn('hedgerow.css'), classesIn('public.css')]);
  const used = await page.locator('[class]').evaluateAll(all => all.flatMap(one => [...one.classList]));
  return [...new Set(used)]
    .filter(name => whole.has(name) && !part.has(name))
    .map(name => `.${name} is drawn for staff only`);
}

async function classesIn(sheet: 'hedgerow.css' | 'public.css'): Promise<ReadonlySet<string>> {
  const css = await (await assetRoutes.request(assetPath(sheet))).text();
  return new Set([...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? ''));
}
