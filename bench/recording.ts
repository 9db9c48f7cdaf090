import type { Hono } from 'hono';
import type { Database } from '../src/platform/database/index.ts';

/** A value of a statement as JSON can hold it. `fresh`: every request has its own, the same number is the same value. */
export type Value =
  | string
  | number
  | boolean
  | null
  | unknown[]
  | { readonly bytes: string }
  | { readonly fresh: number; readonly kind: 'id' | 'token' | 'reference' }
  /** A text with a new id between each two parts. */
  | { readonly parts: readonly string[] };

export type Statement = { readonly text: string; readonly values: readonly Value[] };

/** One request with all that Hedgerow sent to the database for it, and what it answered. */
export type Recording = {
  /** Method, path and cookie. */
  readonly key: string;
  readonly statements: readonly Statement[];
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly string[];
};

/** One request of the load. A form is made anew each time, because each is carried out once. */
export type Visit = {
  readonly path: string;
  readonly cookie: string;
  readonly form?: () => Readonly<Record<string, string | readonly string[]>>;
};

type Heard = { text: string; values: readonly unknown[] }[];
type Traced = { readonly app: Hono; readonly database: Database; readonly heard: Heard };

/** The form as a browser sends it. */
export function bodyOf(form: ReturnType<NonNullable<Visit['form']>>): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  }
  return body;
}

export function keyOf(visit: Visit): string {
  return `${visit.form ? 'POST' : 'GET'} ${visit.path} ${visit.cookie}`;
}

/**
 * Records a visit on a house that tells its statements. It is visited until two visits in a row ran the same statements:
 * the first warms what is kept between requests, and the last two show which values every request has of its own.
 */
export async function record(house: Traced, visit: Visit): Promise<Recording> {
  await ask(house, visit);
  let first = await ask(house, visit);
  let second = await ask(house, visit);
  for (let turn = 0; !sameTexts(first.heard, second.heard); turn++) {
    if (turn === 5) throw new Error(`${keyOf(visit)} runs other statements each time`);
    [first, second] = [second, await ask(house, visit)];
  }
  if (first.response.status >= 400) {
    throw new Error(`${keyOf(visit)} answers ${first.response.status}: ${first.text.slice(0, 300)}`);
  }
  const headers = Object.fromEntries(
    [...first.response.headers].filter(([name]) => name !== 'content-length'),
  );
  return {
    key: keyOf(visit),
    statements: compare(first.heard, second.heard),
    status: first.response.status,
    headers,
    pieces: first.text.match(/[\s\S]{1,400}/g) ?? [],
  };
}

function sameTexts(first: Heard, second: Heard): boolean {
  return first.length === second.length && first.every((one, at) => one.text === second[at]?.text);
}

async function ask(house: Traced, visit: Visit) {
  house.heard.length = 0;
  const response = await house.app.request(visit.path, {
    headers: { cookie: visit.cookie, origin: 'http://localhost' },
    ...(visit.form ? { method: 'POST', body: bodyOf(visit.form()) } : {}),
  });
  const text = await response.text();
  return { response, text, heard: house.heard.map(one => ({ ...one })) };
}

/** Statements that are the same each time. */
export function writeStatements(heard: Heard): Statement[] {
  return compare(heard, heard);
}

function compare(first: Heard, second: Heard): Statement[] {
  const fresh = new Map<string, number>();
  return first.map(({ text, values }, index) => {
    const other = second[index]?.values ?? [];
    return { text, values: values.map((value, at) => write(value, other[at], fresh)) };
  });
}

function write(value: unknown, other: unknown, fresh: Map<string, number>): Value {
  const plain = plainOf(value);
  if (JSON.stringify(plain) === JSON.stringify(plainOf(other))) return plain;
  const key = JSON.stringify(plain);
  if (typeof plain === 'string' && plain.length > 36) return { parts: partsOf(plain, String(other)) };
  const kind = Buffer.isBuffer(value) ? 'token' : /^HR-/.test(String(value)) ? 'reference' : 'id';
  return { fresh: fresh.getOrInsert(key, fresh.size), kind };
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Cuts a text at the ids that another request would not repeat. */
function partsOf(text: string, other: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(ID)) {
    if (other.startsWith(found[0], found.index)) continue;
    parts.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

function plainOf(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return { bytes: value.toString('base64') };
  if (['string', 'number', 'boolean'].includes(typeof value)) return value as Value;
  if (Array.isArray(value)) return value.map(plainOf);
  const isTemporal = Object.prototype.toString.call(value).startsWith('[object Temporal');
  return isTemporal ? String(value) : JSON.stringify(value);
}
