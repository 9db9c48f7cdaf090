// Prints letters and plans in one worker and tells what they cost: node bench/servers/letters.ts <count>
import { exampleGpClosing, examplePersonClosing, examplePlan } from '../../src/letters/documents/examples.ts';
import { gpClosingLetter, makeLetters, personClosingLetter, planDocument } from '../../src/letters/index.ts';
import { makeView } from '../../src/ui/index.ts';
import { worldNow } from '../world/size.ts';

/** Times in milliseconds, memory in bytes: after the first tenth and the most after it. */
export type LettersTold = {
  readonly latencies: readonly number[];
  readonly cpu: number;
  readonly early: number;
  readonly late: number;
};

const count = Number(process.argv[2]);
const letters = makeLetters({ workers: 1 });
const view = makeView({ locale: 'en', now: Temporal.Instant.from(worldNow), path: '/', csrf: '' });
const documents = [
  gpClosingLetter(exampleGpClosing, view),
  personClosingLetter(examplePersonClosing, view),
  planDocument(examplePlan, view),
] as const;
const one = (index: number) => letters.pdf(documents[index % documents.length] ?? documents[0]);

for (let index = 0; index < 20; index++) await one(index);
const latencies: number[] = [];
const memory: number[] = [];
const before = process.cpuUsage();
for (let index = 0; index < count; index++) {
  const started = performance.now();
  await one(index);
  latencies.push(performance.now() - started);
  if (index % 20 === 0) memory.push(process.memoryUsage.rss());
}
const { user, system } = process.cpuUsage(before);
await letters.close();
const tenth = Math.ceil(memory.length / 10);
process.send?.({
  latencies,
  cpu: (user + system) / 1000 / count,
  early: Math.max(...memory.slice(0, tenth)),
  late: Math.max(...memory.slice(tenth)),
} satisfies LettersTold);
process.disconnect?.();
