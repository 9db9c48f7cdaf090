import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type AssetName, assetPath, assetRoutes, styleFiles } from './assets.ts';

const NAMES: readonly AssetName[] = [
  'hedgerow.css',
  'public.css',
  'staff.js',
  'mark.svg',
  'latin.woff2',
  'map.css',
  'map.js',
  'renew.js',
  'outline.json',
];

test('every file is served under the hash of its content, for good', async () => {
  for (const name of NAMES) {
    const path = assetPath(name);
    assert.match(path, /^\/assets\/[0-9a-f]{10}\/[\w.-]+$/);
    const answer = await assetRoutes.request(path);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.ok((await answer.arrayBuffer()).byteLength > 100);
  }
});

test('a compressed answer says the same', async () => {
  const path = assetPath('hedgerow.css');
  const plain = await (await assetRoutes.request(path)).text();
  const br = await assetRoutes.request(path, { headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(br.headers.get('content-encoding'), 'br');
  assert.equal(brotliDecompressSync(await br.arrayBuffer()).toString(), plain);
  const gzip = await assetRoutes.request(path, { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(gunzipSync(await gzip.arrayBuffer()).toString(), plain);
});

test('an old or invented address is not found', async () => {
  assert.equal((await assetRoutes.request('/assets/0000000000/hedgerow.css')).status, 404);
  assert.equal((await assetRoutes.request('/assets/0000000000/..%2f..%2fpackage.json')).status, 404);
});

test('fonts in the style sheet point to files that are served', async () => {
  const css = await (await assetRoutes.request(assetPath('hedgerow.css'))).text();
  const fonts = [...css.matchAll(/url\((?:"|')?([^"')]+)/g)].map(match => match[1] ?? '');
  assert.equal(fonts.length, 5);
  for (const font of fonts) assert.equal((await assetRoutes.request(font)).status, 200, font);
});

test('styles are joined with tokens first and print last; the sheet stays small', async () => {
  const files = styleFiles();
  assert.equal(files[0], 'tokens.css');
  assert.equal(files.at(-1), 'print.css');
  const br = await assetRoutes.request(assetPath('hedgerow.css'), { headers: { 'accept-encoding': 'br' } });
  assert.ok((await br.arrayBuffer()).byteLength < 16_000);
});

test('the sheet of public pages is a part of the whole one, without the frame of the staff pages', async () => {
  const [whole, part] = await Promise.all(
    (['hedgerow.css', 'public.css'] as const).map(async name =>
      (await assetRoutes.request(assetPath(name))).text(),
    ),
  );
  assert.match(whole ?? '', /\.staff-nav/);
  assert.doesNotMatch(part ?? '', /\.staff-nav__list|\.seek/);
  assert.match(part ?? '', /\.crisis/);
});

test('the script of staff pages stays small', async () => {
  const br = await assetRoutes.request(assetPath('staff.js'), { headers: { 'accept-encoding': 'br' } });
  assert.ok((await br.arrayBuffer()).byteLength < 4_000);
});

test('the map asks for no picture from elsewhere and stays small', async () => {
  const css = await (await assetRoutes.request(assetPath('map.css'))).text();
  assert.doesNotMatch(css, /url\((?!["']?#)/);
  for (const [name, most] of [
    ['map.js', 50_000],
    ['map.css', 5_000],
    ['renew.js', 1_000],
    ['outline.json', 50_000],
  ] as const) {
    const br = await assetRoutes.request(assetPath(name), { headers: { 'accept-encoding': 'br' } });
    assert.ok((await br.arrayBuffer()).byteLength < most, name);
  }
});
