// Installs the packages of package-lock.json. Plain JavaScript without packages, for any Node from 20 on.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');

/** The major version that runs Hedgerow; npm brings it as a package. */
export const NODE_NEEDED = 26;

const SUPPORTED = 'Linux (x64, arm64), macOS (arm64) and Windows (x64)';

const CAUSES = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network|socket hang up/i,
    'The packages could not be downloaded, because the npm registry does not answer. Check the connection (and proxy) of this machine and run the same command again.',
  ],
  [
    /ENOSPC/,
    'The packages could not be installed, because the disk is full. Free about 500 MB and try again.',
  ],
  [
    /EACCES|EPERM|EROFS/,
    `The packages could not be installed, because this account may not write to ${ROOT}. Use the account that owns the folder.`,
  ],
  [
    /can only install packages when your package\.json and package-lock\.json/i,
    'package.json and package-lock.json do not belong together. Run npm install once and commit both.',
  ],
];

/** Installs what package-lock.json lists if node_modules lacks it or differs; ends the process with a sentence if it cannot. */
export function install() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    stop(`Hedgerow needs Node 20 or newer to begin, and this is Node ${process.versions.node}.`);
  if (!isInstalled()) runNpm();
  if (!ownNode() && major < NODE_NEEDED) {
    stop(
      `There is no Node ${NODE_NEEDED} to install for ${process.platform} on ${process.arch}: Hedgerow brings its own for ${SUPPORTED}. On this machine install Node ${NODE_NEEDED} yourself and try again.`,
    );
  }
}

/** npm writes down what it installed; it is compared with the lockfile, so an `npm ci` by hand counts as well. */
function isInstalled() {
  const wanted = packagesIn(join(ROOT, 'package-lock.json'));
  const found = packagesIn(join(MODULES, '.package-lock.json'));
  if (!wanted || !found) return false;
  const paths = Object.keys(wanted).filter(path => path !== '');
  return (
    paths.every(path =>
      found[path] ? found[path].version === wanted[path].version : wanted[path].optional,
    ) && Object.keys(found).every(path => path in wanted)
  );
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

function runNpm() {
  console.log('Installing the packages of Hedgerow: about a minute, once.');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, PATH: outsidePath(), npm_config_loglevel: 'error' },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  if (result.error)
    stop('npm was not found. It comes with Node: install Node from your system or nodejs.org.');
  if (result.status !== 0) {
    process.stderr.write(result.stderr);
    const cause = CAUSES.find(([pattern]) => pattern.test(result.stderr));
    stop(cause ? cause[1] : 'The packages could not be installed; what npm says is above.');
  }
  const own = ownNode();
  if (own && spawnSync(own, ['--version']).status !== 0) {
    rmSync(join(MODULES, '.package-lock.json'), { force: true });
    stop(
      `The Node that Hedgerow brings does not run on this system (it needs glibc 2.28 or newer; Alpine has another C library). Supported are ${SUPPORTED}.`,
    );
  }
}

/** `npm ci` removes node_modules, so npm must not be run by the Node inside it. */
function outsidePath() {
  const parts = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  return parts
    .filter(part => !part.includes(`node_modules${sep}.bin`))
    .join(process.platform === 'win32' ? ';' : ':');
}

/** The Node among the packages, if there is one for this system. */
export function ownNode() {
  return ['node', 'node.cmd'].map(name => join(MODULES, '.bin', name)).find(path => existsSync(path));
}

function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
