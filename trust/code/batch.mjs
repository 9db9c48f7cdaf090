// Runs one file of tests again and again in this process, each time with another mutant of one file in place of what is on disk.
// Only the files between the two are read anew. Says `n killed` or `n survived` a line.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const { test, target, between, mutants } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const anew = new Set([test, target, ...between]);
const STAND_IN = new URL('./stand-in.mjs', import.meta.url).href;
const MARK = '?mutant=';
const bare = url => url.split(MARK)[0];
let source = '';

registerHooks({
  resolve(specifier, context, nextResolve) {
    const [, number] = (context.parentURL ?? '').split(MARK);
    if (number === undefined) return nextResolve(specifier, context);
    if (specifier === 'node:test') return { url: STAND_IN + MARK + number, shortCircuit: true };
    const found = nextResolve(specifier, { ...context, parentURL: bare(context.parentURL) });
    return anew.has(found.url) ? { ...found, url: found.url + MARK + number } : found;
  },
  load(url, context, nextLoad) {
    if (!url.includes(MARK)) return nextLoad(url, context);
    if (bare(url) === target) return { format: 'module-typescript', source, shortCircuit: true };
    return nextLoad(bare(url), context);
  },
});

for (const { number, text } of mutants) {
  source = text;
  const killed = await noticed(number);
  process.stdout.write(`${number} ${killed ? 'killed' : 'survived'}\n`);
}
process.exit(0);

async function noticed(number) {
  try {
    await import(test + MARK + number);
    const { run } = await import(STAND_IN + MARK + number);
    await run();
    return false;
  } catch {
    return true;
  }
}
