import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../platform/database/index.ts';

const offered = z.array(z.object({ id: z.string(), name: z.string() }));

/** A service of a list, and what came of it in this case: the state of the introduction to it, null when it was not chosen. */
export type Offered = { readonly id: string; readonly name: string; readonly state: string | null };

/** A list as it was put before the person. */
export type CaseShortlist = {
  readonly id: string;
  readonly services: readonly Offered[];
  readonly madeBy: string | null;
  readonly madeAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
};

/** Lists that were offered in a case, for one actor. */
export function shortlistStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Keeps a list; the same services in the same order are the same list. @returns its id */
    async keep(
      referralId: string,
      services: readonly { readonly id: string; readonly name: string }[],
      made: { readonly sent: boolean },
    ): Promise<string> {
      const ids = services.map(({ id }) => id);
      const id = nameOf(`${programme_id} ${referralId} ${ids.join(' ')}`);
      const who = actor.role === 'system' ? null : actor;
      await sql`
        insert into case_shortlist as l (programme_id, id, referral_id, services, made_by, made_by_name, made_at, sent_at)
        values (${programme_id}, ${id}, ${referralId}, ${JSON.stringify(services)}::jsonb, ${who?.id ?? null},
          ${who?.name ?? null}, ${now}, ${made.sent ? now : null})
        on conflict (programme_id, id) do update set sent_at = coalesce(excluded.sent_at, l.sent_at)`.execute(
        db,
      );
      return id;
    },

    /** All lists of a case, the newest first. */
    async ofCase(referralId: string): Promise<CaseShortlist[]> {
      const rows = await db
        .selectFrom('case_shortlist')
        .select(['id', 'services', 'made_by_name', 'made_at', 'sent_at'])
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .orderBy('made_at', 'desc')
        .orderBy('id')
        .limit(50)
        .execute();
      const chosen = await db
        .selectFrom('introduction')
        .select(['service_id', 'state'])
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .orderBy('created_at')
        .execute();
      const states = new Map(chosen.map(row => [row.service_id, row.state]));
      return rows.map(row => ({
        id: row.id,
        services: offered.parse(row.services).map(one => ({ ...one, state: states.get(one.id) ?? null })),
        madeBy: row.made_by_name,
        madeAt: row.made_at,
        sentAt: row.sent_at,
      }));
    },
  };
}

/** A UUID made of a text, so that the same list has the same id. */
function nameOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
