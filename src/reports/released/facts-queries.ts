import { type RawBuilder, sql } from 'kysely';
import { instrumentOf } from '../../outcomes/index.ts';
import { whoSaidNo } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type Need, needs, restrictedNeeds } from '../../programmes/index.ts';
import { waysIn } from '../../referrals/index.ts';
import { ageBand, ageBands, RESTRICTED } from '../data-sets/facts.ts';
import { type Measure, measureChange } from '../help/help.ts';
import { type EndedCase, endedCasesWhere } from '../help/queries.ts';
import { daysOf, type Quarter } from '../quarter.ts';
import type { ChangeFact } from './cuts.ts';
import { moreTruthOf, smallAreasInUse } from './more-queries.ts';
import { FOLLOWED_DAYS, type ReleaseFact, type Truth } from './release.ts';
import type { ReleasedStep } from './steps.ts';

const sexes = ['female', 'male', 'another', 'not_said'] as const;
/** Every part of each cut; '' is what is not recorded. */
const parts: Truth['parts'] = {
  route: waysIn,
  age: [...ageBands, ''],
  sex: [...sexes, ''],
  need: [...needs.codes.filter(code => !restrictedNeeds.has(code)), RESTRICTED, ''],
};

type Row = {
  readonly route: string;
  readonly birthDate: Temporal.PlainDate | null;
  readonly receivedOn: Temporal.PlainDate;
  readonly personId: string | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly smallArea: string | null;
  readonly postcode: string | null;
  readonly need: string | null;
  readonly acceptedAfter: number | null;
  readonly contactedAfter: number | null;
  readonly metAfter: number | null;
  readonly introducedAfter: number | null;
  readonly attendedAfter: number | null;
};

/**
 * The true facts of a quarter: what became of each referral within ninety days, by the programme’s calendar, and the pairs of the cases that
 * ended in it. Without doubles and without who does not want to be counted. They are for making a release and leave no other way.
 * @param scope of the system
 */
export async function truthOf(
  scope: Scope,
  quarter: Quarter,
  { zone, measures }: { readonly zone: string; readonly measures: readonly Measure[] },
): Promise<Truth> {
  const without = [...(await whoSaidNo(scope, 'figures'))];
  const { from, until } = daysOf(quarter);
  const rows = await referralsWhere(scope, within('received_at', quarter, zone, without), zone);
  const { ended, changes } = await changesOf(scope, quarter, { zone, measures }, without);
  const bandOf = await smallAreasInUse(scope, rows);
  const more = await moreTruthOf(scope, { from, until, zone, without });
  return {
    facts: rows.map(row => factOf(row, bandOf(row))),
    ended,
    changes,
    parts,
    more,
  };
}

/** The cases that ended in a quarter and what changed for them, scale by scale. @param without people who do not want to be counted */
export async function changesOf(
  scope: Scope,
  quarter: Quarter,
  { zone, measures }: { readonly zone: string; readonly measures: readonly Measure[] },
  without?: readonly string[],
): Promise<Pick<Truth, 'ended' | 'changes'>> {
  const left = without ?? [...(await whoSaidNo(scope, 'figures'))];
  const cases = await endedCasesWhere(scope, within('closed_at', quarter, zone, left));
  return { ended: cases.length, changes: measures.map(measure => changeFactOf(cases, measure)) };
}

/** Of a referral that something of happened to within a quarter of the programme’s calendar. */
function within(
  column: 'received_at' | 'closed_at',
  quarter: Quarter,
  zone: string,
  without: readonly string[],
) {
  const { from, until } = daysOf(quarter);
  return sql`r.state <> 'duplicate'
    and ${sql.ref(`r.${column}`)} >= (${from}::date::timestamp at time zone ${zone})
    and ${sql.ref(`r.${column}`)} < (${until}::date::timestamp at time zone ${zone})
    and (r.person_id is null or r.person_id <> all(${[...without]}::uuid[]))`;
}

function changeFactOf(cases: readonly EndedCase[], { instrument, scale }: Measure): ChangeFact {
  const { pairs, missing } = measureChange(cases, { instrument, scale });
  const { reliableChange: by, better } = scale;
  return {
    instrument: instrument.id,
    version: String(instrument.version),
    scale: scale.id,
    own: instrumentOf(instrument.id) === null,
    pairs,
    missing: { start: missing.start, end: missing.end, both: missing.both },
    reliable: by === null || better === null ? null : { by, better },
  };
}

async function referralsWhere(
  { db, actor }: Scope,
  which: RawBuilder<unknown>,
  zone: string,
): Promise<readonly Row[]> {
  const { programmeId } = actor;
  const after = (moment: RawBuilder<unknown>) =>
    sql`((${moment} at time zone ${zone})::date - (r.received_at at time zone ${zone})::date)`;
  const { rows } = await sql<Row>`
    select r.route, coalesce(p.birth_date, r.birth_date) as "birthDate", (r.received_at at time zone ${zone})::date as "receivedOn",
      p.id as "personId", p.sex, p.ethnicity, p.small_area as "smallArea", p.postcode, n.need, ${after(sql`least(r.waiting_since, r.allocated_at)`)} as "acceptedAfter",
      ${after(sql`r.first_contact_at`)} as "contactedAfter", ${after(sql`r.first_session_at`)} as "metAfter",
      ${after(sql`i.sent_at`)} as "introducedAfter",
      i.first_day - (r.received_at at time zone ${zone})::date as "attendedAfter"
    from referral r
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join (
      select referral_id, min(sent_at) filter (where kind <> 'signposted') as sent_at, min(first_attended_on) as first_day
      from introduction where programme_id = ${programmeId} group by 1) i on i.referral_id = r.id
    left join (
      select distinct on (referral_id) referral_id, need from referral_need
      where programme_id = ${programmeId} order by referral_id, priority, need) n on n.referral_id = r.id
    where r.programme_id = ${programmeId} and ${which}
    order by r.id`.execute(db);
  return rows;
}

function factOf(row: Row, deprivation: string | null): ReleaseFact {
  // What came later is not counted, so that every referral had the same time; what is said to have been before it happened at once.
  const within = (days: number | null) => (days !== null && days <= FOLLOWED_DAYS ? Math.max(0, days) : null);
  const came: readonly (readonly [ReleasedStep, number | null])[] = [
    ['accepted', within(row.acceptedAfter)],
    ['contacted', within(row.contactedAfter)],
    ['met', within(row.metAfter)],
    ['introduced', within(row.introducedAfter)],
    ['attended', within(row.attendedAfter)],
  ];
  return {
    furthest: came.findLast(([, days]) => days !== null)?.[0] ?? 'referred',
    waits: {
      contacted: within(row.contactedAfter),
      met: within(row.metAfter),
      attended: within(row.attendedAfter),
    },
    parts: {
      route: row.route,
      age: ageBand(row.birthDate, row.receivedOn) ?? '',
      sex: row.sex ?? '',
      need: row.need === null ? '' : restrictedNeeds.has(row.need as Need) ? RESTRICTED : row.need,
    },
    reach: { ethnicity: row.ethnicity ?? '', deprivation: deprivation ?? '' },
  };
}
