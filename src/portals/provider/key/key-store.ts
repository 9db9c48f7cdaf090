import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../../core/index.ts';
import { providerTokenHash } from '../../../introductions/index.ts';
import type { Scope } from '../../../platform/database/index.ts';

const shape = /^[A-Za-z0-9_-]{43}$/;

/** How long a code from the post counts. */
export const CODE_MINUTES = 15;
/** Codes a group may ask for in that time, and in a day: more is a mistake or mischief. */
const MOST_LATELY = 3;
const MOST_A_DAY = 12;

/** A link that opens a door now. */
export type OpenDoor = { readonly id: string; readonly serviceId: string };

/** A code of six figures. */
export const newCode = (): string => `${randomInt(1_000_000)}`.padStart(6, '0');

/** Keyed with the installation's secret, so that six figures cannot be found from the table. */
export const codeHash = (secret: Buffer, id: string, code: string): Buffer =>
  createHmac('sha256', secret).update(`provider code ${id} ${code}`).digest();

/** The keys to providers' pages, for one actor. Times are those of the house's clock. */
export function keyStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** The door a link opens; undefined for one that is wrong, over or ended, which nobody can tell apart. */
    async door(token: string): Promise<OpenDoor | undefined> {
      if (!shape.test(token)) return undefined;
      return db
        .selectFrom('provider_link')
        .select(['id', 'service_id as serviceId'])
        .where('programme_id', '=', programme_id)
        .where('token_hash', '=', providerTokenHash(token))
        .where('ended_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
    },

    async markOpened(linkId: string): Promise<void> {
      await db
        .updateTable('provider_link')
        .set({ opened_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', linkId)
        .execute();
    },

    /** The hash of the number a group chose, or null. */
    async pin(serviceId: string): Promise<string | null> {
      const row = await db
        .selectFrom('provider_pin')
        .select('pin')
        .where('programme_id', '=', programme_id)
        .where('service_id', '=', serviceId)
        .executeTakeFirst();
      return row?.pin ?? null;
    },

    async setPin(serviceId: string, pin: string): Promise<void> {
      await db
        .insertInto('provider_pin')
        .values({ programme_id, service_id: serviceId, pin, chosen_at: now })
        .onConflict(on => on.columns(['programme_id', 'service_id']).doUpdateSet({ pin, chosen_at: now }))
        .execute();
    },

    /** Whether one more code may be sent now. */
    async mayAskCode(serviceId: string): Promise<boolean> {
      const { rows } = await sql<{ lately: number; day: number }>`
        select count(*) filter (where sent_at > ${now.subtract({ minutes: CODE_MINUTES })}::timestamptz) as lately, count(*) as day
        from provider_code where programme_id = ${programme_id} and service_id = ${serviceId}
          and sent_at > ${now.subtract({ hours: 24 })}::timestamptz`.execute(db);
      const [sent] = rows;
      return sent !== undefined && sent.lately < MOST_LATELY && sent.day < MOST_A_DAY;
    },

    async addCode(serviceId: string, hashOf: (id: string) => Buffer): Promise<void> {
      const id = newId();
      await db
        .insertInto('provider_code')
        .values({
          programme_id,
          id,
          service_id: serviceId,
          code_hash: hashOf(id),
          sent_at: now,
          expires_at: now.add({ minutes: CODE_MINUTES }),
        })
        .execute();
    },

    /** Uses up a code that counts now. Only once, also when it comes twice at the same moment. */
    async useCode(serviceId: string, hashOf: (id: string) => Buffer): Promise<boolean> {
      const codes = await db
        .selectFrom('provider_code')
        .select(['id', 'code_hash'])
        .where('programme_id', '=', programme_id)
        .where('service_id', '=', serviceId)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .forUpdate()
        .execute();
      const right = codes.find(one => timingSafeEqual(one.code_hash, hashOf(one.id)));
      if (!right) return false;
      await db
        .updateTable('provider_code')
        .set({ used_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', right.id)
        .execute();
      return true;
    },

    /** Ends everything that opens the page of a service: links, number, codes and browsers that have it open. @returns ids of links */
    async endAll(serviceId: string, why: 'staff' | 'group'): Promise<readonly string[]> {
      for (const table of ['provider_pin', 'provider_code', 'provider_visit'] as const)
        await db
          .deleteFrom(table)
          .where('programme_id', '=', programme_id)
          .where('service_id', '=', serviceId)
          .execute();
      const ended = await db
        .updateTable('provider_link')
        .set({ ended_at: now, ended_why: why })
        .where('programme_id', '=', programme_id)
        .where('service_id', '=', serviceId)
        .where('ended_at', 'is', null)
        .returning('id')
        .execute();
      return ended.map(one => one.id);
    },

    /** Forgets codes and visits that are over. */
    async forget(): Promise<void> {
      for (const table of ['provider_code', 'provider_visit'] as const)
        await db
          .deleteFrom(table)
          .where('programme_id', '=', programme_id)
          .where('expires_at', '<', now.subtract({ hours: 24 }))
          .execute();
    },

    /** What staff see of a group's keys. */
    async overview(serviceId: string) {
      const { rows } = await sql<{ open: number; opened: Temporal.Instant | null }>`
        select count(*) filter (where ended_at is null and expires_at > ${now}::timestamptz) as open, max(opened_at) as opened
        from provider_link where programme_id = ${programme_id} and service_id = ${serviceId}`.execute(db);
      return rows[0] ?? { open: 0, opened: null };
    },
  };
}
