import { sql } from 'kysely';
import { concernMarks } from '../care/index.ts';
import { allOf } from '../core/index.ts';
import { groupsOfPerson } from '../groups/index.ts';
import { endsBecause, type IntroductionState } from '../introductions/index.ts';
import { ownConcernsOf } from '../outcomes/index.ts';
import { standingsOf } from '../people/index.ts';
import { compiledOnce, type Scope } from '../platform/database/index.ts';
import { consentPurposes } from '../programmes/index.ts';
import { personWords, sessionsOf } from '../sessions/index.ts';
import type { CaseFacts, Happening } from './case-facts.ts';
import { caseHead } from './case-head-queries.ts';
import { planOf } from './case-plan-queries.ts';

/**
 * Reads a case: a fixed number of statements in two round trips, whatever the case holds.
 * @throws NotFound when the referral is hidden, unknown, or has no person yet (it is still in triage)
 */
export async function caseFacts(scope: Scope, referralId: string): Promise<CaseFacts> {
  const { referral, person } = await caseHead(scope, referralId);
  const { marks, happened, ...rest } = await allOf({
    needs: needsOf(scope, referralId),
    sessions: standingSessions(scope, referralId),
    words: personWords(scope, referralId),
    plan: planOf(scope, referralId),
    introductions: introductionsOf(scope, referral, person),
    assessments: assessmentsOf(scope, referralId),
    ownConcerns: ownConcernsOf(scope, referralId),
    consents: consentsOf(scope, person.id, referralId),
    around: aroundOf(scope, person.id),
    marks: concernMarks(scope, [person.id]),
    concerns: concernsOf(scope, person.id),
    letters: lettersOf(scope, referralId),
    groups: groupsOfPerson(scope, person.id),
    happened: happenedIn(scope, referralId),
  });
  // Where somebody met is sealed, and cannot come out of a union.
  const places = new Map(rest.sessions.map(one => [one.id, one.place]));
  return {
    ...{ referral, person, hasConcern: marks.has(person.id), ...rest },
    happened: happened.map(one =>
      one.kind === 'session' ? { ...one, who: places.get(one.subjectId) ?? null } : one,
    ),
  };
}

const needsOfQuery = compiledOnce((db, asked: { programmeId: string; referralId: string }) =>
  db
    .selectFrom('referral_need')
    .select(['need', 'words'])
    .where('programme_id', '=', asked.programmeId)
    .where('referral_id', '=', asked.referralId)
    .orderBy('priority')
    .orderBy('need'),
);

async function needsOf({ db, actor }: Scope, referralId: string) {
  return (await db.executeQuery(needsOfQuery({ programmeId: actor.programmeId, referralId }))).rows;
}

/** The sessions that stand: one that was moved is there in its new place. */
async function standingSessions(scope: Scope, referralId: string) {
  const sessions = await sessionsOf(scope, referralId);
  return sessions.filter(one => one.state !== 'moved');
}

const introductionsOfQuery = compiledOnce((db, asked: { programmeId: string; referralId: string }) =>
  db
    .selectFrom('introduction as i')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'i.programme_id').onRef('s.id', '=', 'i.owner_id'),
    )
    .select([
      'i.id',
      'i.service_id',
      'i.service_name',
      'i.kind',
      'i.state',
      'i.state_since',
      'i.next_step',
      'i.next_on',
      's.name',
    ])
    .select(
      sql<boolean>`exists (select from buddy_offer o
        join person p on p.programme_id = o.programme_id and p.id = i.person_id and p.died_on is null
        where o.programme_id = i.programme_id and o.introduction_id = i.id and o.ended_at is null)`.as(
        'offered',
      ),
    )
    .where('i.programme_id', '=', asked.programmeId)
    .where('i.referral_id', '=', asked.referralId)
    .orderBy('i.created_at'),
);

async function introductionsOf(
  { db, actor }: Scope,
  referral: CaseFacts['referral'],
  person: CaseFacts['person'],
) {
  const { rows } = await db.executeQuery(
    introductionsOfQuery({ programmeId: actor.programmeId, referralId: referral.id }),
  );
  const ground = {
    referralState: referral.state,
    died: referral.closingReason === 'died',
    careful: person.neutralSender || (person.codeWord ?? '').trim() !== '',
  };
  return rows.map(row => ({
    id: row.id,
    serviceId: row.service_id,
    serviceName: row.service_name,
    kind: row.kind,
    state: row.state as IntroductionState,
    stateSince: row.state_since,
    nextStep: row.next_step,
    nextOn: row.next_on,
    ownerName: row.name,
    goesAlong: row.offered && endsBecause({ ...ground, state: row.state as IntroductionState }) === null,
  }));
}

const assessmentsOfQuery = compiledOnce((db, asked: { programmeId: string; referralId: string }) =>
  db
    .selectFrom('assessment')
    .select(['instrument', 'timepoint', 'declined', 'answers', 'scores', 'taken_on'])
    .where('programme_id', '=', asked.programmeId)
    .where('referral_id', '=', asked.referralId)
    .where('superseded_by', 'is', null)
    .orderBy('taken_on'),
);

async function assessmentsOf({ db, actor }: Scope, referralId: string) {
  const { rows } = await db.executeQuery(assessmentsOfQuery({ programmeId: actor.programmeId, referralId }));
  return rows.map(row => ({
    instrument: row.instrument,
    timepoint: row.timepoint,
    declined: row.declined,
    answers: row.answers as Record<string, unknown>,
    scores: row.scores as Record<string, unknown>,
    takenOn: row.taken_on,
  }));
}

const consentsOfQuery = compiledOnce(
  (db, asked: { programmeId: string; personId: string; referralId: string }) =>
    db
      .selectFrom('consent')
      .select([
        'id',
        'purpose',
        'given',
        'at',
        'withdrawn_at',
        'recipient',
        'recipient_id',
        'scope',
        'from_record',
        'joined_at',
      ])
      .where('programme_id', '=', asked.programmeId)
      .where(eb => eb.or([eb('person_id', '=', asked.personId), eb('referral_id', '=', asked.referralId)])),
);

async function consentsOf({ db, actor }: Scope, personId: string, referralId: string) {
  const { rows } = await db.executeQuery(
    consentsOfQuery({ programmeId: actor.programmeId, personId, referralId }),
  );
  return consentPurposes.codes.flatMap(purpose =>
    standingsOf(purpose, rows).flatMap(({ standing, recipient }) =>
      standing === 'not_asked'
        ? []
        : [{ purpose, recipient, given: standing !== 'refused', withdrawn: standing === 'withdrawn' }],
    ),
  );
}

const aroundOfQuery = compiledOnce((db, asked: { programmeId: string; personId: string }) =>
  db
    .selectFrom('person_contact')
    .select(['id', 'name', 'relation', 'phone', 'note'])
    .where('programme_id', '=', asked.programmeId)
    .where('person_id', '=', asked.personId)
    .orderBy('created_at'),
);

async function aroundOf({ db, actor }: Scope, personId: string) {
  return (await db.executeQuery(aroundOfQuery({ programmeId: actor.programmeId, personId }))).rows;
}

const concernsOfQuery = compiledOnce((db, asked: { programmeId: string; personId: string }) =>
  db
    .selectFrom('concern as c')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.id', '=', 'c.owner_id'),
    )
    .select(['c.id', 's.name', 'c.decide_by'])
    .where('c.programme_id', '=', asked.programmeId)
    .where('c.person_id', '=', asked.personId)
    .where('c.state', '<>', 'closed')
    .orderBy('c.decide_by'),
);

async function concernsOf({ db, actor }: Scope, personId: string) {
  const { rows } = await db.executeQuery(concernsOfQuery({ programmeId: actor.programmeId, personId }));
  return rows.map(row => ({ id: row.id, ownerName: row.name, decideBy: row.decide_by }));
}

const lettersOfQuery = compiledOnce((db, asked: { programmeId: string; referralId: string }) =>
  db
    .selectFrom('letter')
    .select(['id', 'kind', 'state', 'made_at'])
    .where('programme_id', '=', asked.programmeId)
    .where('referral_id', '=', asked.referralId)
    .orderBy('made_at', 'desc'),
);

async function lettersOf({ db, actor }: Scope, referralId: string) {
  const { rows } = await db.executeQuery(lettersOfQuery({ programmeId: actor.programmeId, referralId }));
  return rows.map(row => ({ id: row.id, kind: row.kind, state: row.state, madeAt: row.made_at }));
}

/** The time line: what happened to the referral, what was done, sent, said and answered, newest first; words only where they are not sealed. */
async function happenedIn({ db, actor }: Scope, referralId: string): Promise<readonly Happening[]> {
  const { programmeId } = actor;
  const { rows } = await sql<Omit<Happening, 'subjectId'> & { subject_id: string }>`
    select at, 'event' as kind, transition as code, reason as what, actor_name as who, note, id as subject_id
    from referral_event where programme_id = ${programmeId} and referral_id = ${referralId}
    union all
    select c.at, 'contact', c.outcome, c.mode, s.name, c.note, c.id from contact c
    join staff s on s.programme_id = c.programme_id and s.id = c.staff_id
    where c.programme_id = ${programmeId} and c.referral_id = ${referralId}
    union all
    select (s.starts_at at time zone p.time_zone), 'session', s.state, coalesce(s.number::text, s.missed_reason), null, null, s.id
    from session s join programme p on p.id = s.programme_id
    where s.programme_id = ${programmeId} and s.referral_id = ${referralId} and s.state in ('held', 'missed', 'cancelled_by_person', 'cancelled_by_us')
    union all
    select e.at, 'introduction', e.to_state, i.service_name, e.actor_name, e.note, i.id from introduction_event e
    join introduction i on i.programme_id = e.programme_id and i.id = e.introduction_id
    where e.programme_id = ${programmeId} and i.referral_id = ${referralId} and e.to_state not in ('suggested', 'chosen')
    union all
    select sent_at, 'letter', kind, null, null, null, id from letter
    where programme_id = ${programmeId} and referral_id = ${referralId} and sent_at is not null
    union all
    select sent_at, 'message', template, to_whom, null, null, id from message
    where programme_id = ${programmeId} and referral_id = ${referralId} and state = 'sent' and sent_at is not null
    union all
    select at, 'unmet', failed_limit, coalesce('matching.concept.' || concept, 'codes.needs.' || need), null, words, id from unmet_need
    where programme_id = ${programmeId} and referral_id = ${referralId}
    union all
    select d.starts_at, 'group', a.state, g.name, null, a.note, g.id
    from group_place p
    join group_attendance a on a.programme_id = p.programme_id and a.place_id = p.id
    join group_date d on d.programme_id = a.programme_id and d.id = a.date_id
    join own_group g on g.programme_id = a.programme_id and g.id = a.group_id
    where p.programme_id = ${programmeId} and (p.referral_id = ${referralId} or p.referral_id is null and p.person_id =
      (select r.person_id from referral r where r.programme_id = ${programmeId} and r.id = ${referralId}))
    union all
    select s.said_at, 'said', s.kind, coalesce(s.outcome, 'new'), l.helper_name, null, s.person_id
    from person_said s join referral r on r.programme_id = s.programme_id and r.person_id = s.person_id
    left join person_link l on l.programme_id = s.programme_id and l.id = s.helper_link_id
    where s.programme_id = ${programmeId} and r.id = ${referralId} and s.said_at >= r.received_at
    union all
    select x.arrived_at, 'text', 'text', null, null, null, x.person_id
    from arrived_text x join referral r on r.programme_id = x.programme_id and r.person_id = x.person_id
    where x.programme_id = ${programmeId} and r.id = ${referralId} and not x.shared and x.arrived_at >= r.received_at
    union all
    select made_at, 'handover', way, to_service, null, null, id from handover
    where programme_id = ${programmeId} and referral_id = ${referralId}
    union all
    select answered_at, 'handover_answer', answer, to_service, answered_by, null, id from handover
    where programme_id = ${programmeId} and referral_id = ${referralId} and answer is not null
    order by at desc limit 200`.execute(db);
  return rows.map(({ subject_id, ...row }) => ({ ...row, subjectId: subject_id }));
}

/** Notes that this member of staff has looked at this case, for "recent people". */
export async function rememberRecent({ db, actor, now }: Scope, referralId: string): Promise<void> {
  await db
    .insertInto('recent_person')
    .values({ programme_id: actor.programmeId, staff_id: actor.id, referral_id: referralId, at: now })
    .onConflict(conflict =>
      conflict.columns(['programme_id', 'staff_id', 'referral_id']).doUpdateSet({ at: now }),
    )
    .execute();
}
