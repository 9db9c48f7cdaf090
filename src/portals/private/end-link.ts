import { audit, auditAll } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import { personStore } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { personLinks } from './link-store.ts';
import { mayEndLink } from './policy.ts';

/**
 * Ends a person's link: with the very next request it opens nothing, also in browsers that have it open.
 * @throws NotFound when there is none, Forbidden
 */
export async function endPersonLink(scope: Scope, personId: string): Promise<void> {
  if (!mayEndLink(scope.actor)) throw new Forbidden('portals.refused.role');
  if (scope.actor.role !== 'signin' && !(await personStore(scope).find(personId)))
    throw new NotFound('person');
  const why = scope.actor.role === 'signin' ? 'person' : 'staff';
  const ended = await personLinks(scope).end(personId, why);
  if (ended.length === 0) throw new NotFound('link');
  await auditAll(
    scope,
    ended.map(id => ({
      verb: 'person_link.ended',
      subject: { kind: 'person_link', id },
      personId,
      reason: why,
    })),
  );
}

/** Ends the links of people whose case was closed long enough ago, by the programme's setting. */
export async function endLinksAfterClosing(scope: Scope, weeks: number): Promise<void> {
  const links = personLinks(scope);
  for (const personId of await links.longClosed(weeks)) {
    for (const id of await links.end(personId, 'closed'))
      await audit(scope, {
        verb: 'person_link.ended',
        subject: { kind: 'person_link', id },
        personId,
        reason: 'closed',
      });
  }
}
