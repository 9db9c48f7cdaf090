import type { Letters } from '../letters/index.ts';
import type { Route } from '../web/index.ts';
import { copiesPage } from './pages/copies.tsx';
import { copyRoutes } from './pages/copy-routes.tsx';
import { dictionaryPage } from './pages/dictionary.tsx';
import { duePage, proposeRoute } from './pages/due.tsx';
import {
  endHoldRoute,
  eraseOnRequestRoute,
  keepingPage,
  placeHoldRoute,
  requestCopyRoute,
} from './pages/keeping.tsx';
import { reviewPage, reviewRoute } from './pages/review.tsx';
import { approveRoute, callBackRoute, runPage } from './pages/run.tsx';

export { requestCopy } from './access/request-copy.ts';
export { accessStore } from './access/store.ts';
export { takeOwnCopy } from './access/take-own-copy.ts';
export { dictionary, dictionaryGroups } from './dictionary/index.ts';
export { placeHold } from './holds/place-hold.ts';
export { recordListeners, recordRoutines } from './routines.ts';

/** Pages of keeping, copying and erasing records. @param letters the printer that main made; main closes it */
export function recordRoutes(letters: Letters): readonly Route[] {
  return [
    duePage,
    proposeRoute,
    runPage,
    approveRoute,
    callBackRoute,
    dictionaryPage,
    copiesPage,
    reviewPage,
    reviewRoute,
    ...copyRoutes(letters),
    keepingPage,
    placeHoldRoute,
    endHoldRoute,
    requestCopyRoute,
    eraseOnRequestRoute,
  ];
}
