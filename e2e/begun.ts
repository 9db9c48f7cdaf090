import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A Hedgerow in a process of its own, as `npm start` begins it. */
export type Begun = {
  readonly child: ChildProcess;
  /** Everything it said so far, on both streams. */
  said(): string;
  /** Its address, when it says that it is ready. Throws what it said when it ends before. */
  ready(): Promise<string>;
  /** How it ended: the code, or the signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

const ROOT = join(import.meta.dirname, '..');

/** Begins Hedgerow with these variables and no others but the path. */
export function begin(environment: Readonly<Record<string, string>>): Begun {
  const child = spawn(process.execPath, ['--import', './bin/tsx-loader.mjs', 'src/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (said += part));
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  let over = false;
  void ended.then(() => (over = true));
  return {
    child,
    said: () => said,
    ended,
    async ready() {
      for (;;) {
        const [, address] = /Hedgerow is ready: (\S+)/.exec(said) ?? [];
        if (address) return address.replace('localhost', '127.0.0.1');
        if (over) throw new Error(`ended before it was ready: ${said}`);
        await pause(20);
      }
    },
  };
}

/** Asks again until the answer is as wanted, or a minute is over; then the last answer. */
export async function untilAnswer(url: string, wanted: (status: number) => boolean): Promise<number> {
  let status = 0;
  for (let turn = 0; turn < 300; turn += 1) {
    status = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      answer => answer.status,
      () => 0,
    );
    if (wanted(status)) return status;
    await pause(200);
  }
  return status;
}
