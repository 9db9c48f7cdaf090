import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { Mutant } from './mutate.ts';

/** Longest that a mutant may take; a change that makes a test run for ever has been noticed. */
const PATIENCE_MS = 90_000;
/** What was read for a mutant stays in memory; a new process begins without it. */
const AT_ONCE = 60;

export type Tried = { readonly mutant: Mutant; readonly killed: boolean };

/**
 * Runs the tests of each mutant's file with the mutant in its place. A mutant is killed by the first file of tests that fails. The
 * tree is not touched: the loader hands over the changed text.
 * @param testsOf the test files that must notice a change to a file, in the order in which they are tried
 */
export async function tryMutants(
  root: string,
  mutants: readonly Mutant[],
  testsOf: (file: string) => readonly string[],
): Promise<readonly Tried[]> {
  const killed = new Set<Mutant>();
  const work = [...Map.groupBy(mutants, one => one.file)].values();
  const two = async () => {
    for (const [file, all] of work)
      for (const test of testsOf(file)) {
        const left = all.filter(one => !killed.has(one));
        for (const one of await killedBy(root, { file, test }, left)) killed.add(one);
      }
  };
  await Promise.all([two(), two()]);
  return mutants.map(mutant => ({ mutant, killed: killed.has(mutant) }));
}

type Pair = { readonly file: string; readonly test: string };

async function killedBy(root: string, pair: Pair, mutants: readonly Mutant[]): Promise<readonly Mutant[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-mutants-'));
  const original = readFileSync(join(root, pair.file), 'utf8');
  const url = (file: string) => pathToFileURL(join(root, file)).href;
  const between = filesBetween(root, pair).map(url);
  const killed: Mutant[] = [];
  try {
    for (let at = 0; at < mutants.length; ) {
      const part = mutants.slice(at, at + AT_ONCE);
      const place = join(folder, `${at}.json`);
      const texts = part.map(({ from, to, becomes }, number) => ({
        number: at + number,
        text: original.slice(0, from) + becomes + original.slice(to),
      }));
      const plan = { test: url(pair.test), target: url(pair.file), between, mutants: texts };
      writeFileSync(place, JSON.stringify(plan));
      const said = await runBatch(root, place);
      for (const [number, word] of said) if (word === 'killed') killed.push(mutants[number] as Mutant);
      const hung = mutants[at + said.length];
      if (said.length < part.length && hung) killed.push(hung);
      at += Math.min(part.length, said.length + 1);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return killed;
}

/** What a batch said, as far as it came: a mutant that hangs or ends the process is the last. */
async function runBatch(root: string, plan: string): Promise<readonly (readonly [number, string])[]> {
  // The short form of their tests, which says nothing to the table.
  const { TRUST_FIGURES: _, TRUST_LENGTH: __, NODE_TEST_CONTEXT: ___, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', './bin/tsx-loader.mjs', 'trust/code/batch.mjs', plan], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    env,
  });
  const said: (readonly [number, string])[] = [];
  let timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  for await (const line of createInterface(child.stdout)) {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    const [, number, word] = /^(\d+) (killed|survived)$/.exec(line) ?? [];
    if (word) said.push([Number(number), word]);
  }
  clearTimeout(timer);
  return said;
}

/** The files by which a test reaches the one that is changed. */
function filesBetween(root: string, { file, test }: Pair): readonly string[] {
  const importers = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const read = (one: string): void => {
    if (seen.has(one) || !existsSync(join(root, one))) return;
    seen.add(one);
    const text = readFileSync(join(root, one), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, path = ''] of text.matchAll(/(?:from\s+|import\s+|import\()'(\.[^']+)'/g)) {
      const found = resolve('/', dirname(one), path).slice(1);
      importers.set(found, (importers.get(found) ?? new Set()).add(one));
      read(found);
    }
  };
  read(test);
  const between = new Set<string>();
  const climb = (one: string): void => {
    for (const importer of importers.get(one) ?? []) {
      if (between.has(importer)) continue;
      between.add(importer);
      climb(importer);
    }
  };
  climb(file);
  return [...between];
}
