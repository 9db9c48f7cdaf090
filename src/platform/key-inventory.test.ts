import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');
const MAKES_KEYS =
  /\b(createHmac|hkdfSync|createCipheriv|createPrivateKey|generateKeyPair\w*|argon2|scrypt|pbkdf2)\b/;
const inventory = readFileSync(join(ROOT, 'docs/keys.md'), 'utf8').split('## Every key there is')[1] ?? '';
const listed = [...inventory.matchAll(/`([\w/-]+(?:\.ts)?)`/g)].map(([, path = '']) => path);

const sources = globSync('**/*.{ts,tsx}', { cwd: join(ROOT, 'src') })
  .filter(file => !/\.test\.tsx?$|testing/.test(file))
  .filter(file => MAKES_KEYS.test(readFileSync(join(ROOT, 'src', file), 'utf8')));

test('every file that makes or uses a key stands in the inventory of keys', () => {
  assert.ok(sources.length >= 15);
  assert.deepEqual(
    sources.filter(file => !listed.some(path => file === path || file.startsWith(`${path}/`))),
    [],
  );
});

test('the inventory names no file that is not there any more', () => {
  const named = listed.filter(path => path.includes('/'));
  const there = new Set(globSync('**/*', { cwd: join(ROOT, 'src') }));
  assert.deepEqual(
    named.filter(path => !path.startsWith('src/') && !there.has(path)),
    [],
  );
});
