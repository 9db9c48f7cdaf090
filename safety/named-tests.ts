import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A test by its file, from the root of the project, and its name, without the names of what stands around it. */
export type NamedTest = { readonly file: string; readonly name: string };

/** What became of a test in a run: a name may stand for several runs, of which none may fail. */
export type TestResult = NamedTest & { readonly passed: boolean };

const ROOT = join(import.meta.dirname, '..');
const WRITTEN = /(?<![\w.])(?:test|it)\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g;

/**
 * Of some tests, those that no longer exist: the file is gone, or no test of that name stands in it. Nothing is run. A name that is
 * made of parts counts where its fixed parts fit.
 */
export function missingTests(tests: readonly NamedTest[], root = ROOT): readonly NamedTest[] {
  const names = new Map<string, readonly RegExp[]>();
  const namesIn = (file: string): readonly RegExp[] => {
    const path = join(root, file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    return [...text.matchAll(WRITTEN)].map(([, quote, written = '']) => patternOf(written, quote === '`'));
  };
  return tests.filter(({ file, name }) => {
    const known = names.get(file) ?? namesIn(file);
    names.set(file, known);
    return !known.some(pattern => pattern.test(name));
  });
}

function patternOf(written: string, isTemplate: boolean): RegExp {
  const parts = isTemplate ? written.split(/\$\{[^}]*\}/) : [written];
  const fixed = parts.map(part => escaped(part.replace(/\\u\{?([0-9a-fA-F]+)\}?|\\(.)/g, unescaped)));
  return new RegExp(`^${fixed.join('[\\s\\S]+')}$`);
}

const unescaped = (_: string, code: string | undefined, sign: string | undefined): string =>
  code === undefined ? (sign ?? '') : String.fromCodePoint(Number.parseInt(code, 16));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * Runs some tests, and only those, in one go. What did not pass runs once more with its whole file, because a test may follow from
 * the ones before it.
 * @param env what they see besides: their database
 * @returns what became of each that ran, by file and name
 */
export async function runTests(
  tests: readonly NamedTest[],
  env: NodeJS.ProcessEnv,
): Promise<readonly TestResult[]> {
  const files = (of: readonly NamedTest[]) => [...new Set(of.map(one => one.file))].sort();
  const first = await runFiles(files(tests), [...new Set(tests.map(one => one.name))], env);
  const again = notPassing(tests, first);
  if (again.length === 0) return first;
  const second = await runFiles(files(again), [], env);
  return [...first.filter(one => !again.some(test => test.file === one.file)), ...second];
}

async function runFiles(
  files: readonly string[],
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<readonly TestResult[]> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      './bin/tsx-loader.mjs',
      '--test',
      '--test-concurrency=2',
      '--test-reporter=./safety/reporter.mjs',
      ...names.map(name => `--test-name-pattern=/(^| )${escaped(name)}$/`),
      ...files,
    ],
    { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await new Promise(done => child.once('close', done));
  return said.split('\n').flatMap(line => (line.startsWith('{') ? [JSON.parse(line) as TestResult] : []));
}

/** Of some tests, those that did not run and pass. */
export function notPassing(
  tests: readonly NamedTest[],
  results: readonly TestResult[],
): readonly NamedTest[] {
  return tests.filter(test => {
    const runs = results.filter(one => one.file === test.file && one.name === test.name);
    return runs.length === 0 || runs.some(one => !one.passed);
  });
}
