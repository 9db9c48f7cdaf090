import { type RawBuilder, sql } from 'kysely';
import { compiledOnce, type Db } from '../platform/database/index.ts';
import { confirmedOnOf } from './confirmed-queries.ts';
import { kindMarks, nowhereMark, partMarks, parts, squareMarks, squares } from './listing-marks.ts';
import { earthRadiusKm, type Search } from './search.ts';
import type { Found } from './search-queries.ts';

/** One service with what matching ranks by; all of it is what its source said. */
export type MatchRecord = Found & {
  /** Names of its taxonomy terms. */
  readonly terms: readonly string[];
  /** When its times begin, 'HH:MM'. */
  readonly opens: readonly string[];
  /** Codes or names of languages. */
  readonly languages: readonly string[];
};

/** One thing that matters: services of any of the kinds, or with any of the words. */
export type Matter = {
  readonly kinds: readonly string[];
  readonly words: readonly string[];
  /** Those of the kinds that answer by themselves, so that they are looked for. */
  readonly kindsAlone: readonly string[];
  /** What being of the kind alone counts; a word in the name counts 0.7 beside it, one in the text 0.35. */
  readonly kindFit: number;
  /** What counts as an answer; below it a service is only worth having beside others. */
  readonly answers: number;
  /** How much this thing counts beside the others. */
  readonly weight: number;
};

/** What matching looks for. */
export type MatchAsk = {
  readonly region: 'ie' | 'uk';
  readonly near: Search['near'];
  readonly matters: readonly Matter[];
};

/** Most things that are looked for at once. */
export const mostMatters = 20;
/** Fewer answers than this around the place, and it is looked for further away; of many things fewer do, as few are shown. */
const fewFor = (matters: number) => (matters > 8 ? 6 : 12);
/** So many that are less than an answer are enough, too: common words are common everywhere. */
const many = 60;
/** Services taken for all that matters together, and for each thing at most and at least: long stories have many things. */
const taken = { together: 180, most: 30, least: 12 } as const;
/** Most beside them that come by telephone or online. */
const mostOnline = 8;
/** Where no place is known the best of so many parts of the region compete: one, and more where they hold too few. */
const shares = [1, 4, 16] as const;

/**
 * The records that could answer, each once, from its nearest place: for each thing that matters those that answer it best,
 * of these the ones that answer more of the rest, of these the nearest. One statement. It looks in the squares around the
 * place, the smallest first, and in larger ones only for what is rare there; without a place, in a part of the region. So
 * a directory of any size costs about the same.
 */
export async function matchRecords(db: Db, ask: MatchAsk): Promise<MatchRecord[]> {
  const { region, near } = ask;
  const matters = ask.matters
    .filter(({ kinds, words }) => kinds.length + words.length > 0)
    .slice(0, mostMatters);
  if (matters.length === 0) return [];
  const asked = JSON.stringify(
    matters.map((matter, number) => ({
      ...matter,
      number,
      marks: kindMarks(matter.kindsAlone),
      where: near ? [] : shares.map(count => partMarks(region, firstPart(matter), count)),
    })),
  );
  const most = Math.max(taken.least, Math.min(taken.most, Math.floor(taken.together / matters.length)));
  const values = { asked, region, few: fewFor(matters.length), many, most, mostOnline };
  if (near === null) return (await db.executeQuery(fromAnywhere(values))).rows.slice();
  const around = JSON.stringify([nowhereMark, ...squares.map(size => squareMarks(near, size))]);
  return (await db.executeQuery(fromPlace({ ...values, around, lat: near.lat, lon: near.lon }))).rows.slice();
}

/** Which part of a region is looked through first for a thing that matters: always the same, and for each another. */
export function firstPart({ kinds, words }: Pick<Matter, 'kinds' | 'words'>): number {
  let sum = 0;
  for (const letter of [...kinds, ...words].join(' '))
    sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % parts;
}

type Asked = {
  asked: string;
  region: string;
  few: number;
  many: number;
  most: number;
  mostOnline: number;
};
type AskedNear = Asked & { around: string; lat: number; lon: number };
type Sql = RawBuilder<unknown>;

// The words of a thing that matters as one query: anywhere, and in what a service is called by; `look` with its kinds.
// A thing's words as one query `q`; `look` with its kinds; `far` without its phrases, for where there is much to look
// through; `named` for what a service is called by. `limit` tells the planner how few there are: a plan that looks dear to
// it is compiled, which costs more than running it.
const matter = (asked: string): Sql => sql`
  said as materialized (
    select asked.*, read.*
      from (select * from json_to_recordset(${asked}::json) as given (number int, kinds text[], words text[], "kindFit" float8,
        answers float8, weight float8, marks text, "where" json) limit ${sql.lit(mostMatters)}) asked
      cross join lateral (select coalesce(string_agg(distinct '(' || one::text || ')', ' | '), '')::tsquery as q,
          coalesce(string_agg(distinct one::text, ' | ') filter (where numnode(one) = 1), '')::tsquery as single
        from unnest(asked.words) word, phraseto_tsquery('directory.words', word) one where numnode(one) > 0) read),
  matter as materialized (
    select number, kinds, "kindFit" as kind_fit, answers, weight, "where", q, q || marks::tsquery as look,
      single || marks::tsquery as far,
      regexp_replace(q::text, '''((?:[^'']|'''')*)''', '''\\1'':AB', 'g')::tsquery as named
    from said)`;

// How well a row `l` of the listing answers `m`. Matching weighs in the same way, word by word; this only chooses for it.
const crowd = sql`0.04 * least(5, cardinality(l.kinds) - 1)`;
const kindFit = sql`case when l.kinds && m.kinds then m.kind_fit - ${crowd} else 0 end`;
const fit = sql`case
  when l.words @@ m.named then 0.7 + case when l.kinds <> '{}' and m.kinds <> '{}' and not l.kinds && m.kinds then -0.3 else ${kindFit} end
  when l.words @@ m.q then 0.35 + ${kindFit} else ${kindFit} end`;

type Step = {
  readonly name: string;
  readonly where: Sql | null;
  /** What is looked for there. */
  readonly look: 'look' | 'far';
  /** Whether enough found here ends the looking. */
  readonly counts: boolean;
};

/** Looks for each thing in one place after another, until there are enough answers. */
function steps(list: readonly Step[], { region, few, many }: Asked, metres: Sql): Sql {
  let before: string | null = null;
  const parts = list.map(({ name, where, look, counts }) => {
    const query = sql`m.${sql.id(look)}`;
    const done = before === null ? null : sql.id(`enough_${before}`);
    const found = sql`
      ${sql.id(name)} as materialized (
        select m.number, l.service_id, l.place_number, l.online, ${metres} as metres, ${fit} as fit
        from matter m join directory.listing l on l.region = ${region}
          and l.words @@ ${where === null ? query : sql`(${query} && ${where})`}
        where numnode(${query}) > 0 ${done ? sql`and m.number not in (select number from ${done})` : sql``})`;
    if (!counts) return found;
    before = name;
    return sql`${found}, ${sql.id(`enough_${name}`)} as materialized (
      select f.number from ${sql.id(name)} f join matter m using (number)
      group by f.number having count(*) filter (where f.fit >= m.answers) >= ${few} or count(*) >= ${many} ${done ? sql`union all select number from ${done}` : sql``})`;
  });
  return sql.join(parts, sql`, `);
}

function records(list: readonly Step[], asked: Asked, metres: Sql): RawBuilder<MatchRecord> {
  const found = sql.join(
    list.map(({ name }) => sql`select * from ${sql.id(name)}`),
    sql` union all `,
  );
  return sql<MatchRecord>`
    with ${matter(asked.asked)}, ${steps(list, asked, metres)},
    nearest as (select distinct on (number, service_id) * from (${found}) found
      order by number, service_id, metres nulls last, place_number),
    summed as (select nearest.*, nearest.fit >= m.answers as answers,
      round(10000 * sum(nearest.fit * m.weight) over (partition by service_id))::int / 1000 as total from nearest join matter m using (number)),
    placed as (select *, row_number() over (partition by number, online
      order by answers desc, total desc, metres nulls last, service_id) as place from summed),
    best as materialized (select distinct on (service_id) service_id, place_number, metres from placed
      where place <= case when online then ${asked.mostOnline}::int else ${asked.most}::int end
      order by service_id, metres nulls last, place_number)
    select best.service_id as "serviceId", l.name, o.name as organization, left(s.description, 1500) as description, l.kinds,
      l.free, l.step_free as "stepFree", l.online, best.metres, l.approximate, place.name as "placeName",
      nullif(concat_ws(', ', address.address_1, address.address_2, address.city), '') as address,
      address.postal_code as "postalCode", s.fees_description as "feesDescription", s.eligibility_description as eligibility,
      ${confirmedOnOf(sql`s.id`)} as "confirmedOn", nullif(l.next_at, '-infinity') as "nextAt",
      '{}'::text[] as because,
      array(select term.name from directory.attribute link join directory.taxonomy_term term on term.id = link.taxonomy_term_id
        where link.link_id = s.id order by link.position) as terms,
      array(select distinct to_char(time.opens_at, 'HH24:MI') from directory.schedule time
        where time.opens_at is not null and time.service_id = s.id) as opens,
      array(select coalesce(language.code, language.name) from directory.language where language.service_id = s.id
        and coalesce(language.code, language.name) is not null) as languages
    from best
    join directory.listing l on l.service_id = best.service_id and l.place_number = best.place_number
    join directory.service s on s.id = best.service_id
    left join directory.organization o on o.id = s.organization_id
    left join directory.location place on place.id = l.location_id and not (s.place_hidden or place.address_confidential)
    left join lateral (select * from directory.address a where a.location_id = place.id and a.address_type = 'physical'
      order by a.position limit 1) address on true`;
}

const fromPlace = compiledOnce((_, asked: AskedNear) => {
  const around = (at: number) => sql`(${asked.around}::json ->> ${sql.lit(at)})::tsquery`;
  const list: Step[] = [
    { name: 'nowhere', where: around(0), look: 'look', counts: false },
    ...squares.map((size, at): Step => {
      const look = size === 2 ? 'far' : 'look';
      return { name: `squares_${size}`, where: around(at + 1), look, counts: true };
    }),
    { name: 'region', where: null, look: 'far', counts: false },
  ];
  const metres = sql`case when l.latitude is not null then round(2000 * ${earthRadiusKm}::float8 * asin(least(1, sqrt(
    sin(radians(l.latitude - ${asked.lat}::float8) / 2) ^ 2 + cos(radians(${asked.lat}::float8)) * cos(radians(l.latitude))
    * sin(radians(l.longitude - ${asked.lon}::float8) / 2) ^ 2))))::int end`;
  return records(list, asked, metres);
});

const fromAnywhere = compiledOnce((_, asked: Asked) => {
  const list: Step[] = [
    ...shares.map((share, at): Step => {
      const where = sql`(m."where" ->> ${sql.lit(at)})::tsquery`;
      return { name: `share_${share}`, where, look: share > 4 ? 'far' : 'look', counts: true };
    }),
    { name: 'region', where: null, look: 'far', counts: false },
  ];
  return records(list, asked, sql`null::int`);
});
