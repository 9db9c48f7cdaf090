import type { Route } from '../web/index.ts';
import type { DirectoryDeps } from './pages/deps.ts';
import { findPage } from './pages/find.tsx';
import { publicFindPage } from './pages/find-public.tsx';
import { newImport, newImportPage } from './pages/import-new.tsx';
import { decideImport, importPreviewPage } from './pages/import-preview.tsx';
import { importReportPage } from './pages/import-report.tsx';
import { importsPage } from './pages/imports.tsx';
import { publicServicePage, servicePage } from './pages/service.tsx';

/** The addresses of the directory, for staff and for everybody. */
export function directoryRoutes(deps: DirectoryDeps): readonly Route[] {
  return [
    findPage(deps),
    servicePage(deps),
    importsPage,
    newImportPage,
    newImport,
    importPreviewPage,
    decideImport,
    importReportPage,
    publicFindPage(deps),
    publicServicePage(deps),
  ];
}
