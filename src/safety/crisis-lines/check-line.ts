import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { crisisRegistryOf, type KnownLine, knownLines, regionOf } from '../../programmes/index.ts';
import { mayKeepLines } from '../policy.ts';
import { crisisLineStore } from './store.ts';

/** How somebody made sure that a line answers as listed. */
export const checkWays = ['rang', 'texted', 'looked', 'told'] as const;
export type CheckWay = (typeof checkWays)[number];

/** Months after which a line goes dark unless somebody tries it again. Longer is not offered: numbers change. */
export const checkMonths = [3, 6, 12] as const;

export type LineCheckInput = {
  /** Key of a line of the region, or id of an own one. */
  readonly line: string;
  readonly how: CheckWay;
  /** Whether it answers as listed. A line that does not is not shown from this moment. */
  readonly works: boolean;
  readonly months: (typeof checkMonths)[number];
  readonly note: string | null;
  /** Today in the programme's zone. */
  readonly today: Temporal.PlainDate;
};

/** The lines of the actor's programme, shown or not. */
export async function linesHere(scope: Scope): Promise<readonly KnownLine[]> {
  const { region, crisisLines } = await crisisLineStore(scope).registry();
  return knownLines(regionOf(region === 'uk' ? 'uk' : 'ie'), crisisRegistryOf(crisisLines));
}

/**
 * Puts on record that a crisis line was tried: who, when, how, and until when it may be shown. No update of the software is needed.
 * @throws Forbidden, NotFound, Refused (a line that can only be texted was not rung)
 */
export async function checkLine(scope: Scope, input: LineCheckInput): Promise<void> {
  mayKeepLines(scope.actor);
  const line = (await linesHere(scope)).find(one => one.id === input.line);
  if (!line) throw new NotFound('crisis line');
  if (input.how === 'rang' && line.phone === null) throw new Refused('safety.lines.refused.no_phone');
  if (input.how === 'texted' && line.text === null) throw new Refused('safety.lines.refused.no_text');
  await crisisLineStore(scope).addCheck({
    line: line.id,
    how: input.how,
    works: input.works,
    shown_until: input.works ? input.today.add({ months: input.months }) : input.today,
    note: input.note,
    checked_on: input.today,
  });
  await audit(scope, {
    verb: input.works ? 'crisis_line.checked' : 'crisis_line.taken_off',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: [line.id],
    reason: input.how,
  });
  await emit(scope, {
    name: 'CrisisLineChecked',
    subjectId: scope.actor.programmeId,
    payload: { line: line.id, works: input.works },
  });
}
