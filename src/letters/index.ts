export { type GpClosingFacts, gpClosingFacts, gpClosingLetter } from './documents/gp-closing.ts';
export type { LetterView } from './documents/letterhead.ts';
export {
  type PersonClosingFacts,
  personClosingFacts,
  personClosingLetter,
} from './documents/person-closing.ts';
export { type PlanFacts, planDocument, planFacts } from './documents/plan.ts';
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
export type { LetterDocument } from './engine/document.ts';
export { LetterFailed, type Letters, LettersBusy, makeLetters, type PoolOptions } from './engine/pool.ts';
