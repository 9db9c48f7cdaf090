import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Hono } from 'hono';

/** Files a page may ask for by name. */
export type AssetName =
  | 'hedgerow.css'
  | 'public.css'
  | 'staff.js'
  | 'mark.svg'
  | 'latin.woff2'
  | 'map.css'
  | 'map.js'
  | 'renew.js'
  | 'moment.js'
  | 'questions.js'
  | 'own-passkey.js'
  | 'outline.json';

type Asset = {
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Made when they are first asked for: most files of a process never are. */
  readonly gzip: (() => Uint8Array<ArrayBuffer>) | null;
  readonly br: (() => Uint8Array<ArrayBuffer>) | null;
};

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Rules that others build upon come first, print comes last; the rest goes by name, rooms after components. */
const FIRST = [
  'tokens.css',
  'fonts.css',
  'base.css',
  'layout.css',
  'motif.css',
  'shell.css',
  'staff-shell.css',
  'button.css',
  'form.css',
];
const LAST = ['print.css'];

/** Styles of which no public page draws anything: they are left out of its sheet, which an old phone waits for. */
const STAFF_ONLY = new Set([
  'staff-shell.css',
  'band.css',
  'chart.css',
  'diary.css',
  'meter.css',
  'next-up.css',
  'stones.css',
  'tabs.css',
  'time-line.css',
  'room-glass.css',
  'room-letters.css',
  'room-matching.css',
  'room-messages.css',
  'room-records.css',
  'room-safety.css',
  'room-sessions.css',
  'room-workspace.css',
]);

const TARGET = ['chrome111', 'safari16', 'firefox113'];

const LATIN = 'atkinson-hyperlegible-next-latin-wght-normal.woff2';

/** What is made of several sources, and how. A build has them made already, so that it need not load esbuild. */
const MADE = {
  'hedgerow.css': () => stylesheet(styleFiles()),
  'public.css': () => stylesheet(styleFiles().filter(name => !STAFF_ONLY.has(name))),
  'map.css': mapStyles,
  'staff.js': () => script('staff'),
  'map.js': () => script('map'),
  'renew.js': () => script('renew'),
  'moment.js': () => script('moment'),
  'questions.js': () => script('questions'),
  'own-passkey.js': () => script('own-passkey'),
} as const;

let built: Map<string, Asset> | null = null;
const paths = new Map<AssetName, string>();

/**
 * Where a file is served: the address carries a hash of its content, so that a browser may keep it for ever.
 *
 * @example <link rel="stylesheet" href={assetPath('hedgerow.css')} />
 */
export function assetPath(name: AssetName): string {
  assets();
  return paths.get(name) ?? '';
}

/** Serves everything under /assets/, already compressed, for a year. */
export const assetRoutes = new Hono().get('/assets/:hash/:file', c => {
  const asset = assets().get(c.req.path);
  if (!asset) return c.notFound();
  const accepts = c.req.header('accept-encoding') ?? '';
  const headers: Record<string, string> = {
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  };
  if (asset.br && /\bbr\b/.test(accepts))
    return c.body(asset.br(), 200, { ...headers, 'content-encoding': 'br' });
  if (asset.gzip && /\bgzip\b/.test(accepts)) {
    return c.body(asset.gzip(), 200, { ...headers, 'content-encoding': 'gzip' });
  }
  return c.body(asset.body, 200, headers);
});

/** Builds every file once per process: styles joined and made small, browser code bundled. */
function assets(): Map<string, Asset> {
  if (built) return built;
  const all = new Map<string, Asset>();
  const add = (file: string, type: string, content: Buffer): string => {
    const asset = makeAsset(file, type, content);
    all.set(asset.path, asset);
    return asset.path;
  };

  const fonts = new Map<string, string>();
  for (const file of readdirSync(here('./assets/fonts/')).filter(name => name.endsWith('.woff2'))) {
    fonts.set(file, add(file, 'font/woff2', readFileSync(here(`./assets/fonts/${file}`))));
  }
  paths.set('latin.woff2', fonts.get(LATIN) ?? '');
  paths.set('mark.svg', add('mark.svg', 'image/svg+xml', readFileSync(here('./assets/mark.svg'))));
  paths.set('hedgerow.css', add('hedgerow.css', 'text/css; charset=utf-8', made('hedgerow.css')));
  paths.set('public.css', add('public.css', 'text/css; charset=utf-8', made('public.css')));
  paths.set('staff.js', add('staff.js', 'text/javascript; charset=utf-8', made('staff.js')));
  paths.set('map.js', add('map.js', 'text/javascript; charset=utf-8', made('map.js')));
  paths.set('renew.js', add('renew.js', 'text/javascript; charset=utf-8', made('renew.js')));
  paths.set('moment.js', add('moment.js', 'text/javascript; charset=utf-8', made('moment.js')));
  paths.set('questions.js', add('questions.js', 'text/javascript; charset=utf-8', made('questions.js')));
  paths.set(
    'own-passkey.js',
    add('own-passkey.js', 'text/javascript; charset=utf-8', made('own-passkey.js')),
  );
  paths.set('map.css', add('map.css', 'text/css; charset=utf-8', made('map.css')));
  const outline = readFileSync(here('./assets/map/outline.json'));
  paths.set('outline.json', add('outline.json', 'application/json', outline));
  built = all;
  return all;
}

/**
 * The files that a build keeps under `assets/made/`, by name.
 * @example for (const [name, text] of makeFiles()) writeFileSync(join(folder, name), text);
 */
export function makeFiles(): [name: string, text: string][] {
  return Object.entries(MADE).map(([name, make]) => [name, make()]);
}

function made(name: keyof typeof MADE): Buffer {
  const kept = here(`./assets/made/${name}`);
  return existsSync(kept) ? readFileSync(kept) : Buffer.from(MADE[name]());
}

function esbuild(): typeof import('esbuild') {
  return createRequire(import.meta.url)('esbuild');
}

/** The names of the style files in the order in which they are joined. */
export function styleFiles(): string[] {
  const all = readdirSync(here('./assets/css/')).filter(name => name.endsWith('.css'));
  const place = (name: string): number => {
    if (FIRST.includes(name)) return FIRST.indexOf(name);
    if (LAST.includes(name)) return 1000;
    return name.startsWith('room-') ? 200 : 100;
  };
  return all.sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

function stylesheet(files: readonly string[]): string {
  const source = files
    .map(name => readFileSync(here(`./assets/css/${name}`), 'utf8'))
    .join('\n')
    .replace(/url\("([^"/]+\.woff2)"\)/g, (whole, file: string) => {
      const font = here(`./assets/fonts/${file}`);
      return existsSync(font) ? `url("${pathOf(file, readFileSync(font))}")` : whole;
    });
  return esbuild().transformSync(source, {
    loader: 'css',
    minify: true,
    target: TARGET,
  }).code;
}

/** The styles of Leaflet with ours after them. Its pictures are left out: markers and buttons are drawn by our own. */
function mapStyles(): string {
  const leaflet = readFileSync(createRequire(import.meta.url).resolve('leaflet/dist/leaflet.css'), 'utf8');
  const ours = readFileSync(here('./assets/map/map.css'), 'utf8');
  const bare = leaflet.replaceAll(/background-image:\s*url\([^)]*\);/g, '');
  return esbuild().transformSync(`${bare}\n${ours}`, { loader: 'css', minify: true, target: TARGET }).code;
}

function script(name: 'staff' | 'map' | 'renew' | 'moment' | 'questions' | 'own-passkey'): string {
  const result = esbuild().buildSync({
    entryPoints: [here(`./browser/${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: TARGET,
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

function pathOf(file: string, content: Buffer): string {
  return `/assets/${createHash('sha256').update(content).digest('hex').slice(0, 10)}/${file}`;
}

function makeAsset(file: string, type: string, content: Buffer): Asset {
  const small = type === 'font/woff2';
  return {
    path: pathOf(file, content),
    type,
    body: new Uint8Array(content),
    gzip: small ? null : once(() => gzipSync(content, { level: 9 })),
    br: small
      ? null
      : once(() => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })),
  };
}

function once(make: () => Buffer): () => Uint8Array<ArrayBuffer> {
  let made: Uint8Array<ArrayBuffer> | null = null;
  return () => {
    made ??= new Uint8Array(make());
    return made;
  };
}
