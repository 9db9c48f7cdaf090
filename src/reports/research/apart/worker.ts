import { parentPort } from 'node:worker_threads';
import { noneStandsOut, type Person } from '../smallest-class.ts';

/** People as the thread takes them: their lines by number, and for each variable every value with its steps, from exact to nothing. */
export type Told =
  | {
      readonly people: readonly Person<number>[];
      readonly steps: readonly ReadonlyMap<string, readonly string[]>[];
      readonly smallest: number;
    }
  | { readonly seal: Uint8Array; readonly recipient: string };

/** What it answers: the release, or the sealed file. */
export type Answer =
  | { readonly released: ReturnType<typeof noneStandsOut<number>> }
  | { readonly file: Uint8Array<ArrayBuffer> };

const port = parentPort;
if (port !== null) {
  const answer = (message: Answer) => port.postMessage(message);
  port.on('message', async (told: Told) => {
    if ('seal' in told) return answer({ file: await sealed(told.seal, told.recipient) });
    const steps = told.steps.map(values => {
      const most = Math.max(0, ...[...values.values()].map(coarser => coarser.length));
      return Array.from({ length: most }, (_, at) => (value: string) => values.get(value)?.[at] ?? value);
    });
    return answer({ released: noneStandsOut(told.people, steps, told.smallest) });
  });
}

/** Sealed for the holder of a key. @param recipient `age1…` */
async function sealed(content: Uint8Array, recipient: string): Promise<Uint8Array<ArrayBuffer>> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(content));
}
