import { sql } from 'kysely';

const programme = sql`nullif(current_setting('app.programme', true), '')`;

/**
 * That the `source` of a statement is of the region of the programme whose transaction it is. Outside of one, as on the public
 * pages, which ask for themselves, it always holds.
 */
export const isHere = sql`(${programme} is null
  or source.region = (select p.region from programme p where p.id = ${programme}::uuid))`;

/** Whether the `source` holds what the programme of the transaction wrote itself. */
export const isMine = sql`coalesce(source.own and source.key = 'own-' || ${programme}, false)`;
