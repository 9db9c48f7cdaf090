export { draftStore, type KeptDraft } from './draft-store.ts';
