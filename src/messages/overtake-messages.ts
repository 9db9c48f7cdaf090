import type { Scope } from '../platform/database/index.ts';
import { messageStore } from './store.ts';
import type { TemplateName } from './templates.ts';

/** What of these has not left the house is overtaken by other news about the case and is not sent any more. */
export async function overtakeMessages(
  scope: Scope,
  referralId: string,
  templates: readonly TemplateName[],
): Promise<void> {
  await messageStore(scope).overtake(referralId, templates);
}
