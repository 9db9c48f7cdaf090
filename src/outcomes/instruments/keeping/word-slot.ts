import { createHash } from 'node:crypto';
import { Refused } from '../../../core/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import { isHeld } from '../fold-steps.ts';
import type { StoredDefinition } from '../stored.ts';
import { mustKeepQuestionnaires } from './policy.ts';
import { standingOf } from './standing-of.ts';
import { makeStep } from './step.ts';

/**
 * Fills a slot with the words that the licence allows the programme to use. Other English words are a new version; a translation
 * beside words that stand is one too, and pairs with the version before. The same again changes nothing.
 * @throws Forbidden, NotFound, Refused (no slot, no licence that holds, or changed meanwhile)
 */
export async function wordSlot(
  scope: Scope,
  input: {
    readonly instrument: string;
    readonly number: number;
    readonly definition: StoredDefinition;
    readonly today: Temporal.PlainDate;
  },
): Promise<{ readonly version: number }> {
  mustKeepQuestionnaires(scope.actor);
  const { instrument, number, definition, today } = input;
  const standing = await standingOf(scope, instrument, today);
  if (standing.origin !== 'slot') throw new Refused('questionnaires.refused.no_slot');
  if (!isHeld(standing.licence, today)) throw new Refused('questionnaires.refused.licence');
  if (standing.number !== number) throw new Refused('questionnaires.refused.meanwhile');
  const newest = standing.versions.at(-1);
  const mark = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  if (newest?.mark === mark) return { version: newest.version };
  const version = (newest?.version ?? 0) + 1;
  const same = newest && englishOf(newest.definition) === englishOf(definition);
  await makeStep(scope, instrument, number, {
    kind: 'words',
    version,
    from: 'slot',
    url: null,
    mark,
    comparableWith: same ? [newest.version, ...newest.comparableWith] : [],
    definition,
  });
  return { version };
}

/** The English words of every question and answer, as one text to compare. */
function englishOf({ items }: StoredDefinition): string {
  return JSON.stringify(
    items.map(item => [
      item.text?.en,
      item.kind === 'choice' ? item.options.map(one => one.text?.en) : null,
      item.kind === 'scale' ? [item.low?.en, item.high?.en] : null,
    ]),
  );
}
