import type { Scope } from '../platform/database/index.ts';
import { move } from './move.ts';

type One = { readonly referralId: string; readonly introductionId: string };

/** The person went again, or means to: they are going. */
export async function keepGoing(scope: Scope, one: One): Promise<void> {
  await move(scope, { ...one, name: 'keep_going' });
}
