import { Forbidden } from '../../../core/index.ts';
import type { Actor } from '../../../platform/database/index.ts';

/** What is asked, and how it is scored, is a setting of the programme: decided by its administrator, read by co-ordinators. */
export function mayKeepQuestionnaires(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'administrator';
}

/** @throws Forbidden for everybody but an administrator */
export function mustKeepQuestionnaires(actor: Pick<Actor, 'role'>): void {
  if (!mayKeepQuestionnaires(actor)) throw new Forbidden('questionnaires.refused.administrator');
}
