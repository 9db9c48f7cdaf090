import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counts } from './figures.ts';

/** What one test file gave: whether all its tests passed, and what they counted. */
export type FileRun = {
  readonly file: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly told: readonly { readonly proof: string; readonly counts: Counts }[];
};

/** Longest that one file may take at full length. */
const PATIENCE_MS = 4 * 3600 * 1000;

/**
 * Runs each file in a process of its own, so that it is known which file counted what and which did not pass.
 * @param options.env what the tests see besides: their database and browser
 * @param options.full at full length, not as in `npm test`
 * @param options.atOnce how many files run side by side
 * @param options.said called when a file has ended
 */
export async function runFiles(
  files: readonly string[],
  options: {
    readonly env: NodeJS.ProcessEnv;
    readonly full: boolean;
    readonly atOnce: number;
    readonly said: (run: FileRun) => void;
  },
): Promise<readonly FileRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-trust-'));
  const waiting = files.map((file, at) => ({ file, figures: join(folder, String(at)) }));
  const runs: FileRun[] = [];
  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const run = await runFile(one.file, one.figures, options);
      options.said(run);
      runs.push(run);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.atOnce }, work));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return runs.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file));
}

async function runFile(
  file: string,
  figures: string,
  { env, full }: { readonly env: NodeJS.ProcessEnv; readonly full: boolean },
): Promise<FileRun> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--import',
      './bin/tsx-loader.mjs',
      '--test',
      '--test-reporter=spec',
      `--test-timeout=${PATIENCE_MS}`,
      file,
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, TRUST_FIGURES: figures, ...(full ? { TRUST_LENGTH: 'full' } : {}) },
    },
  );
  const code = await new Promise<number>(done => child.once('exit', status => done(status ?? 1)));
  const lines = existsSync(figures) ? readFileSync(figures, 'utf8').split('\n').filter(Boolean) : [];
  return {
    file,
    passed: code === 0,
    seconds: Math.round((performance.now() - began) / 1000),
    told: lines.map(line => JSON.parse(line) as FileRun['told'][number]),
  };
}
