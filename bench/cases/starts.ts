import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, Row } from '../case.ts';

const root = join(import.meta.dirname, '..', '..');

/** From the command to the first page: on an empty data folder with the demonstration, and again on the same folder. */
export const startsCase: Case = {
  name: 'starts',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-bench-start-'));
    try {
      const first = await start(dataDir);
      const again = await start(dataDir);
      return [
        line('first-start', first, 60, 'without the installation of packages'),
        line('restart', again, 2, ''),
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
async function start(dataDir: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['bin/run.mjs', 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  try {
    const address = await addressIn(child.stdout, ended);
    const page = await fetch(`${address}/`);
    if (!page.ok || (await page.text()).length === 0)
      throw new Error(`the first page answers ${page.status}`);
    return performance.now() - started;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function addressIn(output: NodeJS.ReadableStream, ended: Promise<void>): Promise<string> {
  let said = '';
  const found = new Promise<string>(done => {
    output.on('data', (part: Buffer) => {
      said += part.toString();
      const [, address] = /Hedgerow is ready: (\S+)/.exec(said) ?? [];
      if (address) done(address);
    });
  });
  const address = await Promise.race([found, ended]);
  if (!address) throw new Error(`Hedgerow did not start: ${said.slice(-300)}`);
  return address;
}
