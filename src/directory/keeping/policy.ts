import { Forbidden } from '../../core/index.ts';
import type { Actor } from '../../platform/database/index.ts';
import { type Kept, mayKeep } from '../editing/index.ts';

const keepers = ['coordinator', 'administrator', 'system'];
const withPeople = ['link_worker', 'coordinator'];

/** Whether somebody keeps the directory: decides what it says. The database asks the same again. */
export function isKeeper(actor: { readonly role: string }): boolean {
  return keepers.includes(actor.role);
}

/** Whether somebody works with people, and so reads and writes what link workers tell each other of a group. */
export function worksWithPeople(actor: { readonly role: string }): boolean {
  return withPeople.includes(actor.role);
}

/** @throws Forbidden for an entry that another programme wrote */
export function onlyTheirs(entry: Kept): void {
  const leave = mayKeep(entry, 'edit');
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
}

/** @throws Forbidden for everybody who does not keep the directory */
export function onlyKeepers(actor: Actor): void {
  if (!isKeeper(actor)) throw new Forbidden('directory.keeping.refused.role');
}
