import type { Route } from '../web/index.ts';
import { allQuestionsPage } from './all-questions.tsx';
import { assetsRoutes } from './assets/page.tsx';
import { courseReportRoutes } from './courses/page.tsx';
import { dataSetRoutes } from './data-sets/routes.ts';
import { helpRoutes } from './help/page.tsx';
import { journeyRoutes } from './journey/page.tsx';
import { missingRoutes } from './missing/page.tsx';
import { populationRoutes } from './population/index.ts';
import { reachRoutes } from './reach/page.tsx';
import { regionRoutes } from './region/pages/region.tsx';
import { releasedRoutes } from './released/pages/routes.ts';
import { researchRoutes } from './research/routes.ts';
import { surveysReportRoutes } from './surveys/page.tsx';
import { teamRoutes } from './team/page.tsx';
import { thereRoutes } from './there/page.tsx';
import { waitingCompareRoutes } from './waiting/page.tsx';
import { workersRoutes } from './workers/page.tsx';
import { worthRoutes } from './worth/page.tsx';

export { changeDataSet, copyDataSet } from './data-sets/change-data-set.ts';
export { findDataSet } from './data-sets/find-data-set.ts';
export { exchangeRoutes } from './exchange/pages/exchange.tsx';
export { missingBriefRoutes } from './missing/brief-file.ts';
export {
  asLetter,
  composePack,
  figuresFor,
  packLanguages,
  packLinkRoutes,
  packRoutes,
  packRoutines,
  setPlan,
  spansOf,
  worthQuery,
} from './pack/index.ts';
export { type FigureSource, keepFigures, takeInFigures, useShipped } from './population/index.ts';
export { regionRoutines } from './region/routines.ts';
export { makeDue } from './released/make-due.ts';
export { releaseRoutines } from './released/routines.ts';
export { researchRoutines } from './research/routines.ts';
export { rowsForStudy } from './research/rows-for-study.ts';
export {
  compareSummaries,
  keepSummaries,
  markedReferrals,
  rebuildSummaries,
  summaryRoutines,
} from './summaries/index.ts';
export { type Shown, type ShownLine, suppressLine } from './suppress.ts';

/** Every address of the room. */
export const reportRoutes: readonly Route[] = [
  allQuestionsPage,
  ...releasedRoutes,
  ...regionRoutes,
  ...journeyRoutes,
  ...thereRoutes,
  ...helpRoutes,
  ...worthRoutes,
  ...workersRoutes,
  ...teamRoutes,
  ...waitingCompareRoutes,
  ...surveysReportRoutes,
  ...reachRoutes,
  ...assetsRoutes,
  ...missingRoutes,
  ...courseReportRoutes,
  ...populationRoutes,
  ...dataSetRoutes,
  ...researchRoutes,
];
