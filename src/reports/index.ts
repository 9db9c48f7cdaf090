import type { Route } from '../web/index.ts';
import { dataSetRoutes } from './pages/data-set.tsx';
import { figuresPage } from './pages/figures.tsx';

export { type Shown, type ShownLine, suppressLine } from './suppress.ts';

/** Every address of the room. */
export const reportRoutes: readonly Route[] = [figuresPage, ...dataSetRoutes];
