import type { Route } from '../web/index.ts';
import { receiptRoutes } from './pages/receipt.tsx';
import { staffHandoverRoutes } from './pages/staff.tsx';

export { answerHandover } from './answer-handover.ts';
export { chaseHandovers, handoverRoutines } from './chase-handovers.ts';
export { makeHandover } from './make-handover.ts';

/** Handing over, for co-ordinators. */
export const handoverRoutes: readonly Route[] = staffHandoverRoutes;
/** Where a service gives its receipt; the address begins with the programme's name. */
export const publicHandoverRoutes: readonly Route[] = receiptRoutes;
