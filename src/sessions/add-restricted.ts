import { audit } from '../audit/index.ts';
import { heedWords } from '../care/index.ts';
import { newId, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { allowedSession, type SessionRef } from './allowed-session.ts';
import { holdNote } from './queries.ts';
import { sessionStore } from './store.ts';

/**
 * Adds words to a note that only their author and the co-ordinators read. They are sealed, stay as they are, and go into no
 * letter, plan or message.
 * @throws NotFound, Forbidden, Refused (there is no note yet)
 */
export async function addRestricted(
  scope: Scope,
  input: SessionRef & { readonly words: string },
): Promise<void> {
  const { kase, session } = await allowedSession(scope, input, 'sign_note');
  const note = await holdNote(scope, session.id);
  if (!note) throw new Refused('sessions.refused.no_note');
  const id = newId();
  await sessionStore(scope).addRestricted({
    id,
    note_id: note.id,
    referral_id: kase.id,
    person_id: kase.personId,
    author_id: scope.actor.id,
    words: input.words,
    written_at: scope.now,
  });
  await heedWords(scope, kase, [input.words]);
  await audit(scope, {
    verb: 'note.restricted',
    subject: { kind: 'restricted_words', id },
    personId: kase.personId,
  });
}
