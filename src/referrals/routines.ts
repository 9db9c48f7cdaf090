import type { Routine } from '../platform/events/index.ts';
import { draftStore } from './draft-store.ts';

/** What the clock does in this room. */
export const referralRoutines: readonly Routine[] = [
  { name: 'self-referral-drafts', cron: '15 3 * * *', handle: scope => draftStore(scope).dropExpired() },
];
