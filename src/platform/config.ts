import pg from 'pg';
import { z } from 'zod';
import { type ChannelConfig, channelConfig, channelSchema, channelsExpected } from './channel-settings.ts';
import { type ProviderSettings, readProviders } from './identity-providers.ts';
import { secretSettings, settingsFromFiles } from './settings-from-files.ts';
import { readKeys } from './vault/ring.ts';

/** A setting that cannot be used. The message is one sentence that names the variable. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}

/** All of Hedgerow's settings, read once from the environment when it starts. */
export type Config = {
  /** Where it listens: `PORT` (3000; 0 takes any free one) and `HOST` (127.0.0.1: this machine only). */
  readonly port: number;
  readonly host: string;
  /** `DATA_DIR` (./data): database, keys and files, all there is to back up. */
  readonly dataDir: string;
  /** `DATABASE_URL`: a PostgreSQL of one's own, version 15 or newer. Null: Hedgerow runs its own in the data folder. */
  readonly databaseUrl: string | null;
  /** `DEMO`: seeds a demonstration programme and offers sign-in by one click. Never on real data. */
  readonly demo: boolean;
  readonly logLevel: LogLevel;
  /** `PUBLIC_URL`: the address people see, without a slash at the end; links in messages begin with it. */
  readonly publicUrl: string;
  /** `SECRET`: what keys are made from. Null: a key file in the data folder, made once. */
  readonly secret: string | null;
  /** `KEYS`: the keys that wrap what is sealed, `name:key`, the newest first. Null: one is made from the secret. */
  readonly keys: string | null;
  /** `MAIL_URL` (smtp:// or smtps://). Null: nothing leaves the house, mail stays in the outbox on screen. */
  readonly mailUrl: string | null;
  /** How texts and letters leave, and how news of them comes back; missing: they do not. */
  readonly channels?: ChannelConfig;
  /** `AUDIT_ROOTS`: the file that keeps the roots of sealed records, best on another disk. Null: one in the data folder. */
  readonly auditRoots: string | null;
  /** `BACKUP_DIR`: where sealed copies go; `BACKUP_KEY`: public keys (age1…) of those who can open them. */
  readonly backupDir: string | null;
  readonly backupKeys: readonly string[];
  /**
   * `FEEDS_ALLOW_PRIVATE`: hosts of one's own network that feeds may be fetched from ('intranet.example:8080', by commas).
   * Private, loopback and link-local addresses are refused unless they are named here.
   */
  readonly feedsAllowPrivate: readonly string[];
  /** `MAP_TILES_URL` and `MAP_TILES_ATTRIBUTION`: pictures under maps, from a server of one's choice. Null: the coast alone. */
  readonly mapTiles: { readonly url: string; readonly attribution: string } | null;
  /** `PROXIES`: how many proxies of one's own stand in front and write `X-Forwarded-For`; 0: none is believed. */
  readonly proxies: number;
  /** `OIDC_1_…`, `OIDC_2_…`: providers of sign-ins. */
  readonly identityProviders: readonly ProviderSettings[];
  readonly production: boolean;
};

export type LogLevel = (typeof LOG_LEVELS)[number];
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Variables set to nothing (`PORT=`) count as not set. */
const blankIsMissing = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsMissing, schema);

const address = (protocols: readonly string[]) =>
  z
    .string()
    .trim()
    .refine(text => protocols.some(protocol => text.startsWith(`${protocol}://`)));

/** What pg understands; it takes addresses that URL does not, such as one of a socket. */
function isDatabaseAddress(text: string): boolean {
  try {
    const { host, port } = new pg.Client({ connectionString: text });
    return host !== '' && Number.isInteger(port) && port > 0 && port <= 65_535;
  } catch {
    return false;
  }
}

/** A host, a user and a password that can be read; what the mail server thinks of them shows with the first mail. */
function isMailAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, username, password, pathname, port } = new URL(text);
  try {
    decodeURIComponent(username);
    decodeURIComponent(password);
  } catch {
    return false;
  }
  return /^[\w.:[\]-]+$/.test(hostname) && port !== '0' && ['', '/'].includes(pathname);
}

const EXPECTED = {
  PORT: 'a whole number from 0 to 65535',
  HOST: 'a host name or an IP address',
  DATA_DIR: 'a folder',
  DATABASE_URL: 'an address like postgres://user:password@host:5432/database',
  DEMO: 'on or off',
  LOG_LEVEL: `one of ${LOG_LEVELS.join(', ')}`,
  PUBLIC_URL: 'an address like https://hedgerow.example.ie, without a path',
  SECRET: 'at least 32 characters long',
  KEYS: 'keys as “npm run keys -- new” prints them, each with another name',
  MAIL_URL: 'an address like smtps://user:password@mail.example.ie:465',
  ...channelsExpected,
  MAP_TILES_URL: 'an address like https://tiles.example.org/{z}/{x}/{y}.png',
  MAP_TILES_ATTRIBUTION: 'the words that must stand on the map',
  FEEDS_ALLOW_PRIVATE: 'host names, each with or without a port, with commas between',
  AUDIT_ROOTS: 'a file',
  BACKUP_DIR: 'a folder',
  PROXIES: 'a whole number from 0 to 5',
  BACKUP_KEY: 'a public key that begins with age1, or several with commas between',
} as const;

/** These may hold a password, so their value is never repeated. */
const PRIVATE: ReadonlySet<string> = new Set(secretSettings);

const Environment = z.object({
  PORT: setting(
    z
      .string()
      .trim()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine(port => port <= 65_535)
      .default(3000),
  ),
  HOST: setting(
    z
      .string()
      .trim()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
  ),
  DATA_DIR: setting(z.string().trim().default('./data')),
  DATABASE_URL: setting(
    address(['postgres', 'postgresql']).refine(isDatabaseAddress).nullable().default(null),
  ),
  DEMO: setting(z.enum(['on', 'off']).optional()),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS).default('info')),
  PUBLIC_URL: setting(
    address(['http', 'https'])
      .refine(text => URL.canParse(text) && new URL(text).pathname === '/' && !/[?#]/.test(text))
      .transform(text => new URL(text).origin)
      .optional(),
  ),
  SECRET: setting(z.string().min(32).nullable().default(null)),
  KEYS: setting(
    z
      .string()
      .refine(text => readKeys(text) !== null)
      .nullable()
      .default(null),
  ),
  MAIL_URL: setting(address(['smtp', 'smtps']).refine(isMailAddress).nullable().default(null)),
  ...channelSchema(setting),
  AUDIT_ROOTS: setting(z.string().trim().nullable().default(null)),
  BACKUP_DIR: setting(z.string().trim().nullable().default(null)),
  BACKUP_KEY: setting(
    z
      .string()
      .transform(text => text.split(/[\s,]+/).filter(part => part !== ''))
      .refine(keys => keys.every(key => /^age1[a-z0-9]{20,}$/.test(key)))
      .default([]),
  ),
  FEEDS_ALLOW_PRIVATE: setting(
    z
      .string()
      .transform(text =>
        text
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(part => part !== ''),
      )
      .refine(hosts => hosts.every(host => /^(\[?[\w.:-]+\]?)$/.test(host) && !host.includes('/')))
      .default([]),
  ),
  MAP_TILES_URL: setting(
    address(['http', 'https'])
      .refine(text => URL.canParse(text) && ['{z}', '{x}', '{y}'].every(part => text.includes(part)))
      .nullable()
      .default(null),
  ),
  PROXIES: setting(
    z
      .string()
      .trim()
      .regex(/^[0-5]$/)
      .transform(Number)
      .default(0),
  ),
  MAP_TILES_ATTRIBUTION: setting(z.string().trim().max(300).default('')),
  NODE_ENV: z.string().optional(),
});

/**
 * Reads and checks the settings. A secret may stand in a file that `NAME_FILE` names.
 * @param given usually `process.env`; other names in it are ignored
 * @throws ConfigProblem, for example: PORT must be a whole number from 0 to 65535, but is "abc".
 */
export function readConfig(given: Readonly<Record<string, string | undefined>>): Config {
  const { env, wrong: file } = settingsFromFiles(given);
  if (file !== null) throw new ConfigProblem(file);
  const parsed = Environment.safeParse(env);
  if (!parsed.success) throw new ConfigProblem(sentenceOf(parsed.error, env));
  const { PORT, HOST, DATA_DIR, DATABASE_URL, DEMO, LOG_LEVEL } = parsed.data;
  const { PUBLIC_URL, SECRET, MAIL_URL, AUDIT_ROOTS, BACKUP_DIR, BACKUP_KEY, FEEDS_ALLOW_PRIVATE, NODE_ENV } =
    parsed.data;
  const { providers, wrong } = readProviders(env);
  if (wrong !== null) {
    throw new ConfigProblem(
      `${wrong} must be set and right: a provider of sign-ins needs name, issuer, client id and secret.`,
    );
  }
  if ((BACKUP_DIR === null) !== (BACKUP_KEY.length === 0))
    throw new ConfigProblem(
      BACKUP_DIR === null
        ? 'BACKUP_KEY is set and BACKUP_DIR is not: set it to the folder that copies go to.'
        : 'BACKUP_DIR is set and BACKUP_KEY is not, so nothing would be copied: npm run backup -- new-key makes a key.',
    );
  if (parsed.data.MAP_TILES_URL !== null && parsed.data.MAP_TILES_ATTRIBUTION === '')
    throw new ConfigProblem(
      'MAP_TILES_URL is set and MAP_TILES_ATTRIBUTION is not: set it to the words that must stand on the map.',
    );
  const { wrong: channelsWrong, ...channels } = channelConfig(parsed.data);
  if (channelsWrong !== null) throw new ConfigProblem(channelsWrong);
  const production = NODE_ENV === 'production';
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    // A first `npm start` shows the demonstration; a database of one's own or production begins empty.
    demo: DEMO === undefined ? !production && DATABASE_URL === null : DEMO === 'on',
    logLevel: LOG_LEVEL,
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
    secret: SECRET,
    keys: parsed.data.KEYS,
    mailUrl: MAIL_URL,
    channels,
    feedsAllowPrivate: FEEDS_ALLOW_PRIVATE,
    auditRoots: AUDIT_ROOTS,
    backupDir: BACKUP_DIR,
    backupKeys: BACKUP_KEY,
    proxies: parsed.data.PROXIES,
    identityProviders: providers,
    mapTiles:
      parsed.data.MAP_TILES_URL === null
        ? null
        : { url: parsed.data.MAP_TILES_URL, attribution: parsed.data.MAP_TILES_ATTRIBUTION },
    production,
  };
}

function sentenceOf(error: z.ZodError, env: Readonly<Record<string, string | undefined>>): string {
  const name = String(error.issues[0]?.path[0]) as keyof typeof EXPECTED;
  const is = PRIVATE.has(name) ? 'is not' : `is ${JSON.stringify(env[name])}`;
  return `${name} must be ${EXPECTED[name]}, but ${is}.`;
}
