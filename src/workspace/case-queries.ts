import { sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { ReferralState } from '../referrals/index.ts';
import type { CaseFacts, CasePlan, Happening } from './case-facts.ts';

/**
 * Reads a case. A fixed number of statements, whatever the case holds.
 * @throws NotFound when the referral is hidden, unknown, or has no person yet (it is still in triage)
 */
export async function caseFacts(scope: Scope, referralId: string): Promise<CaseFacts> {
  const { referral, person } = await caseHead(scope, referralId);
  const [
    needs,
    sessions,
    words,
    plan,
    introductions,
    assessments,
    ownConcerns,
    consents,
    around,
    concerns,
    letters,
    happened,
  ] = await Promise.all([
    needsOf(scope, referralId),
    sessionsOf(scope, referralId),
    wordsOf(scope, referralId),
    planOf(scope, referralId),
    introductionsOf(scope, referralId),
    assessmentsOf(scope, referralId),
    ownConcernsOf(scope, referralId),
    consentsOf(scope, person.id, referralId),
    aroundOf(scope, person.id),
    concernsOf(scope, person.id),
    lettersOf(scope, referralId),
    happenedIn(scope, referralId),
  ]);
  return {
    referral,
    person,
    needs,
    sessions,
    words,
    plan,
    introductions,
    assessments,
    ownConcerns,
    consents,
    around,
    concerns,
    letters,
    happened,
  };
}

async function caseHead({ db, actor }: Scope, referralId: string) {
  const row = await db
    .selectFrom('referral as r')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'r.programme_id').onRef('p.id', '=', 'r.person_id'),
    )
    .leftJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.link_worker_id'),
    )
    .leftJoin('area as a', join =>
      join.onRef('a.programme_id', '=', 'p.programme_id').onRef('a.id', '=', 'p.area_id'),
    )
    .select([
      'r.id',
      'r.reference',
      'r.state',
      'r.route',
      'r.words',
      'r.risk_note',
      'r.received_at',
      'r.first_session_at',
      'r.referrer_name',
      'r.referrer_role',
      'r.referrer_organisation',
      'r.sessions_planned',
      'r.sessions_held',
      'r.hold_until',
      'r.closed_at',
      'r.closing_reason',
      'r.next_action',
      'r.next_action_on',
      'r.link_worker_id',
      's.name as link_worker_name',
      'p.id as person_id',
      'p.given_name',
      'p.family_name',
      'p.known_as',
      'p.pronouns',
      'p.birth_date',
      'p.phone',
      'p.other_phone',
      'p.email',
      'p.address',
      'p.postcode',
      'a.name as area_name',
      'p.interpreter_language',
      'p.may_voicemail',
      'p.may_text',
      'p.may_email',
      'p.may_post',
      'p.best_time',
      'p.contact_note',
      'p.code_word',
      'p.neutral_sender',
      'p.access_needs',
      'p.travel_needs',
      'p.about',
      'p.gp_name',
      'p.gp_practice',
    ])
    .where('r.programme_id', '=', actor.programmeId)
    .where('r.id', '=', referralId)
    .executeTakeFirst();
  if (!row) throw new NotFound('case');
  return {
    referral: {
      id: row.id,
      reference: row.reference,
      state: row.state as ReferralState,
      route: row.route,
      words: row.words,
      riskNote: row.risk_note,
      receivedAt: row.received_at,
      firstSessionAt: row.first_session_at,
      referrerName: row.referrer_name,
      referrerRole: row.referrer_role,
      referrerOrganisation: row.referrer_organisation,
      sessionsPlanned: row.sessions_planned,
      sessionsHeld: row.sessions_held,
      holdUntil: row.hold_until,
      closedAt: row.closed_at,
      closingReason: row.closing_reason,
      nextAction: row.next_action,
      nextActionOn: row.next_action_on,
      linkWorkerId: row.link_worker_id,
      linkWorkerName: row.link_worker_name,
    },
    person: {
      id: row.person_id,
      givenName: row.given_name,
      familyName: row.family_name,
      knownAs: row.known_as,
      pronouns: row.pronouns,
      birthDate: row.birth_date,
      phone: row.phone,
      otherPhone: row.other_phone,
      email: row.email,
      address: row.address,
      postcode: row.postcode,
      areaName: row.area_name,
      interpreterLanguage: row.interpreter_language,
      mayVoicemail: row.may_voicemail,
      mayText: row.may_text,
      mayEmail: row.may_email,
      mayPost: row.may_post,
      bestTime: row.best_time,
      contactNote: row.contact_note,
      codeWord: row.code_word,
      neutralSender: row.neutral_sender,
      accessNeeds: row.access_needs,
      travelNeeds: row.travel_needs,
      about: row.about,
      gpName: row.gp_name,
      gpPractice: row.gp_practice,
    },
  };
}

function needsOf({ db, actor }: Scope, referralId: string) {
  return db
    .selectFrom('referral_need')
    .select(['need', 'words'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .orderBy('priority')
    .orderBy('need')
    .execute();
}

async function sessionsOf({ db, actor }: Scope, referralId: string) {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'state', 'number', 'starts_at', 'mode', 'place', 'missed_reason', 'reason_note'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('state', '<>', 'moved')
    .orderBy('starts_at')
    .execute();
  return rows.map(row => ({
    id: row.id,
    state: row.state,
    number: row.number,
    startsAt: row.starts_at,
    mode: row.mode,
    place: row.place,
    missedReason: row.missed_reason,
    reasonNote: row.reason_note,
  }));
}

async function wordsOf({ db, actor }: Scope, referralId: string) {
  const rows = await db
    .selectFrom('note as n')
    .leftJoin('session as s', join =>
      join.onRef('s.programme_id', '=', 'n.programme_id').onRef('s.id', '=', 'n.session_id'),
    )
    .select(['n.person_words', 's.number', 's.starts_at'])
    .where('n.programme_id', '=', actor.programmeId)
    .where('n.referral_id', '=', referralId)
    .where('n.state', '=', 'signed')
    .where('n.person_words', 'is not', null)
    .where('n.person_words', '<>', '')
    .orderBy('n.signed_at')
    .execute();
  return rows.map(row => ({ text: row.person_words ?? '', number: row.number, startsAt: row.starts_at }));
}

async function planOf({ db, actor }: Scope, referralId: string): Promise<CasePlan | null> {
  const [plan, goals, actions] = await Promise.all([
    db
      .selectFrom('plan as p')
      .leftJoinLateral(
        eb =>
          eb
            .selectFrom('plan_version as v')
            .select(['v.number', 'v.agreed_on', 'v.agreed_how'])
            .whereRef('v.programme_id', '=', 'p.programme_id')
            .whereRef('v.plan_id', '=', 'p.id')
            .orderBy('v.number', 'desc')
            .limit(1)
            .as('v'),
        join => join.onTrue(),
      )
      .select(['p.strengths', 'v.number', 'v.agreed_on', 'v.agreed_how'])
      .where('p.programme_id', '=', actor.programmeId)
      .where('p.referral_id', '=', referralId)
      .executeTakeFirst(),
    db
      .selectFrom('goal as g')
      .innerJoin('plan as p', join =>
        join.onRef('p.programme_id', '=', 'g.programme_id').onRef('p.id', '=', 'g.plan_id'),
      )
      .select([
        'g.id',
        'g.words',
        'g.state',
        'g.importance',
        'g.confidence',
        'g.confidence_was',
        'g.what_would_help',
      ])
      .where('p.programme_id', '=', actor.programmeId)
      .where('p.referral_id', '=', referralId)
      .where('g.state', '<>', 'removed')
      .orderBy('g.position')
      .orderBy('g.created_at')
      .execute(),
    db
      .selectFrom('action as a')
      .innerJoin('plan as p', join =>
        join.onRef('p.programme_id', '=', 'a.programme_id').onRef('p.id', '=', 'a.plan_id'),
      )
      .select(['a.id', 'a.goal_id', 'a.words', 'a.owner', 'a.owner_name', 'a.due_on', 'a.done_on'])
      .where('p.programme_id', '=', actor.programmeId)
      .where('p.referral_id', '=', referralId)
      .where('a.removed_at', 'is', null)
      .orderBy('a.position')
      .orderBy('a.created_at')
      .execute(),
  ]);
  if (!plan) return null;
  const byGoal = Map.groupBy(
    actions.map(row => ({
      id: row.id,
      goalId: row.goal_id,
      words: row.words,
      owner: row.owner,
      ownerName: row.owner_name,
      dueOn: row.due_on,
      doneOn: row.done_on,
    })),
    action => action.goalId,
  );
  return {
    strengths: plan.strengths,
    agreed:
      plan.number && plan.agreed_on && plan.agreed_how
        ? { number: plan.number, on: plan.agreed_on, how: plan.agreed_how }
        : null,
    goals: goals.map(row => ({
      id: row.id,
      words: row.words,
      state: row.state,
      importance: row.importance,
      confidence: row.confidence,
      confidenceWas: row.confidence_was,
      whatWouldHelp: row.what_would_help,
      actions: byGoal.get(row.id) ?? [],
    })),
  };
}

async function introductionsOf({ db, actor }: Scope, referralId: string) {
  const rows = await db
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
    .where('i.programme_id', '=', actor.programmeId)
    .where('i.referral_id', '=', referralId)
    .orderBy('i.created_at')
    .execute();
  return rows.map(row => ({
    id: row.id,
    serviceId: row.service_id,
    serviceName: row.service_name,
    kind: row.kind,
    state: row.state,
    stateSince: row.state_since,
    nextStep: row.next_step,
    nextOn: row.next_on,
    ownerName: row.name,
  }));
}

async function assessmentsOf({ db, actor }: Scope, referralId: string) {
  const rows = await db
    .selectFrom('assessment')
    .select(['instrument', 'timepoint', 'declined', 'answers', 'scores', 'taken_on'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('superseded_by', 'is', null)
    .orderBy('taken_on')
    .execute();
  return rows.map(row => ({
    instrument: row.instrument,
    timepoint: row.timepoint,
    declined: row.declined,
    answers: row.answers as Record<string, unknown>,
    scores: row.scores as Record<string, unknown>,
    takenOn: row.taken_on,
  }));
}

function ownConcernsOf({ db, actor }: Scope, referralId: string) {
  return db
    .selectFrom('own_concern')
    .select(['position', 'words'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .orderBy('position')
    .execute();
}

async function consentsOf({ db, actor }: Scope, personId: string, referralId: string) {
  const rows = await db
    .selectFrom('consent')
    .distinctOn('purpose')
    .select(['purpose', 'given', 'withdrawn_at'])
    .where('programme_id', '=', actor.programmeId)
    .where(eb => eb.or([eb('person_id', '=', personId), eb('referral_id', '=', referralId)]))
    .orderBy('purpose')
    .orderBy('at', 'desc')
    .execute();
  return rows.map(row => ({ purpose: row.purpose, given: row.given, withdrawn: row.withdrawn_at !== null }));
}

function aroundOf({ db, actor }: Scope, personId: string) {
  return db
    .selectFrom('person_contact')
    .select(['name', 'relation', 'phone', 'note'])
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();
}

async function concernsOf({ db, actor }: Scope, personId: string) {
  const rows = await db
    .selectFrom('concern as c')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.id', '=', 'c.owner_id'),
    )
    .select(['c.id', 's.name', 'c.decide_by'])
    .where('c.programme_id', '=', actor.programmeId)
    .where('c.person_id', '=', personId)
    .where('c.state', '<>', 'closed')
    .orderBy('c.decide_by')
    .execute();
  return rows.map(row => ({ id: row.id, ownerName: row.name, decideBy: row.decide_by }));
}

async function lettersOf({ db, actor }: Scope, referralId: string) {
  const rows = await db
    .selectFrom('letter')
    .select(['id', 'kind', 'state', 'made_at'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map(row => ({ id: row.id, kind: row.kind, state: row.state, madeAt: row.made_at }));
}

/** The time line: what happened to the referral, contacts, sessions, introductions and letters, newest first. */
async function happenedIn({ db, actor }: Scope, referralId: string): Promise<readonly Happening[]> {
  const { programmeId } = actor;
  const { rows } = await sql<Omit<Happening, 'subjectId'> & { subject_id: string }>`
    select at, 'event' as kind, transition as code, reason as what, actor_name as who, id as subject_id
    from referral_event where programme_id = ${programmeId} and referral_id = ${referralId}
    union all
    select c.at, 'contact', c.outcome, c.mode, s.name, c.id from contact c
    join staff s on s.programme_id = c.programme_id and s.id = c.staff_id
    where c.programme_id = ${programmeId} and c.referral_id = ${referralId}
    union all
    select (s.starts_at at time zone p.time_zone), 'session', s.state, coalesce(s.number::text, s.missed_reason), s.place, s.id
    from session s join programme p on p.id = s.programme_id
    where s.programme_id = ${programmeId} and s.referral_id = ${referralId} and s.state in ('held', 'missed', 'cancelled_by_person', 'cancelled_by_us')
    union all
    select e.at, 'introduction', e.to_state, i.service_name, e.actor_name, i.id from introduction_event e
    join introduction i on i.programme_id = e.programme_id and i.id = e.introduction_id
    where e.programme_id = ${programmeId} and i.referral_id = ${referralId}
    union all
    select sent_at, 'letter', kind, null, null, id from letter
    where programme_id = ${programmeId} and referral_id = ${referralId} and sent_at is not null
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
