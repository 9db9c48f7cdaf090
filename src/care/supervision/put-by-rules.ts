import { auditAll } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { houseRules } from '../queries/house-rules.ts';
import { casesToLookAt } from './queries.ts';
import { supervisionStore } from './store.ts';
import { rulesSeen } from './supervision.ts';

/** Puts forward what the rules see in open cases. Running it twice changes nothing; a rule rests for six weeks after it was heard. */
export async function putByRules(scope: Scope): Promise<void> {
  const { settings, today, zone } = await houseRules(scope);
  const store = supervisionStore(scope);
  const seen = (await casesToLookAt(scope, today, zone)).flatMap(one =>
    rulesSeen(one, settings.sessions)
      .filter(rule => !one.resting.includes(rule))
      .map(rule => ({ ...one, rule, question: null })),
  );
  const made: { readonly id: string; readonly personId: string | null; readonly rule: string }[] = [];
  for (const one of seen) {
    const id = await store.put(one);
    if (id !== null) made.push({ id, personId: one.personId, rule: one.rule });
  }
  await auditAll(
    scope,
    made.map(({ id, personId, rule }) => ({
      verb: 'supervision.put_forward' as const,
      subject: { kind: 'supervision_item', id },
      personId,
      reason: rule,
    })),
  );
}
