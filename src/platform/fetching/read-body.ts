import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Failed, type FetchLimits, failed } from './fetched.ts';
import { faultOf } from './one-exchange.ts';

const unpackers = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;
const isKnown = (name: string): name is keyof typeof unpackers => Object.hasOwn(unpackers, name);

/**
 * Reads a body to its end, unpacked. The limit of size counts unpacked bytes as they appear, so a small body that
 * unpacks to gigabytes ends at the limit; one that trickles ends at the next span. Never throws.
 */
export async function readBody(
  answer: IncomingMessage,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<Uint8Array | Failed> {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== '' && !isKnown(encoding)) {
    answer.destroy();
    return failed('bad_encoding', encoding);
  }
  const told = Number(answer.headers['content-length'] ?? 0);
  if (told > limits.bytes) {
    answer.destroy();
    return failed('too_large', String(told));
  }
  let ended: Failed | null = null;
  const end = (reason: Failed): void => {
    ended ??= reason;
    answer.destroy();
  };
  let inSpan = 0;
  answer.on('data', (chunk: Buffer) => {
    inSpan += chunk.byteLength;
  });
  const watch = setInterval(() => {
    if (inSpan < limits.leastPerSpan) end(failed('too_slow'));
    inSpan = 0;
  }, limits.span);
  const plain: Readable = isKnown(encoding)
    ? pipeline(answer, unpackers[encoding](), () => undefined)
    : answer;
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > limits.bytes) {
        end(failed('too_large', String(limits.bytes)));
        break;
      }
      chunks.push(chunk);
    }
    if (ended) return ended;
    return answer.complete ? Buffer.concat(chunks, size) : failed('truncated');
  } catch (error) {
    return ended ?? faultOf(error instanceof Error ? error : new Error('unknown'), signal);
  } finally {
    clearInterval(watch);
    answer.destroy();
  }
}
