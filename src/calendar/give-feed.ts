import { audit } from '../audit/index.ts';
import { Forbidden, NotFound } from '../core/index.ts';
import type { Actor, Scope } from '../platform/database/index.ts';
import { subjectOf } from './queries.ts';
import { calendarFeeds, type FeedKind, type FeedShows } from './store.ts';

/** Staff have their own calendar and may give out a group's; a person's is asked for on their own page, by the house. */
function mayGive({ role, id }: Actor, kind: FeedKind, subjectId: string): boolean {
  if (role === 'system') return true;
  if (role !== 'link_worker' && role !== 'coordinator') return false;
  return kind === 'group' || (kind === 'staff' && subjectId === id);
}

type Whose = { readonly kind: FeedKind; readonly subjectId: string };

/**
 * A new private address; the one before ends at once.
 * @returns its token, which is shown once and never again
 * @throws Forbidden (not theirs), NotFound
 */
export async function giveFeed(
  scope: Scope,
  { kind, subjectId, shows }: Whose & { readonly shows: FeedShows },
): Promise<string> {
  if (!mayGive(scope.actor, kind, subjectId)) throw new Forbidden('calendar.refused.not_yours');
  if (!(await subjectOf(scope, kind, subjectId))) throw new NotFound(kind);
  const token = await calendarFeeds(scope).renew(kind, subjectId, shows);
  await audit(scope, {
    verb: 'calendar.given',
    subject: { kind, id: subjectId },
    personId: kind === 'person' ? subjectId : null,
  });
  return token;
}

/** The address opens nothing any more. @throws Forbidden */
export async function endFeed(scope: Scope, { kind, subjectId }: Whose): Promise<void> {
  if (!mayGive(scope.actor, kind, subjectId)) throw new Forbidden('calendar.refused.not_yours');
  await calendarFeeds(scope).end(kind, subjectId);
  await audit(scope, {
    verb: 'calendar.ended',
    subject: { kind, id: subjectId },
    personId: kind === 'person' ? subjectId : null,
  });
}
