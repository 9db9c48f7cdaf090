import { audit } from '../audit/index.ts';
import { newId, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { allowedSession, type SessionRef } from './allowed-session.ts';
import { holdNote } from './queries.ts';
import type { Note } from './session.ts';
import { type KeptDraft, sessionStore } from './store.ts';

export type DraftInput = SessionRef & {
  /** The version of the note that the page showed; 0 when there was none. */
  readonly version: number;
  readonly text: string;
  readonly personWords: string | null;
  /** The window it was typed in; each opening of the page is one. */
  readonly page?: string | undefined;
  /** Everything typed, by field name, so that the page comes back as it was. */
  readonly typed: Readonly<Record<string, string>>;
};

/** `note`: kept in the note. `apart`: it was written elsewhere meanwhile; kept beside it as the writer's own text. */
export type DraftKept =
  | { readonly kept: 'note'; readonly version: number }
  | { readonly kept: 'apart'; readonly theirs: string; readonly by: string; readonly self: boolean };

/**
 * Keeps what is being typed. Only the first draft is put on record, not each stroke of the pen. When somebody
 * else has written since, or the same person in another window, neither text is lost: what was there stays the note,
 * this one is kept apart for its writer.
 * @throws NotFound, Forbidden, Refused (the note is signed)
 */
export async function saveDraft(scope: Scope, input: DraftInput): Promise<DraftKept> {
  const { kase, session } = await allowedSession(scope, input, 'sign_note');
  const store = sessionStore(scope);
  const note = await holdNote(scope, session.id);
  if (note?.state === 'signed') throw new Refused('sessions.refused.signed');
  const { main } = await store.drafts(session.id);
  if (note && writtenElsewhere(note, input, scope.actor.id, main)) {
    if (note.text === input.text && note.personWords === input.personWords) {
      return { kept: 'note', version: note.version };
    }
    await store.keepDraft(session.id, input.typed, 'apart');
    return {
      kept: 'apart',
      theirs: note.text,
      by: note.authorName,
      self: note.authorId === scope.actor.id,
    };
  }
  await store.keepDraft(session.id, { ...input.typed, page: input.page ?? '' }, 'main');
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

/**
 * Whether the note was changed since this version was shown, by somebody else or in another window, so that words would be
 * lost. A window whose own last draft is the note may lag a version behind, when the answer to that draft never reached it;
 * and a page that was loaded again may have been read before its last draft arrived: then its text holds all of the note.
 * @param main the actor's own last draft
 */
export function writtenElsewhere(
  note: Note,
  seen: Pick<DraftInput, 'version' | 'page' | 'text' | 'personWords'>,
  actorId: string,
  main: KeptDraft | null,
): boolean {
  if (note.version === seen.version) return false;
  if (note.authorId !== actorId) return true;
  const own = seen.page !== undefined && main?.body['page'] === seen.page;
  const holdsAll =
    seen.text.includes(note.text.trim()) && (seen.personWords ?? '').includes(note.personWords?.trim() ?? '');
  return !own && !holdsAll;
}
