import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openRooms } from '../../src/rooms.tsx';

// What leads out of the house, and what is sent in by anybody. A new door fails here until somebody has looked at it.

const ROOT = join(import.meta.dirname, '../..');
const nothing = { config: { mailUrl: null, publicUrl: '' }, database: {}, web: {} } as unknown;
const rooms = openRooms(nothing as Parameters<typeof openRooms>[0]);
await rooms.close();

const sources = globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
  .filter(
    file => !/\.test\.tsx?$|(^|\/)testing[\w-]*\.ts$|\.d\.ts$|\/fixtures\/|^src\/ui\/browser\//.test(file),
  )
  .map(file => ({
    file,
    text: readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, ''),
  }));
const filesWith = (pattern: RegExp) =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .sort();

describe('the doors', () => {
  test('out: addresses that somebody typed are asked in one place, whose agent refuses private networks', () => {
    assert.deepEqual(
      filesWith(
        /(?<![.\w])(fetch|request)\((?!\))|from 'node:(http2?|https|net|tls|dgram|dns)'|\.connect\(\{|from 'undici'/,
      ),
      [
        // Leads only where the operator said: the gateway for texts, and Notify.
        'src/messages/channels/ask-outside.ts',
        // The guarded door of feeds.
        'src/platform/fetching/allowed-address.ts',
        'src/platform/fetching/one-exchange.ts',
        'src/platform/fetching/read-body.ts',
      ],
    );
    assert.match(
      sources.find(({ file }) => file.endsWith('allowed-address.ts'))?.text ?? '',
      /RequestFilteringHttpsAgent/,
    );
    // Both lead only where the operator said: the mail server, the providers of sign-ins.
    assert.deepEqual(filesWith(/from 'nodemailer'/), ['src/messages/mailer.ts']);
    assert.deepEqual(filesWith(/from 'openid-client'|import\('openid-client'\)/), [
      'src/identity/providers/providers.ts',
    ]);
  });

  test('out: every table for a spreadsheet is written where formulas are made harmless', () => {
    const tables = rooms.routes.filter(({ path }) => /\.csv$|tables\/:file$|data-sets\/:setId$/.test(path));
    assert.ok(tables.length >= 10, `${tables.length} addresses of tables`);
    // Only these two write rows of a table, and both give a formula an apostrophe.
    const writers = filesWith(/csv-stringify/);
    assert.deepEqual(writers, ['src/interop/hsds/table-routes.ts', 'src/platform/csv.ts']);
    for (const file of writers)
      assert.match(
        sources.find(one => one.file === file)?.text ?? '',
        /escape_formulas: true|guardedText\(/,
        file,
      );
    const other = filesWith(/text\/csv/).filter(
      file =>
        !/toCsv|escape_formulas|guardedText|Csv\(|tableOf/.test(
          sources.find(one => one.file === file)?.text ?? '',
        ),
    );
    assert.deepEqual(other, [
      // What may come in.
      'src/demo/bundled-feeds.ts',
      'src/directory/pages/import-new.tsx',
      // Says which type the tables have.
      'src/interop/hsds/data-package.ts',
      'src/interop/hsds/open-api.ts',
      'src/interop/oruk/open-api.ts',
      'src/reports/data-sets/pages/one.tsx',
      'src/reports/pack/pack.ts',
      // What may come in.
      'src/reports/population/pages/new.tsx',
    ]);
  });

  test('in: whoever comes without a sign-in sends only what is counted', () => {
    const open = rooms.routes.filter(({ door, method }) => method === 'post' && !Array.isArray(door));
    // Signing in counts by account and network besides; the rest are the forms that may ask for a moment.
    const byThemselves = open.filter(({ door }) => door === 'anyone').map(({ path }) => path);
    for (const path of byThemselves)
      assert.match(path, /^\/(sign-in|sign-out|forgotten|join)(\/|$)/, `${path} is no part of signing in`);
    for (const { path, json, keyed } of open.filter(({ door }) => door === 'visitor')) {
      assert.ok(!json, `${path} takes JSON, which is not asked for a moment`);
      assert.equal(
        keyed !== undefined,
        path.startsWith('/:programme/hooks/'),
        `${path} is no hook, or asks no key`,
      );
    }
  });

  test('in: files come at few addresses, each with a bound', () => {
    // One component asks for a file, and these pages use it.
    assert.deepEqual(filesWith(/type="file"/), ['src/ui/components/file-field.tsx']);
    const files = filesWith(/<FileField\n/);
    assert.deepEqual(files, [
      'src/directory/pages/import-new.tsx',
      'src/matching/editing/pages/import.tsx',
      'src/outcomes/instruments/pages/import.tsx',
      'src/reports/population/pages/new.tsx',
    ]);
    const wide = rooms.routes.filter(({ most }) => most !== undefined);
    for (const { path, most, door } of wide) {
      assert.ok(Array.isArray(door), `${path} is open to everybody and takes more than 256 KiB`);
      assert.ok((most ?? 0) <= 32 * 1024 * 1024, path);
    }
  });

  test('no text becomes code: no eval, no HTML put in as it is but constants', () => {
    assert.deepEqual(filesWith(/\beval\(|new Function\(|vm\.run|runInThisContext/), []);
    const browser = globSync('src/ui/browser/*.ts', { cwd: ROOT }).filter(file =>
      /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|document\.write|srcdoc/.test(
        readFileSync(join(ROOT, file), 'utf8'),
      ),
    );
    assert.deepEqual(browser, []);
  });
});
