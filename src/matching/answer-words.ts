import { allOf } from '../core/index.ts';
import { type MatchAsk, matchRecords } from '../directory/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { lexiconInUse } from './editing/lexicon-in-use.ts';
import { learningStore } from './learning/store.ts';
import { heardIn, type Match, type MatchInput, match } from './match.ts';
import { recordsWanted } from './records-wanted.ts';

/** Answers a statement from the directory, with the list of concepts and what was learned that the actor's programme uses. */
export async function answerWords(
  scope: Scope,
  input: MatchInput,
  { region, near }: Pick<MatchAsk, 'region' | 'near'>,
  today: Temporal.PlainDate,
): Promise<Match> {
  const { lexicon, learned } = await allOf({
    lexicon: lexiconInUse(scope),
    learned: learningStore(scope).inUse(),
  });
  const heard = heardIn(input, lexicon);
  const records = await matchRecords(scope.db, recordsWanted(heard, lexicon, region, near));
  return match(input, heard, records, lexicon, today, learned);
}
