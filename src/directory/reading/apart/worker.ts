import { parentPort } from 'node:worker_threads';
import type { Piece, ReadOrder, ReadResult } from './order.ts';
import { readOrder } from './read-order.ts';

/** What the thread is told: what to read, its pieces, and that these were all. */
export type Told = { readonly order: ReadOrder } | { readonly piece: Piece } | { readonly end: true };

/** What it answers: lists in parts, so that no message stops the other side for long, then all the rest. */
export type Answer =
  | { readonly list: ListName; readonly part: readonly unknown[] }
  | { readonly result: ReadResult };

const lists = ['organizations', 'locations', 'services', 'terms'] as const;
export type ListName = (typeof lists)[number];

const port = parentPort;
if (port !== null) {
  const pieces: Piece[] = [];
  let order: ReadOrder | null = null;
  const answer = (message: Answer) => port.postMessage(message);
  port.on('message', (told: Told) => {
    if ('order' in told) order = told.order;
    else if ('piece' in told) pieces.push(told.piece);
    else if (order !== null) tell(readOrder(order, pieces), answer);
  });
}

function tell(result: ReadResult, answer: (message: Answer) => void): void {
  if ('reason' in result) {
    answer({ result });
    return;
  }
  for (const list of lists) {
    for (let at = 0; at < result[list].length; at += 500) {
      answer({ list, part: result[list].slice(at, at + 500) });
    }
  }
  answer({ result: { ...result, organizations: [], locations: [], services: [], terms: [] } });
}
