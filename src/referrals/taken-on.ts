import type { Scope } from '../platform/database/index.ts';

/**
 * What a room further on does in the same transaction when somebody was accepted or given to a link worker, because
 * whoever decided looks there next: works out what comes next in the case. Everything else hears of it by event.
 */
export type TakenOn = (scope: Scope, referralId: string) => Promise<unknown>;
