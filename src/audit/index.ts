export { audit, auditAll } from './audit.ts';
export { exportRecord } from './export.ts';
export { type LookedRow, lookedAt } from './looked-queries.ts';
export { fileOfRoots } from './roots.ts';
export { beginGeneration } from './seal-store.ts';
export { sealAll, startSealing } from './sealing.ts';
export { sealingKey } from './sealing-key.ts';
