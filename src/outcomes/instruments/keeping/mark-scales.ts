import { isDeepStrictEqual } from 'node:util';
import { Refused } from '../../../core/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import type { Instrument, Scale } from '../instrument.ts';
import { mustKeepQuestionnaires } from './policy.ts';
import { standingOf } from './standing-of.ts';
import { makeStep } from './step.ts';
import { questionnaireStore } from './store.ts';

export type MarkScales = {
  readonly instrument: string;
  /** Number of the step that the page was made of. */
  readonly number: number;
  readonly scales: readonly Scale[];
  readonly today: Temporal.PlainDate;
};

/**
 * Says how an imported questionnaire is scored. Scales of a version that was answered already are not changed: the same words become a
 * new version with the new scales, so that scores keep meaning what they meant. The first scales count for what was answered before, too.
 * @returns the version that is scored so
 * @throws Forbidden, NotFound, Refused (not an imported one, or changed meanwhile)
 */
export async function markScales(
  scope: Scope,
  { instrument: id, number, scales, today }: MarkScales,
): Promise<{ readonly version: number }> {
  mustKeepQuestionnaires(scope.actor);
  const standing = await standingOf(scope, id, today);
  const newest = standing.versions.at(-1);
  if (standing.origin !== 'file' || !newest) throw new Refused('questionnaires.refused.scales');
  if (standing.number !== number) throw new Refused('questionnaires.refused.meanwhile');
  if (!scales.every(scale => isOf(standing.instrument, scale)))
    throw new Refused('questionnaires.refused.scale_items');
  const { version } = newest;
  const now = standing.instrument.scales;
  if (isDeepStrictEqual(now, scales)) return { version };
  const fixed = now.length > 0 && (await questionnaireStore(scope).isAnswered(id, version));
  if (!fixed) {
    await makeStep(scope, id, number, { kind: 'scoring', version, scales });
    return { version };
  }
  const { madeAt: _, ...words } = newest;
  await makeStep(scope, id, number, { ...words, version: version + 1, comparableWith: [] });
  await makeStep(scope, id, number + 1, { kind: 'scoring', version: version + 1, scales });
  return { version: version + 1 };
}

/** A scale counts questions with numbers or choices that are there. */
function isOf({ items }: Instrument, scale: Scale): boolean {
  return scale.items.every(id => {
    const kind = items.find(one => one.id === id)?.kind;
    return kind !== undefined && kind !== 'text' && kind !== 'group' && kind !== 'display';
  });
}
