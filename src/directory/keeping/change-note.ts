import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { noteStore } from './note-store.ts';

/** New words for a note, or null to take it away. */
export type NoteChange = { readonly noteId: string; readonly text: string | null };

/**
 * Changes one's own note, or takes it away.
 * @returns the service it is about
 * @throws NotFound, Forbidden (it is somebody else's)
 */
export async function changeNote(scope: Scope, { noteId, text }: NoteChange): Promise<string> {
  const store = noteStore(scope);
  const note = await store.find(noteId);
  if (!note || note.removed_at !== null) throw new NotFound('note');
  if (note.author_id !== scope.actor.id) throw new Forbidden('directory.keeping.refused.not_yours');
  await store.change(noteId, text === null ? { removed_at: scope.now } : { text, edited_at: scope.now });
  await audit(scope, {
    verb: text === null ? 'service_note.removed' : 'service_note.changed',
    subject: { kind: 'service_note', id: noteId },
  });
  return note.service_id;
}
