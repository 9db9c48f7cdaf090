import type { Route } from '../web/index.ts';
import type { Letters } from './engine/pool.ts';
import { certificateFile } from './pages/certificate-file.tsx';
import { fileRoutes } from './pages/files.tsx';
import { letterPages } from './pages/letter.tsx';
import { newLetterRoutes } from './pages/new.tsx';
import { shortlistFile } from './pages/shortlist-file.tsx';
import { postFile } from './print-queue/file.ts';
import { queuePages } from './print-queue/pages.tsx';

export { type AppointmentFacts, appointmentFacts, appointmentLetter } from './documents/appointment.ts';
export { type CertificateFacts, certificateDocument, certificateFacts } from './documents/certificate.ts';
export { type GpClosingFacts, gpClosingFacts, gpClosingLetter } from './documents/gp-closing.ts';
export { type LetterView, onLetterhead } from './documents/letterhead.ts';
export {
  type PersonClosingFacts,
  personClosingFacts,
  personClosingLetter,
} from './documents/person-closing.ts';
export { type PlanFacts, planDocument, planFacts } from './documents/plan.ts';
export { type ShortlistFacts, shortlistDocument, shortlistFacts } from './documents/shortlist.ts';
export {
  type DeclineFacts,
  declineFacts,
  declineLetter,
  type FirstContactFacts,
  firstContactFacts,
  firstContactLetter,
  type ReceiptFacts,
  receiptFacts,
  referralReceiptLetter,
} from './documents/to-referrer.ts';
export { type WeAreHereFacts, weAreHereFacts, weAreHereLetter } from './documents/we-are-here.ts';
export { type WelcomeFacts, welcomeFacts, welcomeLetter } from './documents/welcome.ts';
export { draftLetter } from './draft-letter.ts';
export type { Block, LetterDocument } from './engine/document.ts';
export { type Face, squaresOf } from './engine/on-paper.ts';
export { LetterFailed, type Letters, LettersBusy, makeLetters, type PoolOptions } from './engine/pool.ts';
export { caseRecord } from './facts-queries.ts';
export { type Letter, type LetterKind, letterKinds } from './letter.ts';
export { letterListeners } from './listeners.ts';
export { type PostLetter, postLetter } from './post-letter.ts';
export { paperFor } from './print-queue/paper-for.ts';
export { readyLetter, sendLetter } from './send-letter.ts';
export {
  type AnswerSlip,
  answerSlips,
  type SlipAnswer,
  type SlipWay,
  slipAnswers,
  slipWays,
} from './slips/store.ts';
export { letterStore } from './store.ts';

/** Pages and files of letters. @param letters the printer that main made; main closes it */
export function letterRoutes(letters: Letters): readonly Route[] {
  return [
    ...fileRoutes(letters),
    shortlistFile(letters),
    certificateFile(letters),
    postFile(letters),
    ...queuePages,
    ...newLetterRoutes,
    ...letterPages(letters),
  ];
}
