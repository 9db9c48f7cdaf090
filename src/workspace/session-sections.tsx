import { planStore } from '../plans/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { SessionSection } from '../sessions/index.ts';
import type { View } from '../ui/index.ts';

/** What the session page shows beside the note from rooms that come after sessions: the open steps of the plan. */
export async function sessionSections(
  scope: Scope,
  view: View,
  referralId: string,
): Promise<readonly SessionSection[]> {
  const plan = await planStore(scope).ofReferral(referralId);
  const open = plan?.goals.flatMap(goal => goal.actions.filter(action => action.doneOn === null)) ?? [];
  if (open.length === 0) return [];
  const { t, say } = view;
  return [
    {
      title: t('workspace.session.steps'),
      body: (
        <ul class="todo">
          {open.map(action => (
            <li>
              <span class="todo__box" />
              <span>
                {action.words} {action.dueOn && <span class="quiet">{say.near(action.dueOn)}</span>}
              </span>
            </li>
          ))}
        </ul>
      ),
    },
  ];
}
