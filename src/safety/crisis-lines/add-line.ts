import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayKeepLines } from '../policy.ts';
import { type CheckWay, checkLine, type checkMonths } from './check-line.ts';
import { crisisLineStore, type NewOwnLine } from './store.ts';

export type OwnLineInput = {
  readonly line: NewOwnLine;
  readonly how: CheckWay;
  readonly months: (typeof checkMonths)[number];
  readonly today: Temporal.PlainDate;
};

/**
 * Adds a line that only this programme shows, with its first check: nothing is shown that nobody has tried.
 * @throws Forbidden, Refused (said to have rung a line that can only be texted)
 * @returns its id
 */
export async function addLine(scope: Scope, input: OwnLineInput): Promise<string> {
  mayKeepLines(scope.actor);
  const id = await crisisLineStore(scope).addLine(input.line);
  await audit(scope, {
    verb: 'crisis_line.added',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: [id],
  });
  await checkLine(scope, { ...input, line: id, works: true, note: null });
  return id;
}
