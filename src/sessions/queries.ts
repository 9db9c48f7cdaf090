import { NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Taken } from './calendar.ts';
import type { Addendum, Note, Session, SessionState } from './session.ts';

function reading({ db, actor }: Scope) {
  return db
    .selectFrom('session as s')
    .innerJoin('staff as w', join =>
      join.onRef('w.programme_id', '=', 's.programme_id').onRef('w.id', '=', 's.link_worker_id'),
    )
    .selectAll('s')
    .select('w.name as worker_name')
    .where('s.programme_id', '=', actor.programmeId);
}

type Row = Awaited<ReturnType<ReturnType<typeof reading>['execute']>>[number];

function toSession(row: Row): Session {
  return {
    id: row.id,
    referralId: row.referral_id,
    personId: row.person_id,
    linkWorkerId: row.link_worker_id,
    linkWorkerName: row.worker_name,
    state: row.state as SessionState,
    number: row.number,
    startsAt: row.starts_at,
    minutesPlanned: row.minutes_planned,
    mode: row.mode,
    place: row.place,
    knowBefore: row.know_before,
    minutes: row.minutes,
    othersPresent: row.others_present,
    nextStep: row.next_step,
    missedReason: row.missed_reason,
    reasonNote: row.reason_note,
    supersedes: row.supersedes,
    confirmedAt: row.confirmed_at,
    cannotComeAt: row.cannot_come_at,
  };
}

/**
 * One session of a referral.
 * @throws NotFound when it does not exist for this actor, or belongs to another referral
 */
export async function sessionOf(scope: Scope, referralId: string, sessionId: string): Promise<Session> {
  const row = await reading(scope)
    .where('s.referral_id', '=', referralId)
    .where('s.id', '=', sessionId)
    .executeTakeFirst();
  if (!row) throw new NotFound('session');
  return toSession(row);
}

/** A session of this person that is planned and has not begun, held until the transaction ends; undefined for any other. */
export async function plannedHeld(
  { db, actor, now }: Scope,
  sessionId: string,
  personId: string,
): Promise<Pick<Session, 'id' | 'personId' | 'referralId' | 'linkWorkerId'> | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('programme', 'programme.id', 'session.programme_id')
    .select(['session.id', 'person_id', 'referral_id', 'link_worker_id', 'starts_at', 'time_zone'])
    .where('session.programme_id', '=', actor.programmeId)
    .where('session.id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('state', '=', 'planned')
    .forUpdate('session')
    .executeTakeFirst();
  if (!row) return undefined;
  const local = now.toZonedDateTimeISO(row.time_zone).toPlainDateTime();
  if (Temporal.PlainDateTime.compare(row.starts_at, local) <= 0) return undefined;
  return {
    id: row.id,
    personId: row.person_id,
    referralId: row.referral_id,
    linkWorkerId: row.link_worker_id,
  };
}

/** When it was put on record what became of a session; null while it is planned. */
export async function recordedAt({ db, actor }: Scope, sessionId: string): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('session')
    .select('recorded_at')
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row?.recorded_at ?? null;
}

/** All sessions of a referral in order of time, whatever became of them: for stepping stones and time line. */
export async function sessionsOf(scope: Scope, referralId: string): Promise<readonly Session[]> {
  const rows = await reading(scope)
    .where('s.referral_id', '=', referralId)
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute();
  return rows.map(toSession);
}

/** The sessions of a link worker on a day, in order of time, without those moved or cancelled. */
export async function sessionsOnDay(
  scope: Scope,
  linkWorkerId: string,
  day: Temporal.PlainDate,
): Promise<readonly Session[]> {
  const rows = await reading(scope)
    .where('s.link_worker_id', '=', linkWorkerId)
    .where('s.starts_at', '>=', day.toPlainDateTime())
    .where('s.starts_at', '<', day.add({ days: 1 }).toPlainDateTime())
    .where('s.state', 'in', ['planned', 'held', 'missed'])
    .orderBy('s.starts_at')
    .execute();
  return rows.map(toSession);
}

/** What a link worker has in the diary in these days with other people than those of this referral. */
export async function takenBetween(
  { db, actor }: Scope,
  linkWorkerId: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  butReferralId: string,
): Promise<readonly Taken[]> {
  const rows = await db
    .selectFrom('session as s')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 's.programme_id').onRef('p.id', '=', 's.person_id'),
    )
    .select(['s.id', 's.starts_at', 's.minutes_planned', 'p.given_name', 'p.known_as', 'p.family_name'])
    .where('s.programme_id', '=', actor.programmeId)
    .where('s.link_worker_id', '=', linkWorkerId)
    .where('s.referral_id', '<>', butReferralId)
    .where('s.state', 'in', ['planned', 'held'])
    .where('s.starts_at', '>=', from.toPlainDateTime())
    .where('s.starts_at', '<', to.add({ days: 1 }).toPlainDateTime())
    .orderBy('s.starts_at')
    .execute();
  return rows.map(row => ({
    id: row.id,
    startsAt: row.starts_at,
    minutes: row.minutes_planned,
    personName: `${row.known_as ?? row.given_name} ${row.family_name}`,
  }));
}

function readingNotes({ db, actor }: Scope) {
  return db
    .selectFrom('note as n')
    .innerJoin('staff as a', join =>
      join.onRef('a.programme_id', '=', 'n.programme_id').onRef('a.id', '=', 'n.author_id'),
    )
    .selectAll('n')
    .select('a.name as author_name')
    .where('n.programme_id', '=', actor.programmeId);
}

type NoteRow = Awaited<ReturnType<ReturnType<typeof readingNotes>['execute']>>[number];

function toNote(row: NoteRow): Note {
  return {
    id: row.id,
    sessionId: row.session_id ?? '',
    authorId: row.author_id,
    authorName: row.author_name,
    text: row.text,
    personWords: row.person_words,
    state: row.state === 'signed' ? 'signed' : 'draft',
    version: row.version,
    signedAt: row.signed_at,
    updatedAt: row.updated_at,
  };
}

/** The note of a session; null when nothing is written yet. */
export async function noteOf(scope: Scope, sessionId: string): Promise<Note | null> {
  const row = await readingNotes(scope).where('n.session_id', '=', sessionId).executeTakeFirst();
  return row ? toNote(row) : null;
}

/** The same, held until the transaction ends, so that two writers follow each other. */
export async function holdNote(scope: Scope, sessionId: string): Promise<Note | null> {
  const row = await readingNotes(scope)
    .where('n.session_id', '=', sessionId)
    .forUpdate('n')
    .executeTakeFirst();
  return row ? toNote(row) : null;
}

/** What was added to a signed note, oldest first. */
export async function addendaOf({ db, actor }: Scope, noteId: string): Promise<readonly Addendum[]> {
  const rows = await db
    .selectFrom('note_addendum as d')
    .innerJoin('staff as a', join =>
      join.onRef('a.programme_id', '=', 'd.programme_id').onRef('a.id', '=', 'd.author_id'),
    )
    .select(['d.id', 'd.text', 'd.at', 'a.name as author_name'])
    .where('d.programme_id', '=', actor.programmeId)
    .where('d.note_id', '=', noteId)
    .orderBy('d.at')
    .orderBy('d.id')
    .execute();
  return rows.map(({ author_name, ...row }) => ({ ...row, authorName: author_name }));
}

/** What a person said, quoted from a signed note, with the session it was said in. */
export type Quote = {
  readonly text: string;
  /** Null for words of a note that belongs to no session. */
  readonly number: number | null;
  readonly startsAt: Temporal.PlainDateTime | null;
  readonly signedAt: Temporal.Instant | null;
};

/** The person's words from signed notes, in the order of signing; exactly as written down. */
export async function personWords({ db, actor }: Scope, referralId: string): Promise<readonly Quote[]> {
  const rows = await db
    .selectFrom('note as n')
    .leftJoin('session as s', join =>
      join.onRef('s.programme_id', '=', 'n.programme_id').onRef('s.id', '=', 'n.session_id'),
    )
    .select(['n.person_words', 'n.signed_at', 's.number', 's.starts_at'])
    .where('n.programme_id', '=', actor.programmeId)
    .where('n.referral_id', '=', referralId)
    .where('n.state', '=', 'signed')
    .where('n.person_words', 'is not', null)
    .where('n.person_words', '<>', '')
    .orderBy('n.signed_at')
    .execute();
  return rows.map(row => ({
    text: row.person_words ?? '',
    number: row.number,
    startsAt: row.starts_at,
    signedAt: row.signed_at,
  }));
}

/** A session held whose note is not signed. */
export type Unsigned = {
  readonly sessionId: string;
  readonly referralId: string;
  readonly personName: string;
  readonly number: number | null;
  readonly startsAt: Temporal.PlainDateTime;
};

/** The sessions a link worker has held and not signed a note of, oldest first. */
export async function unsignedNotes(
  { db, actor }: Scope,
  linkWorkerId: string,
): Promise<readonly Unsigned[]> {
  const rows = await db
    .selectFrom('session as s')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 's.programme_id').onRef('p.id', '=', 's.person_id'),
    )
    .leftJoin('note as n', join =>
      join.onRef('n.programme_id', '=', 's.programme_id').onRef('n.session_id', '=', 's.id'),
    )
    .select([
      's.id',
      's.referral_id',
      's.number',
      's.starts_at',
      'p.given_name',
      'p.known_as',
      'p.family_name',
    ])
    .where('s.programme_id', '=', actor.programmeId)
    .where('s.link_worker_id', '=', linkWorkerId)
    .where('s.state', '=', 'held')
    .where(eb => eb.or([eb('n.state', 'is', null), eb('n.state', '=', 'draft')]))
    .orderBy('s.starts_at')
    .execute();
  return rows.map(row => ({
    sessionId: row.id,
    referralId: row.referral_id,
    personName: `${row.known_as ?? row.given_name} ${row.family_name}`,
    number: row.number,
    startsAt: row.starts_at,
  }));
}
