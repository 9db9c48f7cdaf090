import { sql } from 'kysely';
import { partOfBarrier, partOfDecline } from '../directory/index.ts';
import type { OutcomeCounts } from '../matching/index.ts';
import { whoSaidNo } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { barriers, introductionDeclineReasons } from '../programmes/index.ts';

/** How long what happened says something of a group as it is now. */
const MONTHS_OF_USE = 24;
/** A reason weaker than this did not bring the service onto the page. */
const WEAKEST_REASON = 0.4;

/** Barriers that say how a group was for somebody. All others speak of their life, and no group is held to account for that. */
const OF_THE_GROUP: ReadonlySet<string> = new Set([
  'confidence',
  'going_alone',
  'stigma',
  'discrimination',
  'past_experience',
]);

/** Reasons for not going that count: none that is a fact of the entry (it is put right first), none of a person's life. */
function countedReasons(): string[] {
  return [
    ...barriers.codes.filter(code => OF_THE_GROUP.has(code) && partOfBarrier(code) === null),
    ...introductionDeclineReasons.codes.filter(code => partOfDecline(code) === null),
  ];
}

/**
 * What became of introductions that came from somebody's words, by the concept that brought the service and by service:
 * counts and nothing else. Somebody went when they were there once; they did not when it ended before, for a reason that
 * counts. Signposts, ideas, and what is still under way are left out.
 */
export async function outcomesToLearnFrom(scope: Scope): Promise<OutcomeCounts> {
  const { db, actor, now } = scope;
  const without = [...(await whoSaidNo(scope, 'figures'))];
  const since = now.toZonedDateTimeISO('UTC').subtract({ months: MONTHS_OF_USE }).toInstant();
  const counted = sql`
    select i.id, i.person_id, i.service_id, i.first_attended_on is not null as went, a.content
    from introduction i
    join introduction_answer a on a.programme_id = i.programme_id and a.introduction_id = i.id
    left join lateral (
      select e.reason from introduction_event e where e.programme_id = i.programme_id and e.introduction_id = i.id
        and i.state = 'declined' and e.transition = 'decline' order by e.at desc limit 1) no on true
    where i.programme_id = ${actor.programmeId} and i.kind <> 'signposted' and i.sent_at > ${since}
      and i.person_id <> all(${without}::uuid[])
      and (i.first_attended_on is not null
        or i.state in ('declined', 'stopped') and coalesce(no.reason, i.barrier) = any(${countedReasons()}::text[]))`;
  const { rows: lines } = await sql<OutcomeCounts['lines'][number]>`
    select reason ->> 'concept' as "conceptId", c.service_id as "serviceId", count(*)::int as outcomes,
      count(distinct c.person_id)::int as people, count(*) filter (where c.went)::int as went
    from (${counted}) c
    cross join lateral jsonb_array_elements(c.content -> 'services') service
    cross join lateral (
      select distinct on (one ->> 'concept') one from jsonb_array_elements(service -> 'reasons') one) as reasons (reason)
    where service ->> 'id' = c.service_id::text and (reason ->> 'fit')::float8 >= ${WEAKEST_REASON}
    group by 1, 2 order by 1, 2`.execute(db);
  const { rows: all } = await sql<OutcomeCounts['usual']>`
    select count(*)::int as outcomes, count(*) filter (where went)::int as went from (${counted}) c`.execute(
    db,
  );
  return { lines, usual: all[0] ?? { outcomes: 0, went: 0 } };
}
