import type { Actor } from '../platform/database/index.ts';

type Who = Pick<Actor, 'role' | 'id'>;

/** Holds and copies for people are the co-ordinator's: they read the record. */
export function mayHold(actor: Who): boolean {
  return actor.role === 'coordinator';
}

/** Co-ordinators and administrators decide that records go: the list has references and days only. */
export function mayPropose(actor: Who): boolean {
  return actor.role === 'coordinator' || actor.role === 'administrator';
}

/** The role and hand that proposed a run. */
export type Proposed = { readonly proposedBy: string; readonly proposedRole: string };

/** Whoever approves is another person than who proposed, and one of the two is a co-ordinator. */
export function mayApprove(actor: Who, run: Proposed): boolean {
  return (
    mayPropose(actor) &&
    actor.id !== run.proposedBy &&
    (actor.role === 'coordinator' || run.proposedRole === 'coordinator')
  );
}
