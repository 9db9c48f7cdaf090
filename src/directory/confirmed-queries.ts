import { type RawBuilder, sql } from 'kysely';

/**
 * The day an entry was last confirmed as a whole, which decides how fresh it is; of one that never was, the last day any
 * group of its facts was. That its price was asked yesterday does not make the rest of it fresh.
 * @param service the id of the service
 */
export function confirmedOnOf(service: RawBuilder<unknown>): RawBuilder<Temporal.PlainDate | null> {
  return sql`(select coalesce(max(c.confirmed_on) filter (where c.fact_group = 'entry'), max(c.confirmed_on))
    from directory.confirmation c where c.service_id = ${service})`;
}
