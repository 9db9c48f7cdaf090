import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type DeprivationScheme, groupOf } from './bands.ts';

/** What people and residents are told apart by. */
export const dimensions = ['age', 'sex', 'ethnicity', 'deprivation', 'area'] as const;
export type Dimension = (typeof dimensions)[number];

/** Whose figures the residents of a dimension are, said beside them. */
export type FiguresOf = {
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly dated: Temporal.PlainDate;
};

/** How many live in the area by the parts of one dimension; adults where the table was one of adults. */
export type Residents = {
  readonly parts: ReadonlyMap<string, number>;
  readonly from: readonly FiguresOf[];
};
export type Population = Readonly<Partial<Record<Dimension, Residents>>>;

type Counted = FiguresOf & {
  readonly sourceId: string;
  readonly dimension: Dimension;
  readonly part: string;
  readonly residents: number;
  readonly bandsOf: string | null;
  readonly bandTitle: string | null;
  readonly bandPublisher: string | null;
  readonly bandLicence: string | null;
  readonly bandDated: Temporal.PlainDate | null;
  readonly scheme: DeprivationScheme | null;
};

/**
 * Who lives in the programme’s area, or in one of its areas: for each dimension the newest figures that tell it apart. Residents by band
 * come from a census table of small areas, or else from the index where it says how many live in each.
 */
export async function populationOf(
  { db, actor }: Scope,
  { area }: { readonly area: string | null },
): Promise<Population> {
  const { programmeId } = actor;
  const { rows } = await sql<Counted>`
    with counted as (
      select c.source_id, c.age_band, c.sex, c.ethnicity, c.area_id::text as area, null::smallint as band, null::uuid as bands_of,
        sum(c.residents)::int as residents,
        case grouping(c.age_band, c.sex, c.ethnicity, c.area_id) when 7 then 'age' when 11 then 'sex' when 13 then 'ethnicity' else 'area' end
          as dimension
      from population_count c
      where c.programme_id = ${programmeId} and (${area}::uuid is null or c.area_id = ${area}::uuid)
      group by grouping sets ((c.source_id, c.age_band), (c.source_id, c.sex), (c.source_id, c.ethnicity), (c.source_id, c.area_id))
      union all
      select c.source_id, null, null, null, null, b.band, b.source_id, sum(c.residents)::int, 'deprivation'
      from population_count c
      join population_band b on b.programme_id = c.programme_id and b.small_area = c.place
      where c.programme_id = ${programmeId} and ${area}::uuid is null
      group by c.source_id, b.source_id, b.band
      union all
      select b.source_id, null, null, null, null, b.band, null, sum(b.residents)::int, 'deprivation'
      from population_band b
      where b.programme_id = ${programmeId} and ${area}::uuid is null and b.residents is not null
      group by b.source_id, b.band)
    select x.dimension, x.source_id as "sourceId", coalesce(x.age_band, x.sex, x.ethnicity, x.area, x.band::text) as part, x.residents,
      x.bands_of as "bandsOf", s.title, s.publisher, s.licence, s.dated, coalesce(i.scheme, s.scheme) as scheme,
      i.title as "bandTitle", i.publisher as "bandPublisher", i.licence as "bandLicence", i.dated as "bandDated"
    from counted x
    join population_source s on s.programme_id = ${programmeId} and s.id = x.source_id and s.state = 'done'
    left join population_source i on i.programme_id = ${programmeId} and i.id = x.bands_of
    where coalesce(x.age_band, x.sex, x.ethnicity, x.area, x.band::text) is not null
    order by x.bands_of is null, coalesce(i.dated, s.dated) desc, s.dated desc, s.brought_at desc, s.id, part`.execute(
    db,
  );
  return Object.fromEntries(
    dimensions.flatMap(dimension => {
      const of = rows.filter(row => row.dimension === dimension);
      const [newest] = of;
      if (!newest) return [];
      const those = of.filter(row => row.sourceId === newest.sourceId && row.bandsOf === newest.bandsOf);
      return [[dimension, residentsOf(newest, those)]];
    }),
  );
}

function residentsOf(newest: Counted, those: readonly Counted[]): Residents {
  const parts = new Map<string, number>();
  for (const { part, residents, scheme, dimension } of those) {
    const name = dimension === 'deprivation' && scheme ? groupOf(scheme, Number(part)) : part;
    parts.set(name, (parts.get(name) ?? 0) + residents);
  }
  const { title, publisher, licence, dated } = newest;
  const { bandTitle, bandPublisher, bandLicence, bandDated } = newest;
  const bands =
    bandTitle && bandPublisher && bandLicence && bandDated
      ? [{ title: bandTitle, publisher: bandPublisher, licence: bandLicence, dated: bandDated }]
      : [];
  return { parts, from: [{ title, publisher, licence, dated }, ...bands] };
}

/** The small area of each whole postcode that the newest list of postcodes has. */
export async function smallAreasOf(
  { db, actor }: Scope,
  postcodes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ postcode: string; smallArea: string }>`
    select p.postcode, p.small_area as "smallArea" from population_postcode p
    where p.programme_id = ${actor.programmeId} and p.postcode = any(${[...postcodes]}::text[])
      and p.source_id = (select s.id from population_source s where s.programme_id = ${actor.programmeId} and s.kind = 'postcodes'
        and s.state = 'done' order by s.dated desc, s.brought_at desc, s.id limit 1)`.execute(db);
  return new Map(rows.map(row => [row.postcode, row.smallArea]));
}

/** The group of deprivation of each small area by the newest index. */
export async function deprivationOf(
  { db, actor }: Scope,
  smallAreas: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ smallArea: string; band: number; scheme: DeprivationScheme }>`
    select b.small_area as "smallArea", b.band, s.scheme from population_band b
    join population_source s on s.programme_id = b.programme_id and s.id = b.source_id
    where b.programme_id = ${actor.programmeId} and b.small_area = any(${[...smallAreas]}::text[])
      and b.source_id = (select n.id from population_source n where n.programme_id = ${actor.programmeId} and n.kind = 'deprivation'
        and n.state = 'done' order by n.dated desc, n.brought_at desc, n.id limit 1)`.execute(db);
  return new Map(rows.map(row => [row.smallArea, groupOf(row.scheme, row.band)]));
}
