import type { Actor } from '../../platform/database/index.ts';

/** What is done in supervision. */
export type SupervisionAct = 'put_forward' | 'read' | 'take_back' | 'hold';

/**
 * A link worker puts their own cases forward, reads their own agenda and takes back what they asked; a co-ordinator does that for all and
 * holds the supervision. Nobody holds their own. The clock puts forward what the rules see.
 * @param workerId whose case or supervision it is
 */
export function maySupervise(actor: Actor, act: SupervisionAct, workerId: string | null): boolean {
  if (actor.role === 'coordinator') return act !== 'hold' || workerId !== actor.id;
  if (actor.role === 'system') return act === 'put_forward' || act === 'read';
  return actor.role === 'link_worker' && act !== 'hold' && workerId === actor.id;
}
