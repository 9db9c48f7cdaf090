import type { View } from '../view.ts';
import { LOCALES } from '../words/locales.ts';
import { unreadRooms } from '../words/read-by.ts';

/** Tells staff which translations nobody who grew up with the language has read yet. Nothing when all are read. */
export function UnreadLanguages({ view }: { readonly view: View }) {
  const unread = LOCALES.filter(({ locale }) => unreadRooms(locale).length > 0).map(({ name }) => name);
  if (unread.length === 0) return null;
  return <p class="small quiet">{view.t('ui.unread', { languages: view.say.list(unread) })}</p>;
}
