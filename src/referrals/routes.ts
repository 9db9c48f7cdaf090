import type { Route } from '../web/index.ts';
import { publicHome } from './pages/home.tsx';
import { receiptPage, startAnother } from './pages/receipt.tsx';
import { refer, referPage } from './pages/refer.tsx';
import { supportLeave, supportResume, supportResumed } from './pages/resume.tsx';
import { answerByLink, answeredPage, statusPage } from './pages/status.tsx';
import { supportStart, supportStep, supportStepSent } from './pages/support.tsx';

/** The addresses for everybody. They begin with the programme's name, so they come after all others. */
export const publicReferralRoutes: readonly Route[] = [
  publicHome,
  referPage,
  refer,
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
