import { audit } from '../audit/index.ts';
import { Forbidden, NotFound } from '../core/index.ts';
import type { Actor, Scope } from '../platform/database/index.ts';
import { type ReferrerCode, referrerCodes } from './referrer-code-store.ts';

/** Whether this actor makes and ends the codes on practices' cards. */
export const mayKeepCodes = (actor: Actor): boolean =>
  actor.role === 'coordinator' || actor.role === 'administrator';

/** @throws Forbidden for whoever does not keep them */
export async function makeReferrerCode(
  scope: Scope,
  of: { readonly organisation: string; readonly role: string | null },
): Promise<ReferrerCode> {
  if (!mayKeepCodes(scope.actor)) throw new Forbidden('paper.refused.keeper');
  const made = await referrerCodes(scope).add(of);
  await audit(scope, { verb: 'referrer_code.made', subject: { kind: 'referrer_code', id: made.id } });
  return made;
}

/** Cards that are out lead to a friendly word from then on. @throws Forbidden, NotFound */
export async function endReferrerCode(scope: Scope, id: string): Promise<void> {
  if (!mayKeepCodes(scope.actor)) throw new Forbidden('paper.refused.keeper');
  const codes = referrerCodes(scope);
  if (!(await codes.find(id))) throw new NotFound('referrer_code');
  await codes.end(id);
  await audit(scope, { verb: 'referrer_code.ended', subject: { kind: 'referrer_code', id } });
}
