import { parentPort } from 'node:worker_threads';
import type { LetterDocument } from './document.ts';
import { makeTypesetter } from './typesetter.ts';

/** What the pool asks for. */
export type Order = { readonly id: number; readonly document: LetterDocument };
/** What a worker answers: ready once, then one answer for each order. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly pdf: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

const WARM_UP: LetterDocument = {
  lang: 'en',
  size: 'standard',
  title: '-',
  author: '-',
  date: '2026-01-01',
  head: { brand: '-', programme: '-', from: ['-'] },
  to: ['-'],
  aside: [],
  blocks: [{ kind: 'twig' }],
  foot: '-',
  unprintable: '-',
};

const port = parentPort;
if (port !== null) {
  const typesetter = makeTypesetter();
  typesetter.typeset(WARM_UP);
  const answer = (message: Answer) => port.postMessage(message);
  answer({ kind: 'ready' });
  port.on('message', ({ id, document }: Order) => {
    try {
      answer({ kind: 'done', id, pdf: typesetter.typeset(document) });
    } catch (error) {
      answer({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  });
}
