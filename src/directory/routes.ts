import type { Route } from '../web/index.ts';
import type { DirectoryDeps } from './pages/deps.ts';
import { editingRoutes } from './pages/editing/routes.ts';
import { feedColumnRoutes } from './pages/feed-columns.tsx';
import { newFeedRoutes } from './pages/feed-new.tsx';
import { changeFeed, feedPage, feedsPage } from './pages/feeds.tsx';
import { findPage } from './pages/find.tsx';
import { findCsv, publicFindCsv } from './pages/find-csv.ts';
import { publicFindPage } from './pages/find-public.tsx';
import { newImport, newImportPage } from './pages/import-new.tsx';
import { decideImport, importPreviewPage } from './pages/import-preview.tsx';
import { cancelImport, importReportPage, problemsFile } from './pages/import-report.tsx';
import { importsPage } from './pages/imports.tsx';
import { askFact } from './pages/keeping/ask.tsx';
import { careRoutes } from './pages/keeping/care.tsx';
import { checkRoutes } from './pages/keeping/check.tsx';
import { duplicateRoutes } from './pages/keeping/duplicates.tsx';
import { entryRoutes } from './pages/keeping/entry.tsx';
import { noteRoutes } from './pages/keeping/notes.tsx';
import { offListPage } from './pages/keeping/off-list.tsx';
import { proposalRoutes } from './pages/keeping/proposal.tsx';
import { wrongRoutes } from './pages/keeping/wrong.tsx';
import { publicServicePage, servicePage } from './pages/service.tsx';
import { publicShortlistPage, shortlistPage } from './shortlist/pages.tsx';
import { sendShortlist } from './shortlist/send.tsx';
import { shortlistSheet } from './shortlist/sheet.tsx';

/** The addresses of the directory, for staff and for everybody. */
export function directoryRoutes(deps: DirectoryDeps): readonly Route[] {
  return [
    findPage(deps),
    findCsv,
    shortlistPage(deps),
    sendShortlist(deps),
    servicePage(deps),
    importsPage,
    newImportPage,
    newImport,
    importPreviewPage,
    decideImport,
    importReportPage,
    problemsFile,
    cancelImport,
    feedsPage,
    ...newFeedRoutes(deps),
    feedPage,
    changeFeed,
    ...feedColumnRoutes(deps),
    publicFindPage(deps),
    publicFindCsv,
    publicShortlistPage(deps),
    shortlistSheet,
    publicServicePage(deps),
    ...wrongRoutes(deps),
    ...noteRoutes,
    askFact,
    ...editingRoutes,
    ...careRoutes(deps),
    offListPage,
    ...checkRoutes,
    ...duplicateRoutes,
    ...proposalRoutes,
    ...entryRoutes,
  ];
}
