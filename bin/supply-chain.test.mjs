// What comes from elsewhere: pinned, hashed, licensed and little. docs/dependencies.md says why and how to renew it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = name => readFileSync(join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const packages = Object.entries(JSON.parse(read('package-lock.json')).packages).filter(
  ([path]) => path !== '',
);
const direct = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies };

/** Licences that go with AGPL-3.0-or-later; the fonts' OFL and MPL are kept file by file. */
const LICENCES =
  /^\(?(0BSD|Apache-2\.0|BlueOak-1\.0\.0|BSD-[23]-Clause|CC0-1\.0|ISC|MIT|MIT-0|MPL-2\.0|OFL-1\.1|PostgreSQL|Python-2\.0|Zlib)( (AND|OR) [\w.-]+)*\)?$/;
/** The only packages whose hash is missing: two makers' builds for platforms that the registry at hand did not carry. */
const UNHASHED =
  /^node_modules\/(@biomejs\/cli|@myriaddreamin\/typst-ts-node-compiler)-(android|darwin|win32|linux-(x64|arm64)-musl$|linux-arm-gnueabihf$|linux-arm64-gnu$)/;
const MOST_UNHASHED = 17;
const MOST_DIRECT = 30;
const MOST_IN_ALL = 125;

test('every version is exact, and nothing comes from git or over http', () => {
  for (const [name, version] of Object.entries(direct)) assert.match(version, /^\d+\.\d+\.\d+[\w.-]*$/, name);
  for (const [path, { resolved }] of packages)
    if (resolved) assert.match(resolved, /^https:\/\/registry\.npmjs\.org\//, path);
});

test('every package has its SHA-512, but those for other platforms that one registry did not carry', () => {
  const unhashed = packages.filter(([, { integrity }]) => integrity === undefined);
  assert.ok(unhashed.length <= MOST_UNHASHED, `${unhashed.length} packages have no hash`);
  for (const [path, { optional, os, libc }] of unhashed) {
    assert.match(path, UNHASHED, `${path} has no hash`);
    assert.ok(optional && (os || libc), `${path} is for every platform`);
  }
  for (const [path, { integrity }] of packages) {
    if (integrity !== undefined) assert.match(integrity, /^sha512-[A-Za-z0-9+/]{86}==$/, path);
  }
});

test('every licence goes with ours', () => {
  for (const [path, { license }] of packages) assert.match(String(license), LICENCES, path);
});

test('nothing runs at the installation', () => {
  assert.match(read('.npmrc'), /^ignore-scripts=true$/m);
  assert.match(read('.npmrc'), /^min-release-age=7$/m);
});

test('there are few packages', () => {
  const runtime = packages.filter(([, { dev, optional, devOptional }]) => !dev && !optional && !devOptional);
  assert.ok(Object.keys(manifest.dependencies).length <= MOST_DIRECT, 'direct packages');
  assert.ok(runtime.length <= MOST_IN_ALL, `${runtime.length} packages run with us`);
});

test('every package that is asked for is used', () => {
  const sources = globSync('{src,bin,e2e,bench}/**/*.{ts,tsx,mjs,mts,css}', { cwd: ROOT })
    .filter(file => file !== 'bin/supply-chain.test.mjs')
    .map(read);
  const { dependencies, devDependencies } = manifest;
  // Types are for the compiler, and two are programs that bin/checks.test.mjs runs by another name.
  const apart = name => name.startsWith('@types/') || ['typescript', '@biomejs/biome'].includes(name);
  const unused = Object.keys({ ...dependencies, ...devDependencies })
    .filter(name => !apart(name))
    .filter(name => !sources.some(text => isNamed(text, name)));
  assert.deepEqual(unused, []);
  const types = Object.keys(devDependencies).filter(name => /^@types\/(?!node$)/.test(name));
  const untyped = types.filter(
    name => !(name.slice('@types/'.length) in { ...dependencies, ...devDependencies }),
  );
  assert.deepEqual(untyped, [], 'types of packages that are not there');
});

/** Named as a whole: imported, imported from below, or found among the packages by its folder. */
function isNamed(text, name) {
  return [
    `'${name}'`,
    `'${name}/`,
    `"${name}"`,
    `"${name}/`,
    `node_modules/${name}/`,
    `'.bin', '${name}'`,
  ].some(one => text.includes(one));
}
