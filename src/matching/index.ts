export type { KeptAnswer } from './answers/answer-kept.ts';
export { answerStore } from './answers/store.ts';
export { matchApi } from './api.ts';
export { conceptName } from './concept-names.ts';
export { lexiconInUse } from './editing/lexicon-in-use.ts';
export { inTheirWords } from './pages/in-their-words.tsx';
