export { matchApi } from './api.ts';
export { type Heard, hear } from './hear.ts';
export { type Lexicon, lexicon } from './lexicon/index.ts';
export { type LimitCode, limitCodes } from './limits.ts';
export { type Match, type MatchInput, match } from './match.ts';
export { inTheirWords } from './pages/in-their-words.tsx';
