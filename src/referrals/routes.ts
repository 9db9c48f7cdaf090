import type { Route } from '../web/index.ts';
import { allocatePage, allocateRoute } from './pages/allocate.tsx';
import { byPhone, byPhonePage } from './pages/by-phone.tsx';
import { caseloadRoutes } from './pages/caseload.tsx';
import { cardPage, codePage, codeSent } from './pages/code.tsx';
import { decisionRoutes } from './pages/decide.ts';
import { detailPage } from './pages/detail.tsx';
import { publicHome } from './pages/home.tsx';
import { inboxExport, inboxPage } from './pages/inbox.tsx';
import { paperDraftDropped, paperDraftKept, paperEntered, paperEntryPage } from './pages/on-paper.tsx';
import { receiptPage, startAnother } from './pages/receipt.tsx';
import { refer, referPage } from './pages/refer.tsx';
import { supportLeave, supportResume, supportResumed } from './pages/resume.tsx';
import { answerByLink, answeredPage, statusPage } from './pages/status.tsx';
import { supportStart, supportStep, supportStepSent } from './pages/support.tsx';
import { waitingExport, waitingPage } from './pages/waiting.tsx';
import type { TakenOn } from './taken-on.ts';

/** The addresses for everybody. They begin with the programme's name, so they come after all others. */
export const publicReferralRoutes: readonly Route[] = [
  publicHome,
  referPage,
  refer,
  codePage,
  codeSent,
  cardPage,
  receiptPage,
  startAnother,
  statusPage,
  answerByLink,
  answeredPage,
  supportStart,
  supportResume,
  supportResumed,
  supportLeave,
  supportStep,
  supportStepSent,
];

/** The addresses for staff: inbox, decisions, waiting list, referral by phone. */
export function referralRoutes(takenOn: TakenOn): readonly Route[] {
  return [
    inboxPage,
    inboxExport,
    detailPage,
    ...decisionRoutes(takenOn),
    waitingPage,
    waitingExport,
    allocatePage,
    allocateRoute(takenOn),
    byPhonePage,
    byPhone,
    ...caseloadRoutes,
    paperEntryPage,
    paperEntered,
    paperDraftKept,
    paperDraftDropped,
  ];
}
