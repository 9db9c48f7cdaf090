// The floor: a bare node:http server that runs the statements Hedgerow ran for the same request, over pg and prepared
// by name, and answers with the same HTML joined from pieces. node bench/servers/floor.ts <address> <recordings>
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { plannedByValues } from '../../src/platform/database/planned-by-values.ts';
import type { Recording, Statement, Value } from '../recording.ts';
import { answerUsage } from './answer.ts';

const [, , address, file] = process.argv;
const pool = new pg.Pool({ connectionString: address ?? '', max: 10 });
const recordings = new Map(
  (JSON.parse(readFileSync(file ?? '', 'utf8')) as Recording[]).map(one => [one.key, one]),
);
const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  names.set(text, `f${names.size}`);
  return `f${names.size - 1}`;
}

/** A value as it was recorded, or a new one of its kind where every request has its own. */
function valueNow(value: Value, fresh: Map<number, unknown>): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  if ('parts' in value) return joined(value.parts);
  if ('bytes' in value) return Buffer.from(value.bytes, 'base64');
  const known = fresh.get(value.fresh);
  if (known !== undefined) return known;
  const made = makeFresh(value.kind);
  fresh.set(value.fresh, made);
  return made;
}

/** A text with a new id between each two parts. */
function joined(parts: readonly string[]): string {
  return parts.reduce((text, part) => text + randomUUIDv7() + part);
}

function makeFresh(kind: 'id' | 'token' | 'reference'): unknown {
  if (kind === 'id') return randomUUIDv7();
  if (kind === 'token') return randomBytes(32);
  return `HR-${randomBytes(6).toString('hex').toUpperCase()}`;
}

async function replay(statements: readonly Statement[]): Promise<void> {
  const fresh = new Map<number, unknown>();
  const client = await pool.connect();
  try {
    for (const { text, values } of statements) {
      if (values.length === 0) await client.query(text);
      else if (text.startsWith(plannedByValues))
        await client.query(
          text,
          values.map(one => valueNow(one, fresh)),
        );
      else await client.query({ name: nameOf(text), text, values: values.map(one => valueNow(one, fresh)) });
    }
  } finally {
    client.release();
  }
}

async function readAll(request: IncomingMessage): Promise<void> {
  for await (const _ of request);
}

const server = createServer(async (request, response) => {
  await readAll(request);
  const recording = recordings.get(`${request.method} ${request.url} ${request.headers.cookie ?? ''}`);
  if (!recording) return response.writeHead(404).end();
  await replay(recording.statements);
  const html = recording.pieces.join('');
  const packed = request.headers['accept-encoding']?.includes('gzip') && html !== '';
  response.writeHead(recording.status, {
    ...recording.headers,
    ...(packed ? { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } : {}),
  });
  return response.end(packed ? gzipSync(html) : html);
});
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  if (bound && typeof bound === 'object') answerUsage(bound.port);
});
