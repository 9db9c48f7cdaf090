// Lets Node run .tsx files directly: types are stripped and JSX becomes calls of src/ui/jsx. What came of a file is kept
// in node_modules/.cache with the hash of its text, so that esbuild is only needed for files that changed.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../node_modules/.cache/hedgerow', import.meta.url));
const FOLDER = join(CACHE, 'tsx');
const require = createRequire(import.meta.url);
/** Whatever changes the answer besides the text of the file. */
const OPTIONS = {
  loader: 'tsx',
  format: 'esm',
  target: 'esnext',
  jsx: 'automatic',
  jsxImportSource: '#jsx',
  sourcemap: 'inline',
};
const BASE = JSON.stringify([OPTIONS, require('esbuild/package.json').version]);

enableCompileCache(join(CACHE, 'compiled'));

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    return { format: 'module', source: codeOf(fileURLToPath(url)), shortCircuit: true };
  },
});

function codeOf(file) {
  const text = readFileSync(file, 'utf8');
  const mark = `/*${sha256(`${BASE}\0${file}\0${text}`)}*/`;
  const place = join(FOLDER, sha256(file));
  const kept = readKept(place);
  if (kept.startsWith(mark)) return kept;
  const { code } = require('esbuild').transformSync(text, { ...OPTIONS, sourcefile: file });
  keep(place, mark + code);
  return code;
}

const sha256 = text => createHash('sha256').update(text).digest('hex');

function readKept(place) {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return '';
  }
}

/** Whole or not at all: two processes may begin at once. Where nothing can be written, nothing is kept. */
function keep(place, code) {
  try {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(`${place}.${process.pid}`, code);
    renameSync(`${place}.${process.pid}`, place);
  } catch {
    return;
  }
}
