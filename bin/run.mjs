// Runs a file of this project: `node bin/run.mjs src/main.ts`. Installs the packages first if needed, and goes on
// under the Node that they bring. Every npm script begins here, because a shell remembers where it found `node`
// before the installation and would not see the new one.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, NODE_NEEDED, ownNode } from './install.mjs';

const [, , file, ...args] = process.argv;

install();
if (Number(process.versions.node.split('.')[0]) >= NODE_NEEDED) await runHere();
else runUnder(ownNode());

async function runHere() {
  const target = resolve(file);
  // What the file itself sees is as if it had been started directly.
  process.argv.splice(1, 2, target);
  if (file.startsWith('dist/')) process.setSourceMapsEnabled(true);
  else await import('./tsx-loader.mjs');
  await import(pathToFileURL(target).href);
}

function runUnder(node) {
  const child = spawn(node, [...process.execArgv, process.argv[1], file, ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  // Ctrl+C reaches the child by itself.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}
