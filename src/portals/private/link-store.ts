import { createHash, randomBytes, randomInt } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Scope, Tables } from '../../platform/database/index.ts';
import { type Helper, helperPowers } from './visit-store.ts';

export type PersonLink = Selectable<Tables['person_link']>;
export const linkWays = ['sms', 'email', 'paper', 'in_person'] as const;
export type LinkWay = (typeof linkWays)[number];
export const pinWays = ['by_phone', 'in_person', 'paper'] as const;
export type PinWay = (typeof pinWays)[number];
export type LinkEnd = 'staff' | 'person' | 'renewed' | 'merged' | 'closed';

const shape = /^[A-Za-z0-9_-]{43}$/;
const now = sql<Temporal.Instant>`now()`;

/** 256 random bits, fit for an address. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url');

/** Six figures, none of those that everybody would try first. */
export function newPin(): string {
  for (;;) {
    const pin = `${randomInt(1_000_000)}`.padStart(6, '0');
    const steps = new Set([...pin].slice(1).map((figure, at) => Number(figure) - Number(pin[at])));
    // 000000, 123456, 987654, 246802
    if (steps.size > 1 && new Set(pin).size > 2) return pin;
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Links to people's own pages, for one actor in one transaction. */
export function personLinks({ db, actor }: Scope) {
  const programme_id = actor.programmeId;
  const openLinks = () =>
    db
      .selectFrom('person_link')
      .selectAll()
      .where('programme_id', '=', programme_id)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now);
  return {
    /** Adds a link; only hashes of token and PIN are kept. */
    async add(link: {
      readonly personId: string;
      readonly token: string;
      readonly pin: string;
      readonly linkWay: LinkWay;
      readonly pinWay: PinWay;
      readonly weeks: number;
      /** Whose it is, where it is a helper’s, and what they may do. */
      readonly helper?: Helper | undefined;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('person_link')
        .values({
          programme_id,
          id,
          person_id: link.personId,
          token_hash: hashOf(link.token),
          pin: link.pin,
          made_at: now,
          made_by: actor.id,
          link_way: link.linkWay,
          pin_way: link.pinWay,
          expires_at: sql<Temporal.Instant>`now() + make_interval(weeks => ${link.weeks}::int)`,
          helper_name: link.helper?.name ?? null,
          powers: [...(link.helper?.powers ?? [])],
        })
        .execute();
      return id;
    },

    /** The link that a token opens now; undefined for one that is wrong, over or ended, which nobody can tell apart. */
    async byToken(token: string): Promise<PersonLink | undefined> {
      return shape.test(token)
        ? openLinks().where('token_hash', '=', hashOf(token)).executeTakeFirst()
        : undefined;
    },

    /** The link by which a page is open, while it is. */
    async open(id: string): Promise<PersonLink | undefined> {
      return openLinks().where('id', '=', id).executeTakeFirst();
    },

    /** All links a person ever had themselves, newest first. */
    async of(personId: string): Promise<readonly PersonLink[]> {
      return db
        .selectFrom('person_link')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('person_id', '=', personId)
        .where('helper_name', 'is', null)
        .orderBy('made_at', 'desc')
        .limit(20)
        .execute();
    },

    /** Open links of their helpers, the oldest first. */
    async helpersOf(personId: string): Promise<readonly (PersonLink & { readonly helper: Helper })[]> {
      const rows = await openLinks()
        .where('person_id', '=', personId)
        .where('helper_name', 'is not', null)
        .orderBy('made_at')
        .execute();
      return rows.map(row => ({
        ...row,
        helper: {
          name: row.helper_name ?? '',
          powers: helperPowers.filter(power => row.powers.includes(power)),
        },
      }));
    },

    /** Ends the link of one helper. @returns false when it is not a helper of theirs, or ended already */
    async endHelper(personId: string, id: string, why: 'staff' | 'person'): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('person_link')
        .set({ ended_at: now, ended_by: why === 'person' ? personId : actor.id, ended_why: why })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('person_id', '=', personId)
        .where('helper_name', 'is not', null)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Ends the open links of a person and of their helpers. @returns their ids */
    async end(personId: string, why: LinkEnd): Promise<readonly string[]> {
      const rows = await db
        .updateTable('person_link')
        .set({ ended_at: now, ended_by: why === 'person' ? personId : actor.id, ended_why: why })
        .where('programme_id', '=', programme_id)
        .where('person_id', '=', personId)
        .where('ended_at', 'is', null)
        .returning('id')
        .execute();
      return rows.map(row => row.id);
    },

    async countWrongPin(id: string): Promise<void> {
      await db
        .updateTable('person_link')
        .set(eb => ({ wrong_pins: eb('wrong_pins', '+', 1) }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    },

    async markOpened(id: string): Promise<void> {
      await db
        .updateTable('person_link')
        .set({ opened_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    },

    /** People with an open link whose last case closed so many weeks ago, and who have none open. */
    async longClosed(weeks: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select distinct l.person_id as id from person_link l
        where l.programme_id = ${programme_id} and l.ended_at is null
          and exists (select from referral r where r.programme_id = l.programme_id and r.person_id = l.person_id)
          and not exists (select from referral r where r.programme_id = l.programme_id and r.person_id = l.person_id
            and (r.closed_at is null and r.state not in ('withdrawn', 'declined', 'redirected', 'duplicate')
              or coalesce(r.closed_at, r.state_since) > now() - make_interval(weeks => ${weeks}::int)))
        order by 1 limit 500`.execute(db);
      return rows.map(row => row.id);
    },
  };
}
