import { Refused } from '../../../core/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import type { Licence } from '../steps.ts';
import { mustKeepQuestionnaires } from './policy.ts';
import { standingOf } from './standing-of.ts';
import { makeStep } from './step.ts';

/**
 * Records who let the programme use a questionnaire, under which number, until when. The day after its last it is not asked any more;
 * what was answered stays scored.
 * @throws Forbidden, NotFound, Refused (needs no licence, or changed meanwhile)
 */
export async function recordLicence(
  scope: Scope,
  input: {
    readonly instrument: string;
    readonly number: number;
    readonly licence: Licence;
    readonly today: Temporal.PlainDate;
  },
): Promise<void> {
  mustKeepQuestionnaires(scope.actor);
  const standing = await standingOf(scope, input.instrument, input.today);
  if (standing.origin === 'house') throw new Refused('questionnaires.refused.free');
  if (standing.number !== input.number) throw new Refused('questionnaires.refused.meanwhile');
  await makeStep(scope, input.instrument, input.number, { kind: 'licence', ...input.licence });
}
