import type { Context } from 'hono';
import type { SignedIn } from '../identity/index.ts';
import type { WebDeps } from './deps.ts';

type Who = Pick<SignedIn, 'staffId' | 'role' | 'programmeId'>;
const known = new WeakMap<Context, Who>();

/** Why an answer counts as a refusal, by its status. */
const kinds: Readonly<Record<number, string>> = {
  401: 'no_key',
  403: 'not_allowed',
  405: 'no_such_way',
  413: 'too_large',
  422: 'does_not_fit',
  429: 'too_many',
};

/** Keeps who asks for the line that a refusal writes. */
export function rememberWho(c: Context, { staffId, role, programmeId }: SignedIn): void {
  known.set(c, { staffId, role, programmeId });
}

/**
 * Writes one line of the log for a request that was refused (ASVS 5.0, 16.3.2 and 16.3.3): which address as it is declared, which way, why, and who
 * when they are signed in. A row that is hidden answers 404: so somebody signed in who finds nothing is told of too. Nothing that was sent is
 * written, and no address as it was typed, since it may be a private link.
 */
export function tellRefusal({ log }: WebDeps, c: Context): void {
  const who = known.get(c);
  const { status } = c.res;
  const why = status === 404 && who ? 'not_there_for_them' : kinds[status];
  if (why === undefined) return;
  // A mistyped form and a page that is gone are everyday; the rest is worth a look.
  const level = status === 422 || status === 404 ? 'info' : 'warn';
  log[level](
    {
      why,
      status,
      method: c.req.method,
      route: c.req.routePath,
      ...(who ? { programme: who.programmeId, staff: who.staffId, role: who.role } : {}),
    },
    'refused',
  );
}
