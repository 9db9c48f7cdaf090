import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { dropForm, findForm, type InterruptedForm, keepForm } from '../identity/index.ts';
import { keptTokens, setKeptTokens } from './cookies.ts';
import type { WebDeps } from './deps.ts';
import { readBody } from './read-request.ts';

/** A form that was interrupted, with the short name by which the page that shows it speaks of it. */
export type KeptForm = InterruptedForm & { readonly name: string };

type Whose = { readonly programmeId: string; readonly staffId: string };
type Deps = Pick<WebDeps, 'database' | 'secureCookies'>;

/** Tells kept forms apart on a page without giving their tokens away. */
const nameOf = (token: string) => createHash('sha256').update(token).digest('base64url').slice(0, 16);
const options = (deps: Deps) => ({ secure: deps.secureCookies });

/** Forms about one's own sign-in hold passwords and codes: they are typed anew, never kept or shown. */
const SECRETS = /^\/(account|join|sign-in|step-up)(\/|$)/;

/**
 * Keeps what a form brought, beside what other windows of this browser brought before.
 * @returns whether it did: what holds a secret is not kept
 */
export async function keepWhatCame(
  deps: Deps,
  c: Context,
  { programmeId, staffId }: Whose,
): Promise<boolean> {
  if (SECRETS.test(c.req.path)) return false;
  const data = await readBody(c);
  const fields = [...data].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== '_csrf',
  );
  const files = [...data.values()].flatMap(value =>
    typeof value !== 'string' && value.name !== '' ? [value.name] : [],
  );
  const form = { staffId, path: c.req.path, fields, files };
  const token = await keepForm(deps.database, programmeId, form);
  setKeptTokens(c, programmeId, [...keptTokens(c, programmeId, options(deps)), token], options(deps));
  return true;
}

/** The forms kept for somebody in this browser, the oldest first. */
export async function keptForms(
  deps: Deps,
  c: Context,
  { programmeId, staffId }: Whose,
): Promise<readonly KeptForm[]> {
  const found: KeptForm[] = [];
  for (const token of keptTokens(c, programmeId, options(deps))) {
    const form = await findForm(deps.database, programmeId, staffId, token);
    if (form) found.push({ ...form, name: nameOf(token) });
  }
  return found;
}

/** Forgets one kept form by its name. @returns how many tokens are left */
export async function forgetKept(deps: Deps, c: Context, programmeId: string, name: string): Promise<number> {
  const tokens = keptTokens(c, programmeId, options(deps));
  for (const token of tokens) {
    if (nameOf(token) === name) await dropForm(deps.database, programmeId, token);
  }
  const left = tokens.filter(token => nameOf(token) !== name);
  if (left.length < tokens.length) setKeptTokens(c, programmeId, left, options(deps));
  return left.length;
}
