export { matchApi } from './api.ts';
export { inTheirWords } from './pages/in-their-words.tsx';
