import { sql } from 'kysely';
import { compiledOnce, type Scope } from '../platform/database/index.ts';
import { FEWEST_FIGURES, tokensToFind } from '../platform/vault/index.ts';

export type FoundPerson = {
  readonly referralId: string;
  readonly personId: string;
  readonly name: string;
  readonly birthDate: Temporal.PlainDate | null;
  readonly areaName: string | null;
  readonly state: string;
  readonly reference: string;
};

const peopleLike = compiledOnce(
  (
    _,
    asked: {
      programmeId: string;
      digits: string;
      close: string;
      references: readonly string[];
      parts: readonly string[];
      longest: string;
      numbers: readonly Buffer[];
      postcodes: readonly Buffer[];
    },
  ) => sql<FoundPerson>`
    with found as materialized (
      select person_id, false as whole from person_piece where programme_id = ${asked.programmeId}
        and piece >= left(fold(${asked.longest}::text), 24) and piece < left(fold(${asked.longest}::text), 24) || chr(1114111)
      union select person_id, true from person_piece where programme_id = ${asked.programmeId} and piece = '=' || ${asked.close}::text
      union select person_id, true from referral where programme_id = ${asked.programmeId} and reference = any(${asked.references})
      union select id, true from person where programme_id = ${asked.programmeId} and postcode_token = any(${asked.postcodes}::bytea[])
      union select person_id, true from person_token where programme_id = ${asked.programmeId} and token = any(${asked.numbers}::bytea[])
      -- Numbers that have not been sealed yet: an index holds only those.
      union select id, true from person where length(ltrim(${asked.digits}::text, '0')) >= 5 and programme_id = ${asked.programmeId}
        and (phone not like 'hs1.%' or other_phone not like 'hs1.%')
        and regexp_replace(case when phone like 'hs1.%' then '' else coalesce(phone, '') end || ' '
          || case when other_phone like 'hs1.%' then '' else coalesce(other_phone, '') end, '[^0-9 ]', '', 'g')
          like '%' || ltrim(${asked.digits}, '0') || '%'),
    wanted as (select person_id, bool_or(whole) as whole from found group by person_id)
    select r.id as "referralId", p.id as "personId", coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name,
      p.birth_date as "birthDate", a.name as "areaName", r.state, r.reference
    from (select person_id, whole from wanted order by person_id) wanted
    -- One by one, so that it ends with the thirtieth.
    cross join lateral (select * from person p where p.programme_id = ${asked.programmeId} and p.id = wanted.person_id
      and p.merged_into is null limit 1) p
    cross join lateral (select id, state, reference from referral where programme_id = ${asked.programmeId} and person_id = p.id
      order by reference = any(${asked.references}) desc, received_at desc limit 1) r
    left join area a on a.programme_id = ${asked.programmeId} and a.id = p.area_id
    where wanted.whole or p.searched like all (array(select fold(part) from unnest(${asked.parts}::text[]) part))
    order by wanted.person_id
    limit 30`,
);

/**
 * People by any part of a name, the last five figures or more of a phone, a whole postcode or a reference; the newest referral of each, or the
 * one whose reference was typed.
 * @param words what was typed, at least two characters
 */
export async function findPeople(scope: Scope, words: string): Promise<readonly FoundPerson[]> {
  const { programmeId } = scope.actor;
  const digits = words.replace(/\D/g, '');
  const close = words.replace(/\s/g, '').toUpperCase();
  const references = referencesIn(close);
  const typed = words.trim().split(/\s+/).slice(0, 4);
  const parts = typed.map(part => `%${part.replace(/[\\%_]/g, '\\$&')}%`);
  // The longest part is found by its index; the others only have to be there as well.
  const longest = typed.reduce((one, other) => (other.length > one.length ? other : one), '');
  const numbers = tokensToFind('phone', digits.replace(/^0+/, '').length < FEWEST_FIGURES ? [] : [digits]);
  const postcodes = tokensToFind('postcode', [close]);
  const asked = { programmeId, digits, close, references, parts, longest, numbers, postcodes };
  const { rows } = await scope.db.executeQuery(peopleLike(asked));
  return [...rows].sort((a, b) => a.name.localeCompare(b.name));
}

/** The ways in which what was typed could be a reference: as it stands, and with its hyphens put back. */
function referencesIn(typed: string): readonly string[] {
  const plain = typed.replaceAll('-', '');
  const whole = plain.startsWith('HR') ? plain : `HR${plain}`;
  return [typed, `${whole.slice(0, 2)}-${whole.slice(2, 6)}-${whole.slice(6)}`];
}

const lastLookedAt = compiledOnce(
  (_, asked: { programmeId: string; staffId: string }) => sql<{ name: string; referralId: string }>`
    select coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, r.id as "referralId"
    from recent_person x
    join referral r on r.programme_id = x.programme_id and r.id = x.referral_id
    join person p on p.programme_id = r.programme_id and p.id = r.person_id
    where x.programme_id = ${asked.programmeId} and x.staff_id = ${asked.staffId}
    order by x.at desc limit 6`,
);

/** Who this member of staff looked at last, newest first. */
export async function recentPeople(
  scope: Scope,
): Promise<readonly { readonly name: string; readonly href: string }[]> {
  const { rows } = await scope.db.executeQuery(
    lastLookedAt({ programmeId: scope.actor.programmeId, staffId: scope.actor.id }),
  );
  return rows.map(row => ({ name: row.name, href: `/cases/${row.referralId}` }));
}
