import { Refused } from '../../../core/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import { defaultPack } from '../house.ts';
import { mustKeepQuestionnaires } from './policy.ts';
import { standingOf } from './standing-of.ts';
import { makeStep } from './step.ts';

/**
 * Begins or stops asking a questionnaire beside the three-minute pack.
 * @throws Forbidden, NotFound, Refused (part of the pack, without words or licence, or changed meanwhile)
 */
export async function setAsked(
  scope: Scope,
  input: {
    readonly instrument: string;
    readonly number: number;
    readonly asked: boolean;
    readonly today: Temporal.PlainDate;
  },
): Promise<void> {
  mustKeepQuestionnaires(scope.actor);
  const { instrument, number, asked } = input;
  if (defaultPack.some(one => one.id === instrument)) throw new Refused('questionnaires.refused.pack');
  const standing = await standingOf(scope, instrument, input.today);
  if (asked && !standing.mayBeAsked) throw new Refused('questionnaires.refused.not_ready');
  if (standing.number !== number) throw new Refused('questionnaires.refused.meanwhile');
  if (standing.asked === asked) return;
  await makeStep(scope, instrument, number, { kind: 'asked', asked });
}
