import { audit } from '../audit/index.ts';
import { newId, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { allowedSession, type SessionRef } from './allowed-session.ts';
import { holdNote } from './queries.ts';
import type { Note } from './session.ts';
import { sessionStore } from './store.ts';

export type DraftInput = SessionRef & {
  /** The version of the note that the page showed; 0 when there was none. */
  readonly version: number;
  readonly text: string;
  readonly personWords: string | null;
  /** Everything typed, by field name, so that the page comes back as it was. */
  readonly typed: Readonly<Record<string, string>>;
};

/** `note`: kept in the note. `apart`: somebody else wrote meanwhile; kept beside it as the writer's own text. */
export type DraftKept =
  | { readonly kept: 'note'; readonly version: number }
  | { readonly kept: 'apart'; readonly theirs: string; readonly by: string };

/**
 * Keeps what is being typed. Only the first draft is put on record, not each stroke of the pen. When somebody
 * else has written since, neither text is lost: theirs stays the note, this one is kept apart for its writer.
 * @throws NotFound, Forbidden, Refused (the note is signed)
 */
export async function saveDraft(scope: Scope, input: DraftInput): Promise<DraftKept> {
  const { kase, session } = await allowedSession(scope, input, 'sign_note');
  const store = sessionStore(scope);
  const note = await holdNote(scope, session.id);
  if (note?.state === 'signed') throw new Refused('sessions.refused.signed');
  if (note && writtenMeanwhile(note, input.version, scope.actor.id)) {
    await store.keepDraft(session.id, input.typed, true);
    return { kept: 'apart', theirs: note.text, by: note.authorName };
  }
  await store.keepDraft(session.id, input.typed, false);
  const words = { text: input.text, person_words: input.personWords };
  if (note) {
    await store.changeNote(note.id, { ...words, author_id: scope.actor.id });
    return { kept: 'note', version: note.version + 1 };
  }
  const id = newId();
  await store.addNote({
    id,
    referral_id: kase.id,
    person_id: kase.personId,
    session_id: session.id,
    author_id: scope.actor.id,
    ...words,
    state: 'draft',
    created_at: scope.now,
    updated_at: scope.now,
  });
  await audit(scope, { verb: 'note.drafted', subject: { kind: 'note', id }, personId: kase.personId });
  return { kept: 'note', version: 1 };
}

/** Whether another person has changed the note since this version was shown. */
export function writtenMeanwhile(note: Note, version: number, actorId: string): boolean {
  return note.version !== version && note.authorId !== actorId;
}
