import type { Scope } from '../platform/database/index.ts';
import { move } from './move.ts';

type One = { readonly referralId: string; readonly introductionId: string };

/** The person wants to go: a suggestion becomes a choice. */
export async function choose(scope: Scope, one: One): Promise<void> {
  await move(scope, { ...one, name: 'choose' });
}
