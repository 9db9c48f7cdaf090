import { sql } from 'kysely';
import type { Scope } from '../database/index.ts';
import { endingsOf } from './tokens.ts';
import { tokensFor } from './values.ts';

/** The numbers of a person that change; undefined for those that do not. */
export type Numbers = {
  readonly phone?: string | null | undefined;
  readonly other_phone?: string | null | undefined;
};

/** Keeps the endings of the numbers that change, so that somebody is found by the last figures of theirs. */
export async function keepPhoneEndings(
  { db, actor }: Scope,
  personId: string,
  numbers: Numbers,
): Promise<void> {
  for (const what of ['phone', 'other_phone'] as const) {
    const number = numbers[what];
    if (number === undefined) continue;
    await sql`delete from person_token
      where programme_id = ${actor.programmeId} and person_id = ${personId} and what = ${what}`.execute(db);
    const endings = endingsOf(number ?? '');
    if (endings.length === 0) continue;
    await sql`insert into person_token (programme_id, person_id, what, token)
      select ${actor.programmeId}, ${personId}, ${what}, unnest(${tokensFor('phone', endings)}::bytea[])
      on conflict do nothing`.execute(db);
  }
}
