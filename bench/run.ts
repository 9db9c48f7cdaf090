import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Case, Row } from './case.ts';
import { directoryCase } from './cases/directory.ts';
import { importCase } from './cases/import.ts';
import { lettersCase } from './cases/letters.ts';
import { memoryCase } from './cases/memory.ts';
import { messagesCase } from './cases/messages.ts';
import { pageCases } from './cases/page.ts';
import { reportPagesCase, reportsCase } from './cases/reports.ts';
import { searchCase } from './cases/search.ts';
import { startsCase } from './cases/starts.ts';
import { weightCase } from './cases/weight.ts';
import { openGround, type WorldName } from './ground.ts';
import { table } from './table.ts';

const cases: readonly Case[] = [
  ...pageCases,
  searchCase,
  importCase,
  directoryCase,
  lettersCase,
  messagesCase,
  reportsCase,
  reportPagesCase,
  memoryCase,
  weightCase,
  startsCase,
];

const USAGE = `npm run bench -- [--world S|L|both] [--cases ${cases.map(one => one.name).join(',')}]
  [--rounds 8] [--requests 50] [--letters 200] [--messages 10000] [--gzip] [--keep FOLDER]`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      world: { type: 'string', default: 'S' },
      cases: { type: 'string', default: '' },
      rounds: { type: 'string', default: '8' },
      requests: { type: 'string', default: '50' },
      letters: { type: 'string', default: '200' },
      messages: { type: 'string', default: '10000' },
      gzip: { type: 'boolean', default: false },
      keep: { type: 'string' },
    },
  });
  const chosen =
    values.cases === '' ? cases : cases.filter(one => values.cases.split(',').includes(one.name));
  if (chosen.length === 0 || !['S', 'L', 'both'].includes(values.world)) throw new Error(USAGE);
  const names: WorldName[] = values.world === 'both' ? ['S', 'L'] : [values.world as WorldName];
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const scratch = mkdtempSync(join(tmpdir(), 'hedgerow-bench-recordings-'));
  const ground = await openGround(names, values.keep ?? null, say);
  try {
    const bench: Bench = {
      ground,
      worlds: ground.worlds,
      scratch,
      rounds: Number(values.rounds),
      requests: Number(values.requests),
      letters: Number(values.letters),
      messages: Number(values.messages),
      gzip: values.gzip,
      say,
    };
    process.stdout.write(`${table(await runAll(chosen, bench))}\n`);
  } finally {
    await ground.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function runAll(chosen: readonly Case[], bench: Bench): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const one of chosen) {
    bench.say(`measuring ${one.name}`);
    try {
      const measured = await one.run(bench);
      // At once, so that a run that does not come to its end has not been for nothing.
      bench.say(table(measured));
      rows.push(...measured);
    } catch (error) {
      const note = error instanceof Error ? error.message.split('\n')[0] : String(error);
      rows.push({
        name: one.name,
        world: '',
        aim: '',
        met: false,
        note: `not measured: ${note ?? ''}`.slice(0, 160),
      });
    }
  }
  return rows;
}

await main();
