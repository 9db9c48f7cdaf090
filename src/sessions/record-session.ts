import { audit } from '../audit/index.ts';
import {
  type Case,
  heedWords,
  houseRules,
  reachPerson,
  refreshNextAction,
  settleTasks,
} from '../care/index.ts';
import { newId, Refused, Stale } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { SessionMode } from '../programmes/index.ts';
import { referralStore } from '../referrals/index.ts';
import { allowedSession, type SessionRef } from './allowed-session.ts';
import { planSessions } from './plan-sessions.ts';
import { holdNote } from './queries.ts';
import { writtenElsewhere } from './save-draft.ts';
import type { Note, Session } from './session.ts';
import { sessionStore } from './store.ts';

export type RecordInput = SessionRef & {
  /** The version of the note that the page showed; 0 when there was none. */
  readonly version: number;
  /** The window it was typed in; each opening of the page is one. */
  readonly page?: string | undefined;
  /** When the text kept apart was written that the page showed beside the form. */
  readonly apartSeen?: string | undefined;
  readonly text: string;
  readonly personWords: string | null;
  readonly mode: SessionMode;
  readonly minutes: number | null;
  readonly othersPresent: string | null;
  readonly nextStep: string | null;
  /** When the two meet next: planned in the same step, as long and in the same way. */
  readonly nextAt?: Temporal.PlainDateTime | null | undefined;
  /** Signs the note as well; from then on it is locked. */
  readonly sign: boolean;
};

/**
 * The session was held: it gets its number, the note is kept, and signed if wished. A second time it keeps changes of a note
 * that is not signed yet.
 * @throws NotFound, Forbidden, Stale (it was written elsewhere meanwhile), Refused (not begun, missed or moved; already signed;
 *   nothing to sign)
 * @returns the number of the session
 */
export async function recordSession(scope: Scope, input: RecordInput): Promise<number> {
  const { kase, session } = await allowedSession(scope, input, input.sign ? 'sign_note' : 'record_session');
  if (session.state !== 'planned' && session.state !== 'held') {
    throw new Refused(`sessions.refused.state.${session.state}`);
  }
  const note = await holdNote(scope, session.id);
  if (note?.state === 'signed') throw new Refused('sessions.refused.signed');
  const store = sessionStore(scope);
  const drafts = await store.drafts(session.id);
  if (note && writtenElsewhere(note, input, scope.actor.id, drafts.main)) {
    throw new Stale({ yours: allWords(input), theirs: allWords(note) });
  }
  if (input.sign && input.text.trim() === '') throw new Refused('sessions.refused.empty');
  const number = session.number ?? (await markHeld(scope, kase, session));
  await store.change(session.id, {
    mode: input.mode,
    minutes: input.minutes,
    others_present: input.othersPresent,
    next_step: input.nextStep,
  });
  await keepNote(scope, kase, session, note, input);
  await store.dropDraft(session.id, 'main');
  // A text kept apart goes only when the form that was sent has shown it.
  if (input.apartSeen && drafts.apart?.at.toString() === input.apartSeen) {
    await store.dropDraft(session.id, 'apart');
  }
  if (input.nextAt) {
    await planSessions(scope, {
      referralId: kase.id,
      startsAt: input.nextAt,
      minutes: session.minutesPlanned,
      mode: input.mode,
      place: session.place,
      knowBefore: session.knowBefore,
    });
  }
  await refreshNextAction(scope, kase.id);
  return number;
}

function allWords({
  text,
  personWords,
}: {
  readonly text: string;
  readonly personWords: string | null;
}): string {
  return personWords ? `${text}\n\n“${personWords}”` : text;
}

async function markHeld(scope: Scope, kase: Case, session: Session): Promise<number> {
  const { zone, today } = await houseRules(scope);
  if (Temporal.PlainDate.compare(session.startsAt.toPlainDate(), today) > 0) {
    throw new Refused('sessions.refused.not_begun');
  }
  const store = sessionStore(scope);
  const number = (await store.counts(kase.id)).held + 1;
  await store.change(session.id, { state: 'held', number, recorded_at: scope.now });
  const at = session.startsAt.toZonedDateTime(zone).toInstant();
  await reachPerson(scope, kase, at);
  await referralStore(scope).change(kase.id, {
    sessions_held: number,
    ...(number === 1 ? { first_session_at: at } : {}),
  });
  await settleTasks(scope, 'write_note', session.id);
  await settleTasks(scope, 'review_missed', kase.id);
  await audit(scope, {
    verb: 'session.held',
    subject: { kind: 'session', id: session.id },
    personId: kase.personId,
  });
  await emit(scope, { name: 'SessionHeld', subjectId: session.id, payload: { referralId: kase.id, number } });
  return number;
}

async function keepNote(
  scope: Scope,
  kase: Case,
  session: Session,
  note: Note | null,
  input: RecordInput,
): Promise<void> {
  const store = sessionStore(scope);
  const words = { text: input.text, person_words: input.personWords, author_id: scope.actor.id };
  const signed = input.sign ? ({ state: 'signed', signed_at: scope.now } as const) : {};
  const id = note?.id ?? newId();
  if (note) await store.changeNote(id, { ...words, ...signed });
  else if (input.text !== '' || input.personWords !== null) {
    await store.addNote({
      id,
      referral_id: kase.id,
      person_id: kase.personId,
      session_id: session.id,
      ...words,
      state: 'draft',
      created_at: scope.now,
      updated_at: scope.now,
      ...signed,
    });
  }
  if (!input.sign) return;
  await heedWords(scope, kase, [input.text, input.personWords]);
  await settleTasks(scope, 'sign_note', session.id);
  await audit(scope, { verb: 'note.signed', subject: { kind: 'note', id }, personId: kase.personId });
  await emit(scope, {
    name: 'NoteSigned',
    subjectId: id,
    payload: { referralId: kase.id, sessionId: session.id },
  });
}
