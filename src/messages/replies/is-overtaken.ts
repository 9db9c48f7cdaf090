import type { Scope } from '../../platform/database/index.ts';
import { aboutAsked } from './asked-queries.ts';
import { askStore } from './store.ts';

/** Whether a reminder that has not left yet asks about a meeting that was moved or called off meanwhile: it must not go any more. */
export async function isOvertaken(
  scope: Scope,
  message: { readonly id: string; readonly template: string },
): Promise<boolean> {
  if (!message.template.endsWith('_reminder')) return false;
  const asked = await askStore(scope).hold(message.id);
  return asked !== undefined && !(await aboutAsked(scope, asked))?.stands;
}
