import { houseRules } from '../../care/index.ts';
import { dayIn } from '../../core/index.ts';
import {
  type Answers,
  assessmentsOf,
  type Instrument,
  instrumentsOf,
  latest,
  recordAssessments,
  recordForCourse,
  versionOf,
} from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type SaidOutcome, saysOf } from './said.ts';
import type { ToCarry } from './to-carry.ts';

/**
 * Answers to one questionnaire become an assessment at once, so that nothing is lost when somebody is interrupted, and an answer that a
 * person must look at is looked at now. What was asked at this timepoint already, by a colleague or on another day, stays as it was.
 */
export async function carryAnswers(scope: Scope, { said, own }: ToCarry): Promise<SaidOutcome> {
  const { timepoint, placeId, instrument, version, declined, answers, askedIn, proxy } = saysOf(
    'answers',
    said,
  );
  const { zone } = await houseRules(scope);
  const takenOn = dayIn(zone, said.at);
  const voice = proxy ? 'proxy' : 'person';
  const taken = (await assessmentsOf(scope, own.referralId)).filter(
    one => (one.placeId ?? null) === (placeId ?? null),
  );
  const before = latest(taken, instrument, timepoint, voice);
  const mine = before === null || (before.takenHow && before.takenOn.equals(takenOn));
  if (!mine) return 'late';
  const lines = said.words === null ? [] : said.words.split('\n').map(one => one || null);
  const isConcerns = instrument === 'own_concerns';
  const definition = (await instrumentsOf(scope, takenOn)).of(instrument);
  const asked = definition && versionOf(definition, version ?? definition.version);
  const inWords = isConcerns || !asked ? {} : wordsByItem(asked, lines);
  const record = placeId ? recordForCourse : recordAssessments;
  await record(scope, {
    referralId: own.referralId,
    timepoint,
    placeId: placeId ?? null,
    takenOn,
    words: isConcerns ? lines : [],
    filled: [
      {
        instrument,
        ...(version === undefined ? {} : { version }),
        declined,
        answers: { ...answers, ...inWords },
      },
    ],
    takenHow: said.helperName ? 'helper' : 'link',
    mode: 'link',
    askedIn: askedIn ?? null,
    proxy: proxy ?? null,
  });
  return 'done';
}

/** Free words are kept sealed, a line for each question that asks for them, in their order. */
function wordsByItem(asked: Instrument, lines: readonly (string | null)[]): Answers {
  return Object.fromEntries(
    asked.items
      .filter(item => item.kind === 'text')
      .flatMap((item, index) => (lines[index] ? [[item.id, lines[index]]] : [])),
  );
}
