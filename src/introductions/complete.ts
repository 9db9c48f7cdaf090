import type { Scope } from '../platform/database/index.ts';
import { move } from './move.ts';

export type Complete = {
  readonly referralId: string;
  readonly introductionId: string;
  readonly note?: string | null;
};

/** It has come to its good end: the course is over, or the person goes on without us. */
export async function completeIntroduction(scope: Scope, input: Complete): Promise<void> {
  await move(scope, { ...input, name: 'complete' });
}
