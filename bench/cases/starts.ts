import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, Row } from '../case.ts';
import { runFile, startProduct } from '../product.ts';

/** From the command to the first page: on an empty data folder with the demonstration, and again on the same folder. */
export const startsCase: Case = {
  name: 'starts',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-bench-start-'));
    try {
      await runFile(['bin/run.mjs', 'bin/build.mjs']);
      const sources = ['bin/run.mjs', 'src/main.ts'];
      return [
        line('first-start', await start(sources, dataDir), 60, 'without the installation of packages'),
        line('restart', await start(sources, dataDir), 2, 'from the sources'),
        line('restart-built', await start(['dist/main.mjs'], dataDir), 2, 'from the build'),
      ];
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

function line(name: string, milliseconds: number, aim: number, note: string): Row {
  return { name, world: '–', p50: milliseconds, aim: `≤ ${aim} s`, met: milliseconds <= aim * 1000, note };
}

/** Milliseconds from the command to the whole first page. */
async function start(args: readonly string[], dataDir: string): Promise<number> {
  const started = performance.now();
  const product = await startProduct(args, { DATA_DIR: dataDir });
  try {
    const page = await fetch(`${product.address}/`);
    if (!page.ok || (await page.text()).length === 0)
      throw new Error(`the first page answers ${page.status}`);
    return performance.now() - started;
  } finally {
    await product.stop();
  }
}
