import type { Route } from '../web/index.ts';
import {
  consentRegister,
  recordConsentRoute,
  withdrawConsentPage,
  withdrawConsentRoute,
} from './pages/consent-routes.tsx';
import { editPage, editRoute } from './pages/edit.tsx';
import { equalityPage, equalityRoute } from './pages/equality.tsx';
import { peopleExport, peopleList } from './pages/list.tsx';
import { mergeFindPage, mergePage, mergeRoute, undoMergeRoute } from './pages/merge.tsx';
import { programmeRegister, programmeRegisterFile } from './pages/programme-register.tsx';
import { personPage } from './pages/record.tsx';
import { publishWordingRoute, wordingsPage } from './pages/wordings.tsx';

/** The addresses of this room, all for staff. */
export const peopleRoutes: readonly Route[] = [
  peopleList,
  peopleExport,
  personPage,
  editPage,
  editRoute,
  equalityPage,
  equalityRoute,
  consentRegister,
  recordConsentRoute,
  withdrawConsentPage,
  withdrawConsentRoute,
  mergeFindPage,
  mergePage,
  mergeRoute,
  undoMergeRoute,
  programmeRegister,
  programmeRegisterFile,
  wordingsPage,
  publishWordingRoute,
];
