import { audit } from '../audit/index.ts';
import { heedWords } from '../care/index.ts';
import { newId, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { allowedSession, type SessionRef } from './allowed-session.ts';
import { holdNote } from './queries.ts';
import { sessionStore } from './store.ts';

/**
 * Adds to a signed note. What was signed stays as it is.
 * @throws NotFound, Forbidden, Refused (the note is not signed yet)
 */
export async function addAddendum(
  scope: Scope,
  input: SessionRef & { readonly text: string },
): Promise<void> {
  const { kase, session } = await allowedSession(scope, input, 'sign_note');
  const note = await holdNote(scope, session.id);
  if (note?.state !== 'signed') throw new Refused('sessions.refused.unsigned');
  const store = sessionStore(scope);
  await store.addAddendum({
    id: newId(),
    note_id: note.id,
    author_id: scope.actor.id,
    text: input.text,
    at: scope.now,
  });
  await heedWords(scope, kase, [input.text]);
  await store.dropDraft(session.id, 'main');
  await store.dropDraft(session.id, 'apart');
  await audit(scope, {
    verb: 'note.added_to',
    subject: { kind: 'note', id: note.id },
    personId: kase.personId,
  });
}
