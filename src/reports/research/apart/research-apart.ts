import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Person, Released, Steps } from '../smallest-class.ts';
import type { Answer, Told } from './worker.ts';

const MEGABYTES = 1_024;

/**
 * `noneStandsOut` in a thread of its own, so that pages are answered meanwhile: of a hundred thousand lines it takes seconds. Only what
 * could be known of people goes there, under numbers.
 * @throws when the thread fails, with its reason
 */
export async function noneStandsOutApart<Line>(
  people: readonly Person<Line>[],
  steps: readonly Steps[],
  smallest: number,
): Promise<Released<Line>> {
  const lines: Line[] = [];
  const numbered = people.map((person, at) => ({
    id: String(at),
    lines: person.lines.map(({ known, line }) => ({ known, line: lines.push(line) - 1 })),
  }));
  const answer = await asked({ people: numbered, steps: steps.map(tableOf(people)), smallest });
  if (!('released' in answer)) throw new Error('the thread gave no release');
  const { released } = answer;
  return {
    ...released,
    people: released.people.map(person => ({
      id: people[Number(person.id)]?.id ?? '',
      lines: person.lines.map(({ known, line }) => ({ known, line: lines[line] as Line })),
    })),
  };
}

/** Seals a file in the same way. @param recipient `age1…` */
export async function sealedApart(recipient: string, content: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await asked({ seal: content, recipient });
  if (!('file' in answer)) throw new Error('the thread gave no file');
  return answer.file;
}

/** Every value of one variable with its steps: a thread takes tables, not functions. */
const tableOf =
  (people: readonly Person<unknown>[]) =>
  (steps: Steps, at: number): ReadonlyMap<string, readonly string[]> => {
    const values = new Set(people.flatMap(({ lines }) => lines.map(({ known }) => known[at] ?? '')));
    return new Map([...values].map(value => [value, steps.map(step => step(value))]));
  };

async function asked(told: Told): Promise<Answer> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  try {
    worker.postMessage(told);
    const [answer] = await Promise.race([
      once(worker, 'message'),
      once(worker, 'exit').then(() => Promise.reject(new Error('the thread ended'))),
    ]);
    return answer as Answer;
  } finally {
    await worker.terminate();
  }
}
