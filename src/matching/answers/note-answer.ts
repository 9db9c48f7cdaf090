import { askFacts } from '../../directory/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { LimitCode } from '../limits.ts';
import type { Match } from '../match.ts';
import { unheardStore } from '../unheard/store.ts';
import { wordsToNote } from '../unheard/words-to-note.ts';
import { answerToKeep } from './answer-kept.ts';
import { answerStore } from './store.ts';

/** Facts that a search may need and an entry not say, as the directory's keepers call them. */
const facts = {
  free: 'cost',
  step_free: 'step_free',
  day: 'times',
  evening: 'times',
  women_only: 'who_for',
  men_only: 'who_for',
} as const satisfies Partial<Record<LimitCode, string>>;

export type Noted = {
  readonly say: string;
  readonly result: Match;
  readonly referralId: string | null;
  /** The first part of a postcode; never more. */
  readonly area: string | null;
  readonly withinKm: number;
  readonly today: Temporal.PlainDate;
};

/**
 * What is written down when an answer is shown: for a case in hand the answer without the words, so that an introduction
 * can say why; which facts were missing; and words that no concept caught. The same answer looked at again writes nothing more.
 */
export async function noteAnswer(scope: Scope, noted: Noted): Promise<void> {
  const { result, referralId } = noted;
  const fresh =
    referralId === null ? true : await answerStore(scope).keep(referralId, answerToKeep(result, noted));
  if (!fresh) return;
  const shown = result.groups.flatMap(({ services }) => services);
  await askFacts(
    scope,
    shown.flatMap(({ record, unknown }) =>
      unknown.flatMap(limit =>
        isAskable(limit) ? [{ serviceId: record.serviceId, fact: facts[limit] }] : [],
      ),
    ),
  );
  const { language, rest } = result.heard;
  if (language === null) return;
  await unheardStore(scope).note(language, wordsToNote(noted.say, rest, language), noted.today);
}

function isAskable(limit: LimitCode): limit is keyof typeof facts {
  return limit in facts;
}
