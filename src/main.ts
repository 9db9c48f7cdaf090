import { ConfigProblem, readConfig } from './platform/config.ts';
import { DatabaseProblem, MigrationProblem } from './platform/database/index.ts';
import { createLog } from './platform/log.ts';
import { PostgresProblem } from './platform/postgres/index.ts';
import { SecretProblem } from './platform/secret.ts';
import { KeyProblem } from './platform/vault/index.ts';
import { type Running, StartProblem, start } from './start.ts';

/** Errors that are already one clear sentence for the person at the terminal. */
const plain = [
  ConfigProblem,
  DatabaseProblem,
  KeyProblem,
  MigrationProblem,
  PostgresProblem,
  SecretProblem,
  StartProblem,
];

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel });
  let running: Running | null = null;
  const end = async (code: number): Promise<void> => {
    await running?.stop().catch(error => log.error({ error }, 'did not stop cleanly'));
    process.exit(code);
  };
  // `on`, not `once`: npm passes Ctrl+C on a second time, which must not cut the ending short.
  // Node would write the error whole, with the values that PostgreSQL and parsers repeat, and leave at once.
  for (const unheard of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(unheard, error => {
      log.error(
        { error: error instanceof Error ? error : new Error('no error') },
        'an error that nothing heard: stopping',
      );
      void end(1);
    });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));
  running = await start(config, log, reason => {
    process.stderr.write(`${reason}\n`);
    void end(1);
  });
  const address = running.address.replace('127.0.0.1', 'localhost');
  const lines = [`Hedgerow is ready: ${address}`];
  if (config.demo) lines.push(`  Demonstration: sign in with one click at ${address}/sign-in`);
  if (running.isEmpty)
    lines.push(
      '  Nobody works here yet. Found a programme and appoint its administrator: npm run set-up (docs/sign-in.md)',
    );
  process.stdout.write(`\n${lines.join('\n')}\n  Stop with Ctrl+C.\n\n`);
}

main().catch((error: unknown) => {
  const known = plain.some(kind => error instanceof kind);
  process.stderr.write(`\n${known && error instanceof Error ? error.message : (error as Error)?.stack}\n`);
  process.exit(1);
});
