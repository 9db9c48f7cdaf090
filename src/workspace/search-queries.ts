import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';

export type FoundPerson = {
  readonly referralId: string;
  readonly personId: string;
  readonly name: string;
  readonly birthDate: Temporal.PlainDate | null;
  readonly areaName: string | null;
  readonly state: string;
  readonly reference: string;
};

/**
 * People by any part of a name, the number of a phone, a postcode or a reference; the newest referral of each.
 * @param words what was typed, at least two characters
 */
export async function findPeople(scope: Scope, words: string): Promise<readonly FoundPerson[]> {
  const digits = words.replace(/\D/g, '');
  const close = words.replace(/\s/g, '').toUpperCase();
  const parts = words
    .trim()
    .split(/\s+/)
    .slice(0, 4)
    .map(part => `%${part.replace(/[\\%_]/g, '\\$&')}%`);
  const { rows } = await sql<FoundPerson>`
    select distinct on (p.id) r.id as "referralId", p.id as "personId",
      coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, p.birth_date as "birthDate", a.name as "areaName",
      r.state, r.reference
    from person p
    join referral r on r.programme_id = p.programme_id and r.person_id = p.id
    left join area a on a.programme_id = p.programme_id and a.id = p.area_id
    where p.programme_id = ${scope.actor.programmeId} and p.merged_into is null
      and ((select bool_and(fold(coalesce(p.known_as, '') || ' ' || p.given_name || ' ' || p.family_name) like fold(part)) from unnest(${parts}::text[]) part)
        or (length(${digits}) >= 5 and regexp_replace(coalesce(p.phone, '') || ' ' || coalesce(p.other_phone, ''), '[^0-9 ]', '', 'g') like '%' || ltrim(${digits}, '0') || '%')
        or replace(p.postcode, ' ', '') = ${close}
        or replace(r.reference, '-', '') = replace(${close}, '-', ''))
    order by p.id, r.received_at desc
    limit 30`.execute(scope.db);
  return [...rows].sort((a, b) => a.name.localeCompare(b.name));
}

export type FoundService = { readonly id: string; readonly name: string; readonly place: string | null };

/** Who this member of staff looked at last, newest first. */
export async function recentPeople(
  scope: Scope,
): Promise<readonly { readonly name: string; readonly href: string }[]> {
  const { rows } = await sql<{ name: string; referralId: string }>`
    select coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, r.id as "referralId"
    from recent_person x
    join referral r on r.programme_id = x.programme_id and r.id = x.referral_id
    join person p on p.programme_id = r.programme_id and p.id = r.person_id
    where x.programme_id = ${scope.actor.programmeId} and x.staff_id = ${scope.actor.id}
    order by x.at desc limit 6`.execute(scope.db);
  return rows.map(row => ({ name: row.name, href: `/cases/${row.referralId}` }));
}
