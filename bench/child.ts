import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { News, Usage } from './servers/answer.ts';

/** A measured server in a process of its own. */
export type Child = {
  readonly address: string;
  readonly pid: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

const loader = fileURLToPath(new URL('../bin/tsx-loader.mjs', import.meta.url));

/**
 * Starts `bench/servers/<name>.ts` and waits until it serves.
 * @param flags for Node, such as --cpu-prof
 */
export async function startChild(
  name: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Child> {
  const file = fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url));
  const child = fork(file, args, {
    execArgv: ['--import', loader, ...flags],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const exited = new Promise<void>(done => child.once('exit', () => done()));
  const ready = await next(child, exited);
  if (!('ready' in ready)) throw new Error(`${name} said something before it was ready`);
  return {
    address: `http://127.0.0.1:${ready.ready}`,
    pid: child.pid ?? 0,
    async usage() {
      const news = next(child, exited);
      child.send('usage');
      const told = await news;
      if (!('usage' in told)) throw new Error(`${name} became ready twice`);
      return told.usage;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** Runs `bench/servers/<name>.ts` to its end and gives the one thing it tells. */
export async function hearChild<T>(name: string, args: readonly string[]): Promise<T> {
  const file = fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url));
  const child = fork(file, args, {
    execArgv: ['--import', loader],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return new Promise<T>((done, failed) => {
    child.once('message', told => done(told as T));
    child.once('exit', code => failed(new Error(`${name} ended with ${code}`)));
  });
}

async function next(child: ChildProcess, exited: Promise<void>): Promise<News> {
  const told = await Promise.race([
    new Promise<News>(done => child.once('message', news => done(news as News))),
    exited,
  ]);
  if (!told) throw new Error('a measured server ended; its reason stands above');
  return told;
}
