import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { entryOf } from './entry-queries.ts';
import { withdrawServiceLinks } from './link-store.ts';
import { onlyKeepers } from './policy.ts';

/** Ends every link to an entry, for instance because it went to the wrong address. Throws NotFound, Forbidden. */
export async function withdrawLinks(scope: Scope, serviceId: string): Promise<number> {
  onlyKeepers(scope.actor);
  const entry = await entryOf(scope.db, serviceId);
  const count = await withdrawServiceLinks(scope, entry.ids);
  await audit(scope, { verb: 'service.links_withdrawn', subject: { kind: 'service', id: entry.id } });
  return count;
}
