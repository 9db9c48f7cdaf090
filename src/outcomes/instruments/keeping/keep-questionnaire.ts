import { Refused } from '../../../core/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import type { Understood } from '../import/understood.ts';
import { instrumentsOf } from '../queries.ts';
import { mustKeepQuestionnaires } from './policy.ts';
import { makeStep } from './step.ts';

export type KeepQuestionnaire = {
  readonly understood: Understood;
  /** The scores of the version before mean the same: its answers may be paired with those of this one. */
  readonly comparable: boolean;
  readonly today: Temporal.PlainDate;
};

/**
 * Keeps an imported questionnaire: as the first version, or as the next where its words have changed. The scoring of the version
 * before goes with it if scores mean the same and its questions are still there. The same again changes nothing.
 * @returns its version, and whether anything changed
 * @throws Forbidden, Refused (it is one of the house's, or somebody else kept a version at the same time)
 */
export async function keepQuestionnaire(
  scope: Scope,
  { understood, comparable, today }: KeepQuestionnaire,
): Promise<{ readonly version: number; readonly changed: boolean }> {
  mustKeepQuestionnaires(scope.actor);
  const { id, url, mark, definition } = understood;
  const { standings } = await instrumentsOf(scope, today);
  const before = standings.find(one => one.instrument.id === id);
  if (before && before.origin !== 'file') throw new Refused('questionnaires.refused.house');
  const newest = before?.versions.at(-1);
  if (newest?.mark === mark) return { version: newest.version, changed: false };
  const version = (newest?.version ?? 0) + 1;
  const number = before?.number ?? 0;
  await makeStep(scope, id, number, {
    kind: 'words',
    version,
    from: 'file',
    url,
    mark,
    comparableWith: comparable && newest ? [newest.version, ...newest.comparableWith] : [],
    definition,
  });
  const scales = comparable ? (before?.instrument.scales ?? []) : [];
  const there = new Set(definition.items.map(item => item.id));
  if (scales.length > 0 && scales.every(scale => scale.items.every(item => there.has(item))))
    await makeStep(scope, id, number + 1, { kind: 'scoring', version, scales });
  return { version, changed: true };
}
