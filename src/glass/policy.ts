import type { Actor } from '../platform/database/index.ts';
import type { Glass } from './glass.ts';

/** Yes, or no with the words key of why. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };

const yes: Answer = { ok: true };
const no = (reasonKey: string): Answer => ({ ok: false, reasonKey });

/**
 * Link workers open a record that is outside their relation; co-ordinators need not, and nobody else works with people. It is
 * closed by who opened it or by a co-ordinator. It is judged by a co-ordinator, never by who opened it, and once.
 */
export function may(
  actor: Pick<Actor, 'id' | 'role'>,
  act: 'open' | 'end' | 'review',
  glass: Pick<Glass, 'staffId' | 'verdict'> | null = null,
): Answer {
  if (act === 'open') return actor.role === 'link_worker' ? yes : no('glass.refused.role');
  if (act === 'end')
    return actor.role === 'coordinator' || glass?.staffId === actor.id ? yes : no('glass.refused.role');
  if (actor.role !== 'coordinator') return no('glass.refused.role');
  if (glass?.staffId === actor.id) return no('glass.refused.own');
  return glass?.verdict ? no('glass.refused.judged') : yes;
}
