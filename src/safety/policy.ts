import { Forbidden } from '../core/index.ts';
import type { Actor } from '../platform/database/index.ts';

/** Who answers for crisis lines and for who is called at night. */
export const keepers = ['coordinator', 'administrator'] as const;

/** @throws Forbidden for whoever does not answer for them */
export function mayKeepLines(actor: Actor): void {
  if (!keepers.some(role => role === actor.role)) throw new Forbidden('safety.refused.keeper');
}
