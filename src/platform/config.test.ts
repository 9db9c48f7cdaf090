import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ConfigProblem, readConfig } from './config.ts';

test('an empty environment is a demonstration on this machine', () => {
  assert.deepEqual(readConfig({}), {
    port: 3000,
    host: '127.0.0.1',
    dataDir: './data',
    databaseUrl: null,
    demo: true,
    logLevel: 'info',
    publicUrl: 'http://localhost:3000',
    secret: null,
    keys: null,
    mailUrl: null,
    channels: { sms: null, notify: null, hookKey: null },
    feedsAllowPrivate: [],
    auditRoots: null,
    backupDir: null,
    backupKeys: [],
    mapTiles: null,
    proxies: 0,
    identityProviders: [],
    production: false,
  });
});

test('the demonstration is off in production and on a database of one’s own, unless it is asked for', () => {
  const own = { DATABASE_URL: 'postgres://hedgerow@db/hedgerow' };
  assert.equal(readConfig({ NODE_ENV: 'production' }).demo, false);
  assert.equal(readConfig(own).demo, false);
  assert.equal(readConfig({ ...own, DEMO: 'on' }).demo, true);
  assert.equal(readConfig({ NODE_ENV: 'production', DEMO: 'on' }).demo, true);
  assert.equal(readConfig({ DEMO: 'off' }).demo, false);
});

test('each wrong value is refused in one sentence that names the variable', () => {
  const cases: [string, string, string][] = [
    ['PORT', 'abc', 'PORT must be a whole number from 0 to 65535, but is "abc".'],
    ['PORT', '65536', 'PORT must be a whole number from 0 to 65535, but is "65536".'],
    ['PORT', '-1', 'PORT must be a whole number from 0 to 65535, but is "-1".'],
    ['PORT', '30.5', 'PORT must be a whole number from 0 to 65535, but is "30.5".'],
    ['HOST', 'a b', 'HOST must be a host name or an IP address, but is "a b".'],
    ['DEMO', 'yes', 'DEMO must be on or off, but is "yes".'],
    [
      'FEEDS_ALLOW_PRIVATE',
      'http://a/',
      'FEEDS_ALLOW_PRIVATE must be host names, each with or without a port, with commas between, but is "http://a/".',
    ],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of debug, info, warn, error, silent, but is "loud".'],
    [
      'PUBLIC_URL',
      'hedgerow.ie',
      'PUBLIC_URL must be an address like https://hedgerow.example.ie, without a path, but is "hedgerow.ie".',
    ],
    [
      'PUBLIC_URL',
      'https://hse.ie/hedgerow',
      'PUBLIC_URL must be an address like https://hedgerow.example.ie, without a path, but is "https://hse.ie/hedgerow".',
    ],
  ];
  for (const [name, value, message] of cases) {
    assert.throws(() => readConfig({ [name]: value }), { name: 'ConfigProblem', message });
  }
});

test('values that may hold a password are not repeated', () => {
  for (const name of ['SECRET', 'DATABASE_URL', 'MAIL_URL']) {
    assert.throws(
      () => readConfig({ [name]: 'hunter2' }),
      (error: Error) =>
        error instanceof ConfigProblem &&
        error.message.startsWith(name) &&
        !error.message.includes('hunter2'),
    );
  }
});

test('an address that its library could not read is refused here, and not repeated', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['DATABASE_URL', 'postgres://nuala:hunter2@db:port/hedgerow'],
    ['DATABASE_URL', 'postgres://nuala:hunter2@db:99999/hedgerow'],
    ['MAIL_URL', 'smtp://'],
    ['MAIL_URL', 'smtp://nuala:hunter2@'],
    ['MAIL_URL', 'smtp://nuala:hunter2%zz@mail.example.ie'],
    ['MAIL_URL', 'smtp://%ff:hunter2@mail.example.ie'],
    ['MAIL_URL', 'smtp://nuala:hunter2@mail.example.ie:99999'],
    ['MAIL_URL', 'smtp://nuala:hunter2@mail.example.ie/inbox'],
    ['MAIL_URL', 'smtp://nuala:hunter2@mail example'],
  ];
  for (const [name, value] of wrong)
    assert.throws(
      () => readConfig({ [name]: value }),
      (error: Error) => error.message.startsWith(`${name} must be`) && !error.message.includes('hunter2'),
      value,
    );
  for (const value of [
    'smtp://localhost:2525',
    'smtps://a%40b.ie:w%2Frd@[::1]:465/',
    'smtp://relay?pool=true',
  ])
    assert.equal(readConfig({ MAIL_URL: value }).mailUrl, value);
  for (const value of [
    'postgres://',
    'postgresql://hedgerow@db',
    'postgres:///hedgerow?host=/run/postgresql',
  ])
    assert.equal(readConfig({ DATABASE_URL: value }).databaseUrl, value);
});

test('what belongs together is set together', () => {
  const key = `age1${'q'.repeat(58)}`;
  assert.throws(
    () => readConfig({ BACKUP_DIR: 'copies' }),
    /^ConfigProblem: BACKUP_DIR is set and BACKUP_KEY is not/,
  );
  assert.throws(
    () => readConfig({ BACKUP_KEY: key }),
    /^ConfigProblem: BACKUP_KEY is set and BACKUP_DIR is not/,
  );
  assert.equal(readConfig({ BACKUP_KEY: key, BACKUP_DIR: 'copies' }).backupDir, 'copies');
  const tiles = 'https://tiles.example.org/{z}/{x}/{y}.png';
  assert.throws(() => readConfig({ MAP_TILES_URL: tiles }), /MAP_TILES_ATTRIBUTION/);
});

test('what is set is what is used', () => {
  const config = readConfig({
    PORT: ' 8080 ',
    HOST: '::1',
    PUBLIC_URL: 'https://hedgerow.example.ie/',
    SECRET: 'x'.repeat(32),
    MAIL_URL: 'smtps://user:word@mail.example.ie:465',
    DATABASE_URL: 'postgresql:///hedgerow?host=/run/postgresql',
  });
  assert.equal(config.port, 8080);
  assert.equal(config.host, '::1');
  assert.equal(config.publicUrl, 'https://hedgerow.example.ie');
  assert.equal(config.secret?.length, 32);
  assert.equal(config.mailUrl, 'smtps://user:word@mail.example.ie:465');
  assert.equal(config.databaseUrl, 'postgresql:///hedgerow?host=/run/postgresql');
});

const NAMES = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'DATABASE_URL',
  'DEMO',
  'LOG_LEVEL',
  'PUBLIC_URL',
  'SECRET',
  'MAIL_URL',
  'NODE_ENV',
];

test('any text in any variable gives a whole configuration or a sentence that names one variable', () => {
  const anything = fc.dictionary(fc.constantFrom(...NAMES), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(anything, env => {
      try {
        const { port, publicUrl, dataDir } = readConfig(env);
        assert.ok(Number.isInteger(port) && port >= 0 && port <= 65_535);
        assert.equal(new URL(publicUrl).origin, publicUrl);
        assert.notEqual(dataDir, '');
      } catch (error) {
        assert.ok(error instanceof ConfigProblem, String(error));
        assert.match(error.message, new RegExp(`^(${NAMES.join('|')}) must be [^\\n]*\\.$`));
      }
    }),
  );
});

test('a variable set to nothing counts as not set', () => {
  const blank = fc.subarray(NAMES).map(names => Object.fromEntries(names.map(name => [name, ' '])));
  fc.assert(fc.property(blank, env => assert.deepEqual(readConfig(env), readConfig({}))));
});

test('every port there is, is accepted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 65_535 }), port => {
      assert.equal(readConfig({ PORT: String(port) }).port, port);
    }),
  );
});

test('a secret may stand in a file, and nowhere else at the same time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-config-'));
  try {
    const file = join(folder, 'secret');
    writeFileSync(file, `${'a'.repeat(40)}\n`);
    assert.equal(readConfig({ SECRET_FILE: file }).secret, 'a'.repeat(40));
    const keys = `2026-11:${'b'.repeat(43)}`;
    writeFileSync(join(folder, 'keys'), `# no key\n`);
    assert.throws(
      () => readConfig({ KEYS_FILE: join(folder, 'keys') }),
      /KEYS must be keys as “npm run keys/,
    );
    writeFileSync(join(folder, 'keys'), `# made in November\n${keys}\n`);
    assert.match(readConfig({ KEYS_FILE: join(folder, 'keys') }).keys ?? '', /2026-11/);
    writeFileSync(join(folder, 'mail'), 'smtp://post:Kingfisher@mail.example.ie');
    assert.equal(
      readConfig({ MAIL_URL_FILE: join(folder, 'mail') }).mailUrl,
      'smtp://post:Kingfisher@mail.example.ie',
    );
    assert.throws(() => readConfig({ SECRET: 'c'.repeat(40), SECRET_FILE: file }), /both set/);
    assert.throws(
      () => readConfig({ SECRET_FILE: join(folder, 'none') }),
      /SECRET_FILE names .*cannot be read \(ENOENT\)/,
    );
    writeFileSync(file, ' \n');
    assert.throws(() => readConfig({ SECRET_FILE: file }), /is empty/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the value of a secret is in no sentence, wherever it came from', () => {
  const names = ['SECRET', 'KEYS', 'DATABASE_URL', 'MAIL_URL'];
  for (const name of names)
    assert.throws(
      () => readConfig({ [name]: 'Kingfisher' }),
      (error: Error) => error.message.startsWith(name) && !error.message.includes('Kingfisher'),
    );
});
