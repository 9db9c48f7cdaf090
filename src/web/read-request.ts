import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { NotFound } from '../core/index.ts';

/** The only kinds of body that a page of ours sends. */
const formTypes = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/**
 * The form that a request brings.
 * @throws HTTPException 422 for any other kind of body, and for one that is broken
 */
export async function readBody(c: Context): Promise<FormData> {
  const unreadable = (cause?: unknown) => new HTTPException(422, { message: 'no form', cause });
  if (!formTypes.test(c.req.header('content-type') ?? '')) throw unreadable();
  try {
    return await c.req.formData();
  } catch (error) {
    // A body that grew too large while it was read ends here too and has its own answer.
    throw error instanceof TypeError ? unreadable(error) : error;
  }
}

/** The query of an address. PostgreSQL has no U+0000 and nobody types one: it counts as not there. */
export function readQuery(c: Context): Record<string, string> {
  return Object.fromEntries(
    Object.entries(c.req.query()).map(([name, value]) => [name, value.replaceAll('\0', '').toWellFormed()]),
  );
}

/** The variable parts of a path. @throws NotFound when one holds U+0000: nothing is called so */
export function readPath(c: Context): Record<string, string> {
  const params = c.req.param();
  if (Object.values(params).some(value => value.includes('\0'))) throw new NotFound('address');
  return params;
}

/** The same for the same answers, whoever sends them and whenever; the form's own fields do not count. */
export function saidIn(form: FormData): string {
  const hash = createHash('sha256');
  for (const [name, value] of form) {
    if (name.startsWith('_')) continue;
    const said = typeof value === 'string' ? value : `${value.name}:${value.size}`;
    hash.update(JSON.stringify([name, said]));
  }
  return hash.digest('base64url');
}

/** A request from a form of our own site. Only the host is compared: in front of us something else may end https. */
export function isOwnOrigin(origin: string, c: Context): boolean {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  return URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol) && new URL(origin).host === host;
}
