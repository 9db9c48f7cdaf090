import { sql } from 'kysely';
import { allOf } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { inCohort } from '../asked/cohort-queries.ts';
import { journeyFacts } from '../journey/queries.ts';
import { ageBandOn, deprivationOf, smallAreasOf } from '../population/index.ts';
import { furthestOf, type ReachPerson } from './reach.ts';

type Row = {
  readonly referralId: string;
  readonly personId: string | null;
  readonly birthDate: Temporal.PlainDate | null;
  readonly receivedOn: Temporal.PlainDate;
  readonly areaId: string | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly smallArea: string | null;
  readonly postcode: string | null;
};

/**
 * The people of a cohort, each once, with how far they came and what is recorded of them. Somebody who was referred twice, or whose two
 * records were joined, is one. A small area is the one that was written down, or that of a whole postcode; never of its first part.
 */
export async function reachPeople(
  scope: Scope,
  asked: Asked,
  at: { readonly zone: string; readonly today: Temporal.PlainDate },
): Promise<readonly ReachPerson[]> {
  const { facts, rows } = await allOf({
    facts: journeyFacts(scope, asked, at),
    rows: cohortRows(scope, asked, at.zone),
  });
  const postcodes = rows.flatMap(row =>
    row.smallArea === null && row.postcode?.includes(' ') ? row.postcode : [],
  );
  const byPostcode = await smallAreasOf(scope, [...new Set(postcodes)]);
  const areaOf = (row: Row) => row.smallArea ?? byPostcode.get(row.postcode ?? '') ?? null;
  const smallAreas = rows.flatMap(row => areaOf(row) ?? []);
  const bands = await deprivationOf(scope, [...new Set(smallAreas)]);
  const factOf = new Map(facts.map(fact => [fact.id, fact]));
  const people = Map.groupBy(rows, row => row.personId ?? row.referralId);
  return [...people].flatMap(([id, theirs]): ReachPerson[] => {
    const [first] = theirs;
    const fact = furthestOf(theirs.flatMap(row => factOf.get(row.referralId) ?? []));
    if (!first || !fact) return [];
    return [
      {
        id,
        fact,
        parts: {
          age: ageBandOn(first.birthDate, first.receivedOn),
          sex: first.sex,
          ethnicity: first.ethnicity,
          deprivation: bands.get(areaOf(first) ?? '') ?? null,
          area: first.areaId,
        },
      },
    ];
  });
}

/** Each referral of the cohort with its person, the earliest first. Sealed columns are selected as they are, beside the person’s id. */
async function cohortRows(scope: Scope, asked: Asked, zone: string): Promise<readonly Row[]> {
  const cohort = await inCohort(scope, asked, zone);
  const { rows } = await sql<Row>`
    select r.id as "referralId", p.id as "personId", coalesce(p.birth_date, r.birth_date) as "birthDate",
      (r.received_at at time zone ${zone})::date as "receivedOn", coalesce(r.area_id, p.area_id) as "areaId",
      p.sex, p.ethnicity, p.small_area as "smallArea", p.postcode
    from referral r
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    where ${cohort}
    order by r.received_at, r.id`.execute(scope.db);
  return rows;
}
