import type { Route } from '../../web/index.ts';
import { changeColumns, columnsPage, copyRoute, retireRoute } from './pages/columns.tsx';
import { dictionaryCsv, dictionaryMarkdown } from './pages/dictionary.ts';
import { dataSetsPage } from './pages/list.tsx';
import { dataSetPage, takeRoute } from './pages/one.tsx';

/** Every address of data sets. */
export const dataSetRoutes: readonly Route[] = [
  dataSetsPage,
  dataSetPage,
  takeRoute,
  dictionaryMarkdown,
  dictionaryCsv,
  copyRoute,
  columnsPage,
  changeColumns,
  retireRoute,
];
