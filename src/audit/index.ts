export { type AuditEntry, audit, auditAll, type Verb } from './audit.ts';
export { exportRecord } from './export.ts';
export { type LookedRow, lookedAt } from './looked-queries.ts';
export { MANY_IN_AN_HOUR, type ReadingQuestion, readingQuestions } from './question-queries.ts';
export { fileOfRoots } from './roots.ts';
export { beginGeneration } from './seal-store.ts';
export { sealAll, startSealing } from './sealing.ts';
export { sealingKey } from './sealing-key.ts';
export {
  type FoundEntry,
  LISTED,
  personByReference,
  type RecordQuery,
  searchRecord,
} from './search-queries.ts';
