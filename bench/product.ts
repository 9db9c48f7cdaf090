import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The product itself, started as people start it. */
export type Product = { readonly address: string; readonly pid: number; stop(): Promise<void> };

/**
 * Starts Hedgerow and waits until it says that it is ready.
 * @param args what Node runs, such as bin/run.mjs src/main.ts
 */
export async function startProduct(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Product> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  let said = '';
  const found = new Promise<string>(done => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const [, address] = /Hedgerow is ready: (\S+)/.exec(said) ?? [];
      if (address) done(address);
    });
  });
  const address = await Promise.race([found, ended]);
  if (!address) throw new Error(`Hedgerow did not start: ${said.slice(-300)}`);
  return { address, pid: child.pid ?? 0, stop };
}

/** Runs one file of the project to its end. */
export async function runFile(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise<number | null>(done => child.once('exit', done));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
}
