// Makes dist/: one bundle of the application, its workers, and beside them every file that is read at run time.
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
/** The browser's own code is bundled when the application starts, so its sources go along. */
const BROWSER = 'src/ui/browser/';
const WORKER = /new URL\('(\.{1,2}\/[\w./-]+)\.tsx?', import\.meta\.url\)/g;

/** `--if-stale`: builds only when a source is newer than the bundle. */
function isFresh() {
  const built = statSync(join(DIST, 'main.mjs'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = [...globSync('{src,migrations}/**/*', { cwd: ROOT }), 'package-lock.json', 'bin/build.mjs'];
  return sources.every(file => statSync(join(ROOT, file)).mtimeMs < built);
}

/**
 * A source finds its neighbours (templates, fonts, migrations) by `import.meta`, which in a bundle means the bundle.
 * So it is rewritten to the same place below dist/, where the neighbours are copied to.
 */
const placesPlugin = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const file = JSON.stringify(relative(ROOT, path).replaceAll('\\', '/'));
      const contents = source
        .replace(WORKER, "new URL('$1.mjs', import.meta.url)")
        .replaceAll('import.meta.url', `HEDGEROW_PLACES.url(${file})`)
        .replaceAll('import.meta.filename', `HEDGEROW_PLACES.file(${file})`)
        .replaceAll('import.meta.dirname', `HEDGEROW_PLACES.folder(${file})`);
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

/** Begins each bundle: where dist/ is, and that this is production unless the environment says otherwise. */
function banner(outFile) {
  const up = relative(dirname(outFile), DIST).replaceAll('\\', '/');
  return `
process.env.NODE_ENV ??= 'production';
const HEDGEROW_PLACES = {
  root: new URL('${up === '' ? '.' : up}/', import.meta.url),
  url: file => new URL(file, HEDGEROW_PLACES.root).href,
  file: file => HEDGEROW_PLACES.path(HEDGEROW_PLACES.url(file)),
  folder: file => HEDGEROW_PLACES.path(new URL('.', HEDGEROW_PLACES.url(file)).href).replace(/[\\\\/]$/, ''),
  path: process.getBuiltinModule('node:url').fileURLToPath,
};`;
}

async function bundle(source, target) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [source],
    outfile: target,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: '#jsx',
    // Node keeps the map in memory for as long as it runs; the sources in it would be three megabytes of text.
    sourcemap: 'linked',
    sourcesContent: false,
    banner: { js: banner(target) },
    plugins: [placesPlugin],
    logLevel: 'warning',
  });
}

/** Files that are started as threads by `new URL('./worker.ts', import.meta.url)`. */
function workers() {
  return globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
    .filter(file => !/\.test\.tsx?$/.test(file))
    .flatMap(file =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(WORKER)].map(([, name]) =>
        relative(ROOT, resolve(ROOT, dirname(file), name)),
      ),
    );
}

function copyNeighbours() {
  for (const file of globSync('{src,migrations}/**/*', { cwd: ROOT })) {
    if (/\.(tsx?|md)$/.test(file) && !file.startsWith(BROWSER)) continue;
    if (statSync(join(ROOT, file)).isDirectory()) continue;
    mkdirSync(dirname(join(DIST, file)), { recursive: true });
    cpSync(join(ROOT, file), join(DIST, file));
  }
}

/** Styles and browser code are made here, so that a running build loads no esbuild and starts without it. */
async function makeAssets() {
  const { makeFiles } = await import('../src/ui/assets.ts');
  const folder = join(DIST, 'src/ui/assets/made');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of makeFiles()) writeFileSync(join(folder, name), text);
}

if (!process.argv.includes('--if-stale') || !isFresh()) {
  rmSync(DIST, { recursive: true, force: true });
  copyNeighbours();
  await makeAssets();
  for (const name of workers()) await bundle(`${name}.ts`, join(DIST, `${name}.mjs`));
  await bundle('src/main.ts', join(DIST, 'main.mjs'));
}
