// Finds a Chromium for the browser tests; on Debian, as root, installs one.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chromium: CHROMIUM if set, else one on the PATH or in its usual place.
 * @throws {Error} with one sentence that says what to do
 */
export function findChromium() {
  const given = process.env.CHROMIUM;
  if (given) {
    if (runs(given)) return given;
    throw new Error(`CHROMIUM is set to ${given}, and there is no program there.`);
  }
  const found = lookAround();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) installOnDebian();
  const installed = lookAround();
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium, and none was found. Install it (on Debian: apt-get install chromium), or set CHROMIUM to the path of a Chrome, Chromium or Edge.',
  );
}

function lookAround() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...NAMES.flatMap(name => folders.map(folder => join(folder, name))), ...PLACES];
  return candidates.find(runs);
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installOnDebian() {
  console.log('Installing Chromium for the browser tests (apt-get install chromium).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-qy', '--no-install-recommends', 'chromium'],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) console.error(stderr);
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) console.log(findChromium());
