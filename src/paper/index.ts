import type { Letters } from '../letters/index.ts';
import type { Listener } from '../platform/events/index.ts';
import type { Route } from '../web/index.ts';
import { meetListener } from './meet-by-letter.ts';
import { answerRoutes } from './pages/answers.tsx';
import { deskRoutes } from './pages/desk.tsx';
import { measuresPaperRoutes } from './pages/measures.tsx';
import { replyListener } from './reply-by-letter.ts';

export { publicPaperRoutes } from './pages/public.tsx';

/** Pages and files of paper and post, for staff. @param letters the printer that main made; main closes it */
export function paperRoutes(letters: Letters): readonly Route[] {
  return [...deskRoutes(letters), ...answerRoutes, ...measuresPaperRoutes(letters)];
}

/** What this room does when it hears news. */
export const paperListeners = (letters: Letters): readonly Listener[] => [
  replyListener,
  meetListener(letters),
];
