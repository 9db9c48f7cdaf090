import type { Route } from '../web/index.ts';
import { boardExport, boardPage } from './pages/board.tsx';
import { casePage } from './pages/case.tsx';
import { searchPage } from './pages/search.tsx';
import { todayPage } from './pages/today.tsx';
import { recordQuestionRoutes } from './record/questions.tsx';
import { recordSearchRoutes } from './record/search.tsx';

export { caseInHand } from './case-in-hand.ts';
export { sessionSections } from './session-sections.tsx';

/** Today, board, case and search: the pages that draw from every room. */
export const workspaceRoutes: readonly Route[] = [
  todayPage,
  boardPage,
  boardExport,
  searchPage,
  casePage,
  ...recordQuestionRoutes,
  ...recordSearchRoutes,
];
