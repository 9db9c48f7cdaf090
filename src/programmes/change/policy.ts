import { Forbidden } from '../../core/index.ts';
import type { Actor } from '../../platform/database/index.ts';

/** How a programme works is decided by its administrator; co-ordinators read it. */
export function mayChangeProgramme(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'administrator';
}

/** @throws Forbidden for everybody but an administrator */
export function mustChangeProgramme(actor: Pick<Actor, 'role'>): void {
  if (!mayChangeProgramme(actor)) throw new Forbidden('settings.refused.administrator');
}
