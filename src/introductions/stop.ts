import type { Scope } from '../platform/database/index.ts';
import type { Barrier } from '../programmes/index.ts';
import { move } from './move.ts';

export type StopIntroduction = {
  readonly referralId: string;
  readonly introductionId: string;
  /** What stood in the way; required, because it is reported. */
  readonly barrier: Barrier;
  readonly note?: string | null;
};

/** Ends an introduction that came to nothing, from any open state. */
export async function stopIntroduction(scope: Scope, input: StopIntroduction): Promise<void> {
  const { barrier, ...rest } = input;
  await move(scope, { ...rest, name: 'stop', reason: barrier });
}
