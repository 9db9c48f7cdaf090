import type { Route } from '../../web/index.ts';
import { move, moveForm } from './move.tsx';
import { notHeld, notHeldForm, undoNotHeld } from './not-held.tsx';
import { plan, planForm } from './plan.tsx';
import { oneSessionRoutes } from './session.tsx';
import type { SessionParts } from './session-facts.tsx';

/**
 * Every address of the room.
 * @param parts what rooms further up show on the session page, such as open actions of the plan
 */
export function sessionRoutes(parts: SessionParts = {}): readonly Route[] {
  return [planForm, plan, moveForm, move, notHeldForm, notHeld, undoNotHeld, ...oneSessionRoutes(parts)];
}
