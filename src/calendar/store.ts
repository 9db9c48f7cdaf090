import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';

export type CalendarFeed = Selectable<Tables['calendar_feed']>;
export type FeedKind = 'staff' | 'person' | 'group';
export const feedShows = ['initials', 'meeting'] as const;
export type FeedShows = (typeof feedShows)[number];

const shape = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Private addresses of calendars, for one actor in one transaction. Only hashes of their tokens are kept. */
export function calendarFeeds({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const open = () =>
    db
      .selectFrom('calendar_feed')
      .selectAll()
      .where('programme_id', '=', programme_id)
      .where('ended_at', 'is', null);
  return {
    async of(kind: FeedKind, subjectId: string): Promise<CalendarFeed | undefined> {
      return open().where('kind', '=', kind).where('subject_id', '=', subjectId).executeTakeFirst();
    },

    /** The open addresses of a kind, by what they are of. */
    async openOf(kind: FeedKind): Promise<ReadonlyMap<string, CalendarFeed>> {
      const rows = await open().where('kind', '=', kind).orderBy('made_at').execute();
      return new Map(rows.map(row => [row.subject_id, row]));
    },

    async byToken(token: string): Promise<CalendarFeed | undefined> {
      return shape.test(token)
        ? open().where('token_hash', '=', hashOf(token)).executeTakeFirst()
        : undefined;
    },

    /** A new address; the one before ends. @returns the token, which is shown once */
    async renew(kind: FeedKind, subjectId: string, shows: FeedShows): Promise<string> {
      await this.end(kind, subjectId);
      const token = randomBytes(32).toString('base64url');
      await db
        .insertInto('calendar_feed')
        .values({
          programme_id,
          id: newId(),
          kind,
          subject_id: subjectId,
          person_id: kind === 'person' ? subjectId : null,
          token_hash: hashOf(token),
          shows,
          made_by: actor.id,
          made_at: now,
        })
        .execute();
      return token;
    },

    async end(kind: FeedKind, subjectId: string): Promise<void> {
      await db
        .updateTable('calendar_feed')
        .set({ ended_at: now })
        .where('programme_id', '=', programme_id)
        .where('kind', '=', kind)
        .where('subject_id', '=', subjectId)
        .where('ended_at', 'is', null)
        .execute();
    },

    async markRead(id: string): Promise<void> {
      await db
        .updateTable('calendar_feed')
        .set({ read_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },
  };
}
