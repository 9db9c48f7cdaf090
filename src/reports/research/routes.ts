import type { Route } from '../../web/index.ts';
import { studiesPage } from './pages/list.tsx';
import { askRoute, newStudyPage } from './pages/new.tsx';
import { studyRoutes } from './pages/one.tsx';

/** Every address of studies. */
export const researchRoutes: readonly Route[] = [studiesPage, newStudyPage, askRoute, ...studyRoutes];
