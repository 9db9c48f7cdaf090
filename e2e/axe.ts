import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds on a page: WCAG 2.2 A and AA and its best practices. One line a finding; empty when all is well. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const script = await readFile(source, 'utf8');
  await page.evaluate(script);
  const results = (await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults;
  return results.violations.flatMap(violation =>
    violation.nodes.map(
      node => `${new URL(page.url()).pathname} ${violation.id}: ${node.target.join(' ')} (${violation.help})`,
    ),
  );
}
